import { expect, test } from "vitest";
import { dollars, kilograms, money } from "../../src/lesson/cost.js";
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
  expect(text).toContain("answer: A. Where the slope is negative");
  expect(text.match(/^not [BCD]:/gm)).toHaveLength(3);
  expect(html.match(/<details/g)).toHaveLength(4);
  expect(() => lesson.quiz("Q0.1")).toThrow(/no quiz question "Q0.1" in lectures 1, 2, 3.* There are Q1.1/);
});

test("a vendor claim comes with three questions", () => {
  const { text, html } = outputOf(() => lesson.vendor("1"));
  expect(text).toMatch(/The brochure says/);
  expect(html.match(/<details/g)).toHaveLength(3);
});

test("a term shows its definition and its other spellings", () => {
  expect(outputOf(() => lesson.term("learning rate")).text).toMatch(
    /^learning rate \(also step length\): The number that the slope/,
  );
  expect(() => lesson.term("flogiston")).toThrow(/no term "flogiston"/);
});

test("a twin is judged as its exercise; others are no twins", () => {
  expect(outputOf(() => lesson.twin("E1.3", (beta: number, lr: number) => beta - lr * (10 * beta - 3))).text).toMatch(
    /^E1.3 solved/,
  );
  expect(() => lesson.twin("E1.2", 0.16)).toThrow(/no broken twin "E1.2" in lecture 1. There are E1.3\.$/);
});

test("several terms are one list", () => {
  const { text, html } = outputOf(() => lesson.term("loss", "learning rate"));
  expect(text.split("\n").map((line) => line.split(":")[0])).toEqual(["loss", "learning rate (also step length)"]);
  expect(html.match(/border-left/g)).toHaveLength(1);
  expect(() => lesson.term()).toThrow(/needs the name of a word/);
});

test("the cost of an hour at 15 W: 0.015 kWh, half a cent, 5.55 g of CO₂", () => {
  expect(dollars(3600)).toBeCloseTo(0.0045, 12);
  expect(kilograms(3600)).toBeCloseTo(0.00555, 12);
});

test.each([
  [0, "less than a hundredth of a cent"],
  [0.0045, "0.45 cents"],
  [0.3, "30 cents"],
  [1.3, "$1.30"],
  [45.678, "$45.68"],
  [12345.6, "$12,346"],
])("%s dollars are told as %s", (sum, told) => expect(money(sum)).toBe(told));

test.each([
  [
    { training: 0.05, prediction: 1e-7 },
    "A million predictions cost less than a hundredth of a cent and less than 0.001 kg of CO₂, and use as much energy as a 10 W lamp in 0.15 seconds. The training took 0.05 seconds: less than a hundredth of a cent, as much energy as a 10 W lamp in 0.075 seconds.",
  ],
  [
    { training: 36000, prediction: 0.01 },
    "A million predictions cost 1.3 cents and 0.015 kg of CO₂, and use as much energy as 2.8 charges of a phone. The training took 10 hours: 4.5 cents, as much energy as 10 charges of a phone.",
  ],
])("seconds become money, energy and CO₂ in things that are at home: %j", (times, told) => {
  const { text } = outputOf(() => lesson.cost({ parameters: 2, multiplyAdds: 1, ...times }));
  expect(text).toBe(
    `The model: 2 parameters (8 bytes as float32), 1 multiply-add for a prediction.\nOn this machine: ${told}`,
  );
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
  expect(() => lesson.cost({ parameters: 2, multiplyAdds: 1, training: Number.NaN, prediction: 0 })).toThrow(
    /needs training/,
  );
});
