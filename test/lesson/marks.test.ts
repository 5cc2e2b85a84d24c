import { beforeEach, expect, test } from "vitest";
import * as lesson from "../../src/lesson/index.js";
import { forget } from "../../src/lesson/ledger.js";
import "./course.js";

beforeEach(forget);

/** The metadata of what is shown, as a kernel gets it. */
function marksOf(run: () => void): unknown[] {
  const marks: unknown[] = [];
  const kernel = globalThis as any;
  const symbol = Symbol.for("Jupyter.broadcast");
  kernel[symbol] = (_type: string, content: any) => marks.push(content.metadata.gradus);
  try {
    run();
  } finally {
    delete kernel[symbol];
  }
  return marks;
}

const answers = { easy: "a", hard: "b", use: "c", kind: "d", data: "e", fails: "f" };

test.each<[string, () => void, object]>([
  ["a claim", () => lesson.claim("it holds", true), { kind: "claim" }],
  ["a guess", () => lesson.predict("G1.4", 3), { kind: "guess", id: "G1.4", guessed: true }],
  ["an empty guess", () => lesson.predict("G1.4", undefined), { kind: "guess", id: "G1.4", guessed: false }],
  [
    "a guess with a question",
    () => lesson.predict("G1.4", 3, "how far"),
    { kind: "guess", id: "G1.4", guessed: true, question: "how far" },
  ],
  [
    "a reveal",
    () => lesson.reveal("G1.4", [1, 2.5]),
    { kind: "reveal", id: "G1.4", guessed: false, truth: "[1, 2.5]" },
  ],
  ["a right answer", () => lesson.check("E1.7", 0.0078), { kind: "check", id: "E1.7", verdict: "right" }],
  ["a wrong answer", () => lesson.check("E1.7", 0.777), { kind: "check", id: "E1.7", verdict: "not yet" }],
  ["a twin", () => lesson.twin("E1.3", () => 1), { kind: "check", id: "E1.3", verdict: "not yet" }],
  ["a hint", () => lesson.hint("E1.7"), { kind: "hint", id: "E1.7" }],
  ["a quiz question", () => lesson.quiz("Q1.1"), { kind: "quiz", id: "Q1.1" }],
  ["a claim of builders", () => lesson.claim("it holds", true, { builders: true }), { kind: "claim", builders: true }],
  ["two terms", () => lesson.term("loss", "gradient"), { kind: "term", id: "loss, gradient" }],
  ["a term", () => lesson.term("loss"), { kind: "term", id: "loss" }],
  ["a vendor claim", () => lesson.vendor("1"), { kind: "vendor", id: "1" }],
  ["the card", () => lesson.card(answers), { kind: "card" }],
  ["the closing", () => lesson.closing(), { kind: "closing" }],
])("%s says in its metadata what it is", (_what, run, mark) => {
  expect(marksOf(run)).toEqual([mark]);
});

test("a reveal says whether there was a guess", () => {
  const marks = marksOf(() => {
    lesson.predict("G1.4", 3);
    lesson.reveal("G1.4", 4);
  });
  expect(marks[1]).toEqual({ kind: "reveal", id: "G1.4", guessed: true, truth: "4" });
});
