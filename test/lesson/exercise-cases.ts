import { describe, expect, test } from "vitest";
import { judge } from "../../src/lesson/exercise.js";
import { exercises } from "./course.js";
import { mutants } from "./mutations.js";

/** For one exercise: the starter, right answers written differently, wrong ones with the reason they must be given. */
export interface Cases {
  starter: unknown;
  right: unknown[];
  wrong: [unknown, string][];
  /** Operators whose mutant is right, too: the exercise has more than one answer, or the slip changes nothing. */
  harmless?: string[];
}

/** Tries a lecture's exercises: starters, right and wrong answers by hand, and wrong ones made by operators. */
export function tryExercises(lecture: number, cases: Record<string, Cases>): void {
  test("every exercise of the lecture is tried here", () => {
    const ids = [...exercises.keys()].filter((id) => id.startsWith(`E${lecture}.`));
    expect(Object.keys(cases).sort()).toEqual(ids.sort());
  });

  describe.each(Object.entries(cases))("exercise %s", (id, { starter, right, wrong, harmless = [] }) => {
    const exercise = exercises.get(id)!;
    const verdict = (answer: unknown) => judge(exercise, answer);

    test("an untouched starter is told where to begin", () => {
      expect(verdict(starter)).toMatchObject({ right: false, reason: "untouched" });
    });

    test("at least two differently written right answers are accepted", () => {
      expect(right.length).toBeGreaterThanOrEqual(2);
      for (const answer of right) expect(verdict(answer)).toMatchObject({ right: true });
    });

    test.each(wrong)("wrong answer %# is refused for the right reason", (answer, reason) => {
      const { says, ...found } = verdict(answer);
      expect(found).toEqual({ right: false, reason });
      expect(says).toMatch(/\S.{15,}/);
    });

    test("mutants of the first right answer are refused with a sentence", () => {
      const accepted = mutants(right[0]).filter(({ answer }) => verdict(answer).right);
      expect(accepted.map(({ operator }) => operator)).toEqual(harmless);
      for (const { answer } of mutants(right[0])) expect(verdict(answer).says).toMatch(/\S.{15,}/);
    });

    test("every mistake it knows by name has been made here, and hints are there", () => {
      const reasons = new Set(wrong.map(([, reason]) => reason));
      expect(exercise.mistakes.map((mistake) => mistake.name).filter((name) => !reasons.has(name))).toEqual([]);
      expect(exercise.hints.length).toBeGreaterThanOrEqual(1);
    });
  });
}
