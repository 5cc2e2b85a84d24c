/** What the library declares for each lecture, from its own module of the package: gradus/lecture-04. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Declared, Word } from "./lecture.js";

/** What a lecture's module gives, as far as the rules ask. */
interface LectureModule {
  lecture: {
    number: number;
    exercises: { id: string; writes?: true; judgement?: true }[];
    terms: Word[];
    facts: { says: string }[];
  };
}

/** Declarations by lecture; a lecture without a folder in src/course has none yet. The library must be built. */
export async function declarations(root: string): Promise<ReadonlyMap<number, Declared>> {
  const course = join(root, "src", "course");
  const numbers = existsSync(course) ? readdirSync(course).filter((name) => /^\d\d$/.test(name)) : [];
  const modules = await Promise.all(
    numbers.map((number) => import(`gradus/lecture-${number}`) as Promise<LectureModule>),
  );
  const words = modules.flatMap(({ lecture }) => lecture.terms);
  return new Map(
    modules.map(({ lecture: { number, exercises, facts } }) => [
      number,
      {
        exercises: new Map(exercises.map((one) => [one.id, one])),
        facts: facts.map(({ says }) => says),
        words,
      },
    ]),
  );
}
