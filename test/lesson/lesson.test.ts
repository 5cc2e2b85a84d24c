import { beforeEach, expect, test } from "vitest";
import * as lesson from "../../src/lesson/index.js";
import { forget } from "../../src/lesson/ledger.js";
import "./course.js";
import { outputOf } from "./output.js";

beforeEach(forget);

test("a claim that holds shows a tick, its number and what was asked of it", () => {
  expect(outputOf(() => lesson.claim("b is found", 0.8261, { is: 0.826, within: 0.001 })).text).toBe(
    "✓ b is found (0.8261; 0.826 within 0.001)",
  );
  expect(outputOf(() => lesson.claim("it falls", true)).text).toBe("✓ it falls");
});

test.each<[string, unknown, lesson.Expectation | undefined, RegExp]>([
  ["false", false, undefined, /does not hold: it is false/],
  ["a number beyond its tolerance", 0.83, { is: 0.826, within: 0.001 }, /must be 0.826 within 0.001, and it is 0.83/],
  ["a number not exactly equal", 0.1 + 0.2, { is: 0.3 }, /must be exactly 0.3/],
  ["NaN", Number.NaN, { is: 1, within: 9 }, /and it is NaN/],
  ["a list of another length", [1, 2], { is: [1, 2, 3] }, /must be exactly \[1, 2, 3\]/],
  ["one wrong entry", [1, 2], { is: [1, 3] }, /and it is \[1, 2\]/],
  ["a number not above", 0.97, { above: 0.98 }, /must be above 0.98/],
  ["a number without an expectation", 3, undefined, /needs something to hold/],
  ["a misspelt expectation", 3, { equals: 3 } as any, /knows is, within, above and below; got equals/],
])("a claim fails on %s", (_name, value, expected, message) => {
  expect(() => lesson.claim("this", value, expected)).toThrow(lesson.ClaimError);
  expect(() => lesson.claim("this", value, expected)).toThrow(message);
});

test("a claim reads tensors", () => {
  const tensor = { toArray: () => [1, 2] };
  expect(outputOf(() => lesson.claim("both", tensor, { is: [1, 2] })).text).toContain("[1, 2]");
});

test("reveal shows the guess, the truth and the distance", () => {
  const { text } = outputOf(() => {
    lesson.predict("G1.4", 0.3);
    lesson.reveal("G1.4", -2697);
  });
  expect(text).toContain("You guessed 0.3; it is -2697: off by 2697.3.");
});

test.each<[unknown, unknown, string]>([
  [2, 2, "exactly right"],
  ["up", "down", "not the same"],
  [[1, 5], [1, 2], "off by at most 3"],
  [["a", "b"], ["a", "c"], "1 of 2 differ"],
  [1, Number.POSITIVE_INFINITY, "off by more than any number"],
  [1, undefined, "not the same"],
])("a guess of %s where the truth is %s is %s", (guess, truth, distance) => {
  outputOf(() => lesson.predict("x", guess));
  expect(outputOf(() => lesson.reveal("x", truth)).text).toContain(distance);
});

test("reveal without a guess shows the truth and says so", () => {
  expect(outputOf(() => lesson.reveal("G1.4", 3)).text).toMatch(/^G1.4: 3. There was no guess/);
});

test("an unknown exercise names the known ones", () => {
  expect(() => lesson.check("E0.9", 1)).toThrow(/no exercise "E0.9" in lectures 1, 2, 3. There are E1.2, E1.1/);
  expect(() => lesson.hint("E0.9")).toThrow(/no exercise/);
});

test("hints come one by one, and the last one stays", () => {
  const hints = [1, 2, 3, 4].map(() => outputOf(() => lesson.hint("E1.3")).text);
  expect(new Set(hints).size).toBe(2);
  expect(hints[3]).toBe(hints[1]);
});

test("closing lists what ran, and running a cell again does not list it twice", () => {
  const { text } = outputOf(() => {
    lesson.claim("one", 1, { is: 1 });
    lesson.claim("one", 1, { is: 1 });
    lesson.predict("G1.4", 2, "how far");
    lesson.check("E1.4", 0.1);
    lesson.check("E1.4", 0.16);
    lesson.closing();
  });
  const list = text.slice(text.indexOf("1 claims held"));
  expect(list.match(/✓ one/g)).toHaveLength(1);
  expect(list).toContain("G1.4, how far: you said 2, not revealed");
  expect(list).toContain("exercises: 1 of 1 solved");
});

test("closing links a claim to the cell that showed it, in the notebook of its lecture", () => {
  const kernel = globalThis as any;
  kernel[Symbol.for("Jupyter.cell")] = "three-values";
  try {
    const { html } = outputOf(() => {
      lesson.claim("one", 1, { is: 1 });
      lesson.predict("G1.4", 2);
      lesson.closing();
    });
    expect(html).toContain('<a href="01-linear-regression.ipynb#cell-id=three-values">one</a>');
  } finally {
    delete kernel[Symbol.for("Jupyter.cell")];
  }
});

test("outputs survive an untrusted notebook: no script, style element, id or unescaped text", () => {
  const { html } = outputOf(() => {
    lesson.claim('a < b & "c"', true);
    lesson.predict("<script>", "<b>");
    lesson.reveal("<script>", "<i>");
    lesson.check("E1.2", { w: 0, b: 0 });
    lesson.hint("E1.2");
    lesson.closing();
  });
  expect(html).not.toMatch(/<script|<style|\sid=|<b>|<i>|\son\w+=/);
  expect(html).toContain("a &lt; b &amp; &quot;c&quot;");
});
