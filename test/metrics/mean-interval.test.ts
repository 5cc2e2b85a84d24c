import { expect, test } from "vitest";
import { metrics } from "../../src/index.js";
import { Generator } from "../../src/random/generator.js";
import { randn } from "../../src/tensor/index.js";

test("the interval of a few values is that of Student's t", () => {
  const { mean, low, high } = metrics.meanInterval([1, 2, 3, 4]); // s = 1.29099, t = 3.182
  expect([mean, low, high].map((v) => v.toFixed(3))).toEqual(["2.500", "0.446", "4.554"]);
  const wide = metrics.meanInterval([1, 2, 3, 4], { width: 1.96 });
  expect(wide.high - wide.mean).toBeCloseTo((1.96 * 1.2909944) / 2, 6);
});

test("its width falls with the number of values, and beyond the table goes on smoothly to 1.96", () => {
  const widthOf = (n: number) => {
    const values = Array.from({ length: n }, (_, i) => i % 2);
    const { mean, high } = metrics.meanInterval(values);
    const s = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / (n - 1));
    return ((high - mean) * Math.sqrt(n)) / s;
  };
  const widths = [2, 5, 11, 30, 31, 32, 33, 61, 1001].map(widthOf);
  expect([...widths].sort((a, b) => b - a)).toEqual(widths);
  // tables of Student's t: 10, 31, 60 and 1,000 degrees of freedom
  const table = [[11, 2.228], [32, 2.0395], [61, 2.0003], [1001, 1.9623]] as const; // biome-ignore format: a table
  for (const [n, t] of table) expect(widthOf(n)).toBeCloseTo(t, 3);
});

test("it holds the true mean 95 times in 100", () => {
  const draws = randn([2000, 6], { generator: new Generator(3) }).toArray() as number[][];
  const holds = draws.filter((row) => {
    const { low, high } = metrics.meanInterval(row);
    return low <= 0 && 0 <= high;
  });
  expect(Math.abs(holds.length / 2000 - 0.95)).toBeLessThan(0.02);
});

test.each([
  [() => metrics.meanInterval([1]), "meanInterval: expects at least two values, all finite"],
  [() => metrics.meanInterval([1, Number.NaN]), "but was given one that is not"],
  [() => metrics.meanInterval([1, 2], { width: 0 }), "width must be a number above 0"],
])("%s says what is wrong", (call, sentence) => expect(call).toThrow(sentence));
