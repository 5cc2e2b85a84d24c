import { expect, test } from "vitest";
import * as math from "../../src/kernels/math.js";

const functions: Record<string, (x: number) => number> = { ...math } as never;
const points = (low: number, high: number) => Array.from({ length: 4001 }, (_, i) => low + ((high - low) * i) / 4000);

/** Our functions against the engine's own: relative error below `ulps` units in the last place (absolute below 1e-300). */
const table: [string, number, number, number][] = [
  ["exp", -745, 709, 3],
  ["exp", -2, 2, 3],
  ["expm1", -3, 3, 4],
  ["log", 1e-9, 50, 3],
  ["log1p", -0.99, 3, 4],
  ["log2", 1e-3, 50, 4],
  ["log10", 1e-3, 1500, 4],
  ["atan", -20, 20, 4],
  ["asin", -0.99, 0.99, 6],
  ["acos", -0.99, 0.99, 6],
  ["sinh", -20, 20, 6],
  ["cosh", -20, 20, 4],
  ["tanh", -25, 25, 6],
  ["asinh", -50, 50, 6],
  ["acosh", 1.001, 50, 6],
  ["atanh", -0.99, 0.99, 6],
];

test.each(table)("%s on [%d, %d] is right to %d units in the last place", (name, low, high, ulps) => {
  const ours = functions[name]!;
  const theirs = (Math as unknown as Record<string, (x: number) => number>)[name]!;
  for (const x of points(low, high)) {
    const want = theirs(x);
    expect(Math.abs(ours(x) - want), `${name}(${x})`).toBeLessThanOrEqual(
      Math.max(Math.abs(want) * ulps * 1.2e-16, 1e-300),
    );
  }
});

test("sine and cosine are off by less than 3e-16 up to a million", () => {
  for (const x of [...points(-10, 10), ...points(-1e6, 1e6)]) {
    expect(Math.abs(math.sin(x) - Math.sin(x))).toBeLessThan(3e-16);
    expect(Math.abs(math.cos(x) - Math.cos(x))).toBeLessThan(3e-16);
  }
});

test("erf agrees with tabulated values", () => {
  // Abramowitz and Stegun, table 7.1
  expect(math.erf(0.5)).toBeCloseTo(0.5204998778130465, 15);
  expect(math.erf(1)).toBeCloseTo(0.8427007929497149, 15);
  expect(math.erf(-2)).toBeCloseTo(-0.9953222650189527, 15);
  expect(math.erf(3.5)).toBeCloseTo(0.9999992569016276, 15);
});

test("the edges: infinities, zeros and NaN", () => {
  expect([math.exp(Infinity), math.exp(-Infinity), math.exp(1000), math.exp(-1000)]).toEqual([
    Infinity,
    0,
    Infinity,
    0,
  ]);
  expect([math.log(0), math.log(-1), math.log(Infinity)]).toEqual([-Infinity, NaN, Infinity]);
  expect([math.tanh(Infinity), math.tanh(-Infinity), math.sigmoid(-Infinity)]).toEqual([1, -1, 0]);
  expect([math.pow(2, 10), math.pow(-2, 3), math.pow(4, -0.5), math.pow(-1, 0.5)]).toEqual([1024, -8, 0.5, NaN]);
  expect([math.log2(8), math.log10(1000), math.log10(0.001)]).toEqual([3, 3, -3]);
  for (const f of Object.values(math)) expect(f(NaN, NaN)).toBeNaN();
});
