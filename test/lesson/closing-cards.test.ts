import { expect, test } from "vitest";
import { dollars, pounds } from "../../src/lesson/cost.js";
import * as lesson from "../../src/lesson/index.js";
import "./course.js";
import { outputOf } from "./output.js";

const full = { easy: "a", hard: "b", use: "c", kind: "d", data: "e", fails: "f" };

test("the card shows six answers, and names those that are missing", () => {
  expect(outputOf(() => lesson.card(full)).text).toContain("When does it fail: f");
  expect(() => lesson.card({ ...full, hard: " ", data: undefined as any })).toThrow(/not filled: hard, data/);
});

test("a quiz question reads as text: options, the answer and every reason", () => {
  const { text, html } = outputOf(() => lesson.quiz("Q1.2"));
  expect(text).toContain("answer: A. A negative slope means");
  expect(text.match(/^not [BCD]:/gm)).toHaveLength(3);
  expect(html.match(/<details/g)).toHaveLength(4);
  expect(() => lesson.quiz("Q0.1")).toThrow(/no quiz question "Q0.1" in lectures 1, 2, 3. There are Q1.1/);
});

test("a vendor claim comes with three questions", () => {
  const { text, html } = outputOf(() => lesson.vendor("1"));
  expect(text).toMatch(/The brochure says/);
  expect(html.match(/<details/g)).toHaveLength(3);
});

test("a term shows its definition and its other spellings", () => {
  expect(outputOf(() => lesson.term("learning rate")).text).toMatch(
    /^learning rate \(also step length\): What the gradient/,
  );
  expect(() => lesson.term("logit")).toThrow(/no term "logit"/);
});

test("a twin is judged as its exercise; others are no twins", () => {
  expect(outputOf(() => lesson.twin("E1.5", (beta: number, lr: number) => beta - lr * (10 * beta - 3))).text).toMatch(
    /^E1.5 right/,
  );
  expect(() => lesson.twin("E1.4", 0.16)).toThrow(/no broken twin "E1.4" in lectures 1, 2, 3. There are E1.5/);
});

test("the cost of an hour at 15 W: 0.015 kWh, half a cent, 0.0135 pounds", () => {
  expect(dollars(3600)).toBeCloseTo(0.0045, 12);
  expect(pounds(3600)).toBeCloseTo(0.0135, 12);
});

test("only what depends on the machine is marked as not compared", () => {
  const sent: any[] = [];
  const kernel = globalThis as any;
  const symbol = Symbol.for("Jupyter.broadcast");
  kernel[symbol] = (_type: string, content: any) => sent.push(content);
  try {
    lesson.cost({ parameters: 2, multiplyAdds: 1, training: 0.05, prediction: 1e-7 });
  } finally {
    delete kernel[symbol];
  }
  expect(sent.map((content) => content.metadata.gradus?.compare)).toEqual([undefined, false]);
  expect(sent.map((content) => content.metadata.gradus?.kind)).toEqual(["cost", "cost"]);
  expect(sent[0].data["text/plain"]).toContain("memory as float32: 8 bytes");
  expect(() => lesson.cost({ parameters: 2, multiplyAdds: 1, training: Number.NaN, prediction: 0 })).toThrow(
    /needs training/,
  );
});
