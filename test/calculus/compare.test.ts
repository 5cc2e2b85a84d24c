import { expect, test } from "vitest";
import { compare, type Rule, rules } from "../../src/calculus/index.js";

test("autograd agrees with a small step on all 34 functions, and mathjs on all but acoth, whose sign it has wrong", async () => {
  const { rows } = await compare(rules());
  expect(rows).toHaveLength(34);
  for (const { autograd, measured } of rows) expect(autograd / measured || 1).toBeCloseTo(1, 6);
  expect(rows.filter((row) => !row.agree).map(({ formula }) => formula)).toEqual(["acoth(x)"]);
  const acoth = rows.find(({ formula }) => formula === "acoth(x)")!;
  expect(acoth.symbolic).toBeCloseTo(-acoth.autograd, 9);
});

test("a wrong pair of formula and function disagrees", async () => {
  const wrong: Rule = { formula: "sin(x)", f: (x) => x.cos(), at: 0.3 };
  expect((await compare([wrong])).rows[0]!.agree).toBe(false);
});

test("outside its domain a function disagrees, whatever mathjs says", async () => {
  const outside: Rule = { formula: "asin(x)", f: (x) => x.asin(), at: 2 };
  expect((await compare([outside])).rows[0]!.agree).toBe(false);
});

test.each([
  ["x +", /cannot differentiate "x \+"/],
  ["x^2", /one number into one number/],
])("bad input %s is a sentence", async (formula, message) => {
  await expect(compare([{ formula, f: (x) => x.expand([2]), at: 1 }])).rejects.toThrow(message);
});
