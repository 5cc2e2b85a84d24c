import { expect, test } from "vitest";
import { animals, meanWeight, twentyAnimals } from "../../src/data/index.js";

test("the same seed gives the same animals, another seed others", () => {
  expect(animals({ count: 8, seed: 3 })).toEqual(animals({ count: 8, seed: 3 }));
  expect(animals({ count: 8, seed: 3 })).not.toEqual(animals({ count: 8, seed: 4 }));
});

test("kinds take turns, and weights scatter around the mean of their kind by 0.3 kg", () => {
  const many = animals({ count: 4000, seed: 1 });
  expect(many.slice(0, 5).map(({ kind }) => kind)).toEqual([0, 1, 2, 3, 0]);
  const dogs = many.filter(({ kind }) => kind === 3);
  const off = dogs.map(({ kind, length, weight }) => weight - meanWeight(kind, length));
  expect(off.reduce((a, v) => a + v, 0) / off.length).toBeCloseTo(0, 1);
  expect(Math.sqrt(off.reduce((a, v) => a + v * v, 0) / off.length)).toBeCloseTo(0.3, 1);
  expect(dogs.every(({ length }) => length >= 2.5 && length <= 5)).toBe(true);
});

test("the lecture's animals are ten and ten, and each call gives a fresh copy", () => {
  const { train, test } = twentyAnimals();
  expect([train.length, test.length]).toEqual([10, 10]);
  train[0]!.weight = 99;
  expect(twentyAnimals().train[0]!.weight).toBe(0.92);
});
