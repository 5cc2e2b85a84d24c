/** All lectures, registered: what tests of the course as a whole look at. */
import { lecture as first } from "../../src/course/01/index.js";
import { lecture as second } from "../../src/course/02/index.js";
import { lecture as third } from "../../src/course/03/index.js";
import type { Exercise } from "../../src/lesson/exercise.js";
import type { Lecture, Term } from "../../src/lesson/lecture.js";

export const lectures: readonly Lecture[] = [first, second, third];

export const exercises: ReadonlyMap<string, Exercise> = new Map(
  lectures.flatMap((lecture) => lecture.exercises.map((exercise) => [exercise.id, exercise])),
);

export const terms: ReadonlyMap<string, Term> = new Map(
  lectures.flatMap((lecture) => lecture.terms.map((term) => [term.id, term])),
);
