import { beforeEach, expect, test } from "vitest";
import * as lesson from "../../src/lesson/index.js";
import { forget } from "../../src/lesson/ledger.js";
import { findExercise } from "../../src/lesson/registry.js";
import "./course.js";
import { outputOf } from "./output.js";

beforeEach(forget);

test("a claim that holds shows a tick, its sentence and the number", () => {
  const shown = (...given: Parameters<typeof lesson.claim>) => outputOf(() => lesson.claim(...given)).text;
  expect(shown("b is found", 0.82614, { is: 0.826, within: 0.001 })).toBe("✓ b is found (0.826)");
  expect(shown("it falls", true)).toBe("✓ it falls");
  expect(shown("it ends at 0.3", 0.30000001, { is: 0.3, within: 0.001 })).toBe("✓ it ends at 0.3");
  expect(shown("the slope is zero", -2.66e-15, { is: 0, within: 1e-9 })).toBe("✓ the slope is zero (0)");
  expect(shown("they agree", [1.00001, 2], { is: [1, 2], within: 0.001 })).toBe("✓ they agree (2 of 2 agree)");
  expect(shown("all of them", [[true, true], [true]], { is: [[true, true], [true]] })).toBe(
    "✓ all of them (3 of 3 agree)",
  );
  expect(shown("it is refused", "refused", { is: "refused" })).toBe("✓ it is refused");
});

test.each<[string, unknown, lesson.Expectation | undefined, RegExp]>([
  ["false", false, undefined, /does not hold: it is false/],
  ["a number beyond its tolerance", 0.83, { is: 0.826, within: 0.001 }, /must be 0.826 within 0.001, and it is 0.83/],
  ["a number not exactly equal", 0.1 + 0.2, { is: 0.3 }, /must be exactly 0.3/],
  ["a claim of builders that is false", false, { builders: true }, /it is false/],
  ["NaN", Number.NaN, { is: 1, within: 9 }, /and it is NaN/],
  ["a list of another length", [1, 2], { is: [1, 2, 3] }, /must be exactly \[1, 2, 3\]/],
  ["one wrong entry", [1, 2], { is: [1, 3] }, /and it is \[1, 2\]/],
  ["a number not above", 0.97, { above: 0.98 }, /must be above 0.98/],
  ["a number without an expectation", 3, undefined, /is neither true nor false/],
  ["a misspelt expectation", 3, { equals: 3 } as any, /knows is, within, above, below and builders; got equals/],
])("a claim fails on %s", (_name, value, expected, message) => {
  expect(() => lesson.claim("this", value, expected)).toThrow(lesson.ClaimError);
  expect(() => lesson.claim("this", value, expected)).toThrow(message);
});

test("a claim reads tensors", () => {
  const tensor = { toArray: () => [1, 2] };
  expect(outputOf(() => lesson.claim("both", tensor, { is: [1, 2] })).text).toBe("✓ both (2 of 2 agree)");
});

test("reveal shows the guess, the truth and the distance", () => {
  const { text, html } = outputOf(() => {
    lesson.predict("G1.4", 0.3);
    lesson.reveal("G1.4", -2697);
  });
  expect(text).toContain("You guessed 0.3; it is −2697: off by 2697.");
  expect(html).not.toContain("<details");
});

test.each<[unknown, unknown, string]>([
  [2, 2, "it is 2: exactly right."],
  [1.41, 1.40856, "it is 1.41: right to three digits."],
  [1.2, 1.40856, "You guessed 1.2; it is 1.41: off by 0.209."],
  [0.123456, 5, "You guessed 0.123456; it is 5: off by 4.88."],
  ["up", "down", "You guessed up; it is down."],
  ["many", 3, "You guessed many; it is 3: the answer is a number."],
  ["1.4", 1.5, "You guessed 1.4; it is 1.5: off by 0.1."],
  ["-1,4", -1.5, "You guessed −1.4; it is −1.5: off by 0.1."],
  [true, false, "You guessed yes; it is no."],
  [[1, 5], [1, 2], "off by at most 3."],
  [[1, 5], new Float32Array([1, 2]), "off by at most 3."],
  [[1, 5], [1, 2, 3], "it has 3 entries, your guess has 2."],
  [["a", "b"], ["a", "c"], "1 of 2 differ."],
  [1, Number.POSITIVE_INFINITY, "it is ∞: further off than any number."],
  [1, Number.NaN, "it is NaN: it is not a number at all."],
])("a guess of %s where the truth is %s: %s", (guess, truth, told) => {
  outputOf(() => lesson.predict("x", guess));
  expect(outputOf(() => lesson.reveal("x", truth)).text).toContain(told);
});

test.each([undefined, null, "", "  ", Number.NaN])(
  "%j is no guess: the reader is asked for one, and the answer is folded",
  (empty) => {
    outputOf(() => lesson.predict("G1.4", 7));
    const asked = outputOf(() => lesson.predict("G1.4", empty, "how far")).text;
    expect(asked).toBe("G1.4, how far. No guess yet: type one above and run this cell again.");
    const { text, html } = outputOf(() => lesson.reveal("G1.4", 3));
    expect(text).toBe("G1.4. No guess yet. The answer: 3");
    expect(html).toMatch(/<details[^>]*><summary[^>]*>Show the answer<\/summary>.*<strong>3<\/strong>/);
    expect(outputOf(() => lesson.closing()).text).toBe("You have written down no guess in this notebook yet.");
  },
);

test("a number typed in quotation marks is taken as a number, and that is said", () => {
  expect(outputOf(() => lesson.predict("G1.1", "1,4", "dose, in Gy")).text).toBe(
    "your guess G1.1, dose, in Gy: 1.4. Taken as a number: no quotation marks are needed, and a point is the decimal sign.",
  );
});

test("an unknown exercise names the known ones", () => {
  expect(() => lesson.check("E0.9", 1)).toThrow(/no exercise "E0.9" in lectures 1, 2, 3.* There are E1.1, E1.2/);
  expect(() => lesson.hint("E0.9")).toThrow(/no exercise/);
});

test("hints come one by one, and the last one says that it is the last", () => {
  const hints = [1, 2, 3].map(() => outputOf(() => lesson.hint("E1.2")).text);
  expect(hints.map((hint) => /That was the last hint: open the solution/.test(hint))).toEqual([false, false, true]);
});

test("each wrong try brings one more hint, folded; an untouched starter and an unreadable answer bring none", () => {
  const told = (answer: unknown) => outputOf(() => lesson.check("E1.7", answer));
  const folds = (answer: unknown) => told(answer).html.match(/<summary[^>]*>Hint \d<\/summary>/g)?.length ?? 0;
  const { hints } = findExercise("E1.7");
  expect([folds(0), folds("up"), folds(0.777)]).toEqual([0, 0, 1]);
  for (let given = 2; given <= hints.length; given++) expect(folds(0.777)).toBe(given);
  expect(told(0.777).text).toMatch(/That was the last hint: open the solution\.$/);
  expect(told(0.0078).text).not.toMatch(/hint/i);
});

test("an exercise once solved stays solved", () => {
  const { text } = outputOf(() => {
    lesson.check("E1.7", 0.0078);
    lesson.check("E1.7", 0.777);
    lesson.closing();
  });
  expect(text).toContain("You have solved this exercise before, and it stays solved.");
  expect(text).toContain("You solved 1 of 1 exercise");
});

test("closing lists exercises, guesses beside the truth, core claims and those of the side rooms; nothing twice", () => {
  const { text, html } = outputOf(() => {
    lesson.claim("one", 1, { is: 1 });
    lesson.claim("one", 1, { is: 1 });
    lesson.claim("deep", true, { builders: true });
    lesson.term("loss");
    lesson.predict("G1.4", 2, "how far");
    lesson.predict("G1.5", undefined, "how many");
    lesson.predict("G1.6", 3);
    lesson.reveal("G1.6", 4);
    lesson.check("E1.2", 0.1);
    lesson.check("E1.2", 0.16);
    lesson.check("E1.8", "");
    lesson.closing();
  });
  expect(text.slice(text.indexOf("You solved"))).toBe(
    [
      "You solved 1 of 2 exercises",
      "  ✓ E1.2 The largest step length",
      "  ○ E1.8 A published claim",
      "Your guesses",
      "  G1.4, how far: you said 2, it was not revealed yet",
      "  G1.6: you said 3, it was 4 (off by 1)",
      "1 claim held",
      "  ✓ one (1)",
      "1 claim of the side rooms held",
      "  ✓ deep",
    ].join("\n"),
  );
  expect(html).toMatch(/<details[^>]*><summary[^>]*><strong>1 claim of the side rooms held/);
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
    lesson.check("E1.1", { w: 0, b: 0 });
    lesson.hint("E1.1");
    lesson.closing();
  });
  expect(html).not.toMatch(/<script|<style|\sid=|<b>|<i>|\son\w+=/);
  expect(html).toContain("a &lt; b &amp; &quot;c&quot;");
});
