import { expect, test } from "vitest";
import { Generator, metrics } from "../../src/index.js";

const random = new Generator(4);
const patients = Array.from({ length: 60 }, () => 0.8 + 0.1 * random.normal());
const better = patients.map((v) => v + 0.01 + 0.005 * random.normal());

test("pairs show what two separate intervals would hide", () => {
  const paired = metrics.bootstrap(better, patients);
  expect(paired.low).toBeGreaterThan(0.008);
  expect(paired.high).toBeLessThan(0.012);
  const [a, b] = [metrics.bootstrap(better), metrics.bootstrap(patients)];
  expect(a.low).toBeLessThan(b.high); // they overlap
});

test("the interval is about as wide as the normal one, and holds the truth about as often as it says", () => {
  const half = (i: metrics.Interval) => (i.high - i.low) / 2;
  const sd = Math.sqrt(patients.reduce((s, v) => s + (v - 0.8) ** 2, 0) / 60);
  expect(half(metrics.bootstrap(patients)) / ((1.96 * sd) / Math.sqrt(60))).toBeCloseTo(1, 0.9);
  let held = 0;
  for (let trial = 0; trial < 200; trial++) {
    const { low, high } = metrics.bootstrap(
      Array.from({ length: 40 }, () => random.normal()),
      undefined,
      { draws: 400, seed: trial },
    );
    if (low <= 0 && 0 <= high) held++;
  }
  expect(held).toBeGreaterThan(178);
  expect(held).toBeLessThan(199);
});

test("is the same for the same seed, and wider where more is to be held", () => {
  expect(metrics.bootstrap(patients)).toEqual(metrics.bootstrap(patients));
  expect(metrics.bootstrap(patients, undefined, { seed: 2 })).not.toEqual(metrics.bootstrap(patients));
  expect(metrics.bootstrap(patients, undefined, { level: 0.5 }).low).toBeGreaterThan(metrics.bootstrap(patients).low);
});

test.each([
  [() => metrics.bootstrap([1, 2], [1]), "2 cases on one side and 1 on the other: they come in pairs"],
  [() => metrics.bootstrap([1, Number.NaN]), "a finite number for each; leave out cases without one"],
  [() => metrics.bootstrap([1, 2], undefined, { draws: 0 }), "draws must be a whole number from 1 up, but is 0"],
])("bad input gets a sentence: %#", (call, sentence) => {
  expect(call).toThrow(sentence);
});
