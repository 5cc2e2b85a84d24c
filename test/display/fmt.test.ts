import { expect, test } from "vitest";
import { column } from "../../src/display/fmt.js";
import { fmt } from "../../src/display/index.js";

test.each<[number, string]>([
  [2 / 3, "0.667"],
  [0.1 + 0.2, "0.3"],
  [1.40856, "1.41"],
  [0.99999, "1"],
  [99.96, "100"],
  [-0.9, "−0.9"],
  [-2697.3, "−2697"],
  [123456.789, "123457"],
  [0.0043, "0.0043"],
  [0.000123456, "0.000123"],
  [0.00001, "0.00001"],
  [-0, "0"],
  [Number.NaN, "NaN"],
  [-Infinity, "−∞"],
])("%s is written %s: three significant digits, and a real minus", (x, text) => expect(fmt(x)).toBe(text));

test.each<[number, string]>([
  [1.20358e23, "1.2×10²³"],
  [3022350000000000000, "3.02×10¹⁸"],
  [825000000.5, "8.25×10⁸"],
  [-9.97e-5, "−9.97×10⁻⁵"],
  [1e-9 / 3, "3.33×10⁻¹⁰"],
])("%s would have more than six digits, and is written %s", (x, text) => expect(fmt(x)).toBe(text));

test("more digits can be asked for", () => {
  expect([2 / 3, 2.9973, 1234.5678].map((x) => fmt(x, 6))).toEqual(["0.666667", "2.9973", "1234.57"]);
});

test("whole numbers are printed in full as long as float32 holds them", () => {
  expect([818241, 16777216, 123456789].map((x) => fmt(x))).toEqual(["818241", "16777216", "1.23×10⁸"]);
});

test("lists, typed arrays and tensors become nested brackets, in one notation", () => {
  expect(fmt([[1, 1 / 3], new Float32Array([0.1])])).toBe("[[1, 0.333], [0.1]]");
  expect(fmt({ toArray: () => [[2]] })).toBe("[[2]]");
  expect(fmt([2.67, 825000000.5])).toBe("[2.67, 8.25×10⁸]");
});

test("a column has one notation: powers of ten for all of its numbers once one needs them", () => {
  expect(column([20500.5, 3.02235e18, 1.20358e23, 0])).toEqual(["2.05×10⁴", "3.02×10¹⁸", "1.2×10²³", "0"]);
  expect(column([20500.5, 3])).toEqual(["20501", "3"]);
});
