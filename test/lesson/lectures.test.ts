import { describe, expect, test } from "vitest";
import { usedAt } from "../../scripts/notebooks/check/rules/terms.js";
import { lectures, terms } from "./course.js";

const everyQuestion = lectures.flatMap((lecture) => lecture.quiz);

describe.each(lectures.map((lecture) => [lecture.number, lecture] as const))("lecture %i", (number, lecture) => {
  test("has at least six exercises, a broken twin, a vendor claim and five quiz questions, all numbered by the lecture", () => {
    const ids = [...lecture.exercises, ...lecture.quiz].map(({ id }) => id);
    expect(ids.filter((id) => !/^[EQ]/.test(id) || !id.slice(1).startsWith(`${number}.`))).toEqual([]);
    expect(lecture.exercises.length).toBeGreaterThanOrEqual(6);
    expect(lecture.exercises.some((exercise) => exercise.twin)).toBe(true);
    expect([lecture.quiz.length, lecture.vendor.length]).toEqual([5, 1]);
    expect(lecture.vendor[0]!.ask).toHaveLength(3);
  });

  test("every word of a definition that is itself a term of this lecture is defined before it", () => {
    const early = lecture.terms.flatMap((entry, i) =>
      lecture.terms
        .slice(i + 1)
        .filter((later) => usedAt(later, entry.means) >= 0 && !contains(entry.id, later.id))
        .map((later) => `${entry.id} uses ${later.id}`),
    );
    expect(early).toEqual([]);
  });
});

test.each(everyQuestion.map((q) => [q.id, q] as const))(
  "quiz question %s has one right option, and explains every one",
  (_id, { options }) => {
    expect(options.filter((option) => option.right)).toHaveLength(1);
    expect(options.length).toBeGreaterThanOrEqual(3);
    expect(options.filter((option) => option.why.length < 30)).toEqual([]);
  },
);

test("the right letter is spread over the questions: none is right more than twice in a lecture", () => {
  for (const { quiz } of lectures) {
    const letters = quiz.map(({ options }) => options.findIndex((option) => option.right));
    expect(Math.max(...[0, 1, 2, 3].map((k) => letters.filter((letter) => letter === k).length))).toBeLessThanOrEqual(
      2,
    );
  }
});

test("over the course every letter is right about equally often: half to 1.6 times its even share", () => {
  const letters = everyQuestion.map(({ options }) => options.findIndex((option) => option.right));
  const even = everyQuestion.length / 4;
  for (const letter of [0, 1, 2, 3]) {
    const count = letters.filter((other) => other === letter).length;
    expect(count, `letter ${"ABCD"[letter]}`).toBeGreaterThanOrEqual(Math.floor(even * 0.5));
    expect(count, `letter ${"ABCD"[letter]}`).toBeLessThanOrEqual(Math.ceil(even * 1.6));
  }
});

test("the right option is not given away by being the longest: it is so in at most half of the questions", () => {
  const longest = everyQuestion.filter(
    ({ options }) => options.reduce((a, b) => (b.text.length > a.text.length ? b : a)).right,
  );
  expect(longest.length).toBeLessThanOrEqual(everyQuestion.length / 2);
});

test("terms are found as whole words, in any case and spelling", () => {
  const loss = terms.get("loss")!;
  expect(usedAt(loss, "Losses add up")).toBe(0);
  expect(usedAt(loss, "a glossy lossless picture")).toBe(-1);
});

function contains(longer: string, part: string): boolean {
  return longer.includes(part);
}
