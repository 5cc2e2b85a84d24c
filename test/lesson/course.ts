/** All lectures, registered: what tests of the course as a whole look at. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Exercise } from "../../src/lesson/exercise.js";
import type { Lecture, Term } from "../../src/lesson/lecture.js";

const folder = join(import.meta.dirname, "..", "..", "src", "course");
const numbers = readdirSync(folder).filter((name) => /^\d\d$/.test(name));

export const lectures: readonly Lecture[] = await Promise.all(
  numbers.map(async (number) => {
    const module = await import(pathToFileURL(join(folder, number, "index.ts")).href);
    return module.lecture as Lecture;
  }),
);

export const exercises: ReadonlyMap<string, Exercise> = new Map(
  lectures.flatMap((lecture) => lecture.exercises.map((exercise) => [exercise.id, exercise])),
);

export const terms: ReadonlyMap<string, Term> = new Map(
  lectures.flatMap((lecture) => lecture.terms.map((term) => [term.id, term])),
);
