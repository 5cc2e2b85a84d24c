import { expect, test } from "vitest";
import { fmt } from "../../src/display/index.js";

test("a number has at most six significant digits", () => {
  expect([2 / 3, 0.1 + 0.2, 123456.789, 1e-9 / 3, -0, Number.NaN, -Infinity].map((x) => fmt(x))).toEqual([
    "0.666667",
    "0.3",
    "123457",
    "3.33333e-10",
    "0",
    "NaN",
    "-Infinity",
  ]);
});

test("whole numbers are printed in full as long as float32 holds them", () => {
  expect([818241, 16777216, 123456789].map((x) => fmt(x))).toEqual(["818241", "16777216", "123457000"]);
});

test("lists, typed arrays and tensors become nested brackets", () => {
  expect(fmt([[1, 1 / 3], new Float32Array([0.1])])).toBe("[[1, 0.333333], [0.1]]");
  expect(fmt({ toArray: () => [[2]] })).toBe("[[2]]");
});
