import { expect, test } from "vitest";
import { Generator } from "../../src/random/generator.js";
import { drawFrom, samplingDistribution } from "../../src/text/index.js";

const p = [0.5, 0.25, 0.125, 0.125];
const after = (options: object) => [...samplingDistribution(p, options)];
function close(found: number[], expected: number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [i, one] of expected.entries()) expect(found[i]).toBeCloseTo(one, 8);
}

test("temperature raises each probability to its inverse: 0.5 squares them", () => {
  close(
    after({ temperature: 0.5 }),
    [16, 4, 1, 1].map((one) => one / 22),
  );
  close(after({ temperature: 1 }), p);
  expect(after({ temperature: 0 })).toEqual([1, 0, 0, 0]);
  close(after({ temperature: 1e9 }), [0.25, 0.25, 0.25, 0.25]);
});

test("top-k keeps so many, of equal ones those with smaller numbers", () => {
  close(after({ topK: 3 }), [4 / 7, 2 / 7, 1 / 7, 0]);
  close(after({ topK: 99 }), p);
});

test("top-p keeps the fewest that reach it", () => {
  close(after({ topP: 0.5 }), [1, 0, 0, 0]);
  close(after({ topP: 0.51 }), [2 / 3, 1 / 3, 0, 0]);
  close(after({ topP: 1 }), p);
});

test("all together: temperature first, then k, then p", () => {
  close(after({ temperature: 0.5, topK: 2, topP: 0.79 }), [1, 0, 0, 0]);
});

test("what is drawn has the frequencies of the distribution, and never probability 0", () => {
  const generator = new Generator(2);
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 8000; i++) counts[drawFrom([0.5, 0, 0.3, 0.2], generator)]!++;
  expect(counts[1]).toBe(0);
  expect(counts[0]! / 8000).toBeCloseTo(0.5, 1);
  expect(counts[3]! / 8000).toBeCloseTo(0.2, 1);
});

test("a model that gives NaN is told of in a sentence", () => {
  expect(() => samplingDistribution([Number.NaN, 1])).toThrow("those of a trained model are no NaN");
  expect(() => samplingDistribution([0, 0])).toThrow("expects probabilities with a positive sum");
});

test("many symbols: top-k and top-p keep what sorting them would keep, ties by their numbers", () => {
  const generator = new Generator(8);
  const many = Float64Array.from({ length: 3000 }, () => Math.floor(generator.uniform() * 40) + 1);
  const sum = many.reduce((a, b) => a + b);
  const order = Array.from(many, (_, i) => i).sort((a, b) => many[b]! - many[a]! || a - b);
  for (const topK of [1, 2, 77, 1500, 2999, 3000]) {
    const kept = [...samplingDistribution(many, { topK })].flatMap((one, i) => (one > 0 ? [i] : []));
    expect(kept).toEqual(order.slice(0, topK).sort((a, b) => a - b));
  }
  const half = samplingDistribution(many, { topP: 0.5 }).reduce((all, one, i) => all + (one > 0 ? many[i]! : 0), 0);
  expect(half / sum).toBeGreaterThanOrEqual(0.5);
  expect(half / sum).toBeLessThan(0.5 + 41 / sum);
});
