import { describe, expect, test } from "vitest";
import { judge } from "../../src/lesson/exercise.js";
import { agreesOn, anything, formula } from "../../src/lesson/formula.js";
import { letters } from "../../src/lesson/letters.js";
import { numeric } from "../../src/lesson/numeric.js";
import { oneOf } from "../../src/lesson/one-of.js";

const said = { id: "1.1", title: "t", begin: "begin", right: "right", otherwise: "otherwise", hints: ["a", "b"] };

describe("an exercise whose answer is", () => {
  const edge = numeric({
    ...said,
    truth: 0.3,
    within: 0.01,
    slips: [
      [3, "curvature forgotten", "divide"],
      [[0.2, 0.1], "momentum", "add it"],
      { name: "negative", when: (x) => x < 0, says: "positive" },
    ],
  });
  test.each([
    [0, "untouched"],
    [0.305, "right"],
    [0.32, "otherwise"],
    [3.005, "curvature forgotten"],
    [0.1, "momentum"],
    [-1, "negative"],
    ["0.3", "unreadable"],
    [Number.NaN, "unreadable"],
  ])("a number: %s is %s", (answer, reason) => expect(judge(edge, answer).reason).toBe(reason));

  test("a number of which the starter is another", () => {
    const strict = numeric({ ...said, truth: 0, within: 0, starter: -1, slips: [] });
    expect([-1, 0, 1e-9].map((answer) => judge(strict, answer).reason)).toEqual(["untouched", "right", "otherwise"]);
  });

  const way = oneOf({ ...said, options: ["up", "down", "stay"], truth: "up", slips: [["down", "the sign", "minus"]] });
  test.each([
    ["", "untouched"],
    [" Up", "right"],
    ["down", "the sign"],
    ["stay", "otherwise"],
    ["left", "unreadable"],
  ])("a word: %j is %s", (answer, reason) => expect(judge(way, answer).reason).toBe(reason));

  const missing = letters({
    ...said,
    belong: { B: "has no unit.", D: "has no range." },
    others: { A: "is told.", C: "is." },
  });
  test.each([
    ["", "untouched", "begin"],
    ["BD", "right", "right"],
    [" d, b", "right", "right"],
    [["B", "D"], "right", "right"],
    ["ABCD", "all of them", "every letter"],
    ["ABD", "gives A", "A is told."],
    ["BC", "gives C", "C is."],
    ["B", "lacks D", "2 do in all. Look again: has no range."],
    ["BX", "unreadable", 'letters between A and D, such as "AB"'],
    [3, "unreadable", "letters between A and D"],
  ])("some letters: %j is %s", (answer, reason, says) => {
    const verdict = judge(missing, answer);
    expect(verdict.reason).toBe(reason);
    expect(verdict.says).toContain(says);
  });

  const pair = formula<[a: number, b: number]>({
    ...said,
    signature: "(a, b) => [sum, product]",
    probes: [
      [2, 3],
      [-1, 4],
    ],
    truth: (a, b) => [a + b, a * b],
    starter: () => [0, 0],
    form: ["no pair", "a list of two numbers"],
    slips: [
      [(a, b) => [a - b, a * b], "minus", "plus"],
      [(a, b) => [a + b, anything], "only the sum", "the product"],
    ],
  });
  test.each<[string, unknown, string]>([
    ["the starter", () => [0, 0], "untouched"],
    ["the truth", (a: number, b: number) => [a + b, a * b], "right"],
    ["a tensor", (a: number, b: number) => ({ toArray: () => [a + b, a * b] }), "right"],
    ["a typed array", (a: number, b: number) => Float64Array.of(a + b, a * b), "right"],
    ["a slip", (a: number, b: number) => [a - b, a * b], "minus"],
    ["half of it", (a: number, b: number) => [a + b, 7], "only the sum"],
    ["a number", (a: number) => a, "no pair"],
    ["three numbers", () => [1, 2, 3], "no pair"],
    ["nothing", () => undefined, "no pair"],
    ["NaN", () => [Number.NaN, Number.NaN], "otherwise"],
    ["a number as text", () => ["5", "6"], "no pair"],
    ["an error", () => JSON.parse("{"), "fails"],
    ["no function", [5, 6], "unreadable"],
  ])("a function: %s is judged by what it gives", (_what, answer, reason) =>
    expect(judge(pair, answer).reason).toBe(reason),
  );
});

test("functions are compared on inputs of their own, relative to the size of the numbers", () => {
  const sorts = agreesOn([[[3, 1, 2]]], (list: number[]) => [...list].sort());
  expect(sorts((list: number[]) => list.sort())).toBe(true);
  expect(agreesOn([[1e9]], (x: number) => x, 1e-6)((x) => x + 100)).toBe(true);
  expect(agreesOn([[1]], (x: number) => ({ x, y: 1 }))((x) => ({ y: 1, x, z: 0 }))).toBe(true);
  expect(agreesOn([[1]], (x: number) => ({ x, y: 1 }))((x) => ({ x }))).toBe(false);
});
