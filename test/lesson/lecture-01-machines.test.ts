import { expect, test } from "vitest";
import {
  bandit,
  bestSlope,
  brighter,
  closedForm,
  correct,
  descend,
  fitLine,
  fitWeights,
  fourWays,
  groups,
  hiddenHalf,
  kMeans,
  learnThreshold,
  nearestCentre,
  spots,
  squaredLoss,
  tryFourWays,
} from "../../src/course/01/index.js";
import { houses } from "../../src/data/sets/houses.js";
import { udl } from "../../src/data/sets/points.js";

const { x, y } = udl();

test("descent on a line ends where the closed form is, in as many steps as asked for", () => {
  const path = fitLine(x, y, { lr: 0.02, steps: 300, start: { w: -1.2, b: 0.6 } });
  expect(path).toHaveLength(301);
  expect(path[0]).toMatchObject({ w: expect.closeTo(-1.2, 6), b: expect.closeTo(0.6, 6) });
  const { w, b } = closedForm(x, y);
  expect(path[300]!.w).toBeCloseTo(w, 4);
  expect(path[300]!.loss).toBeCloseTo(squaredLoss(x, y)(w, b), 4);
});

test("at the closed form both slopes are zero", () => {
  const { w, b } = closedForm(x, y);
  const residuals = x.map((v, n) => w * v + b - y[n]!);
  expect(residuals.reduce((sum, r) => sum + r, 0)).toBeCloseTo(0, 12);
  expect(residuals.reduce((sum, r, n) => sum + r * x[n]!, 0)).toBeCloseTo(0, 12);
});

test("one spoiled point moves the best slope by squares and not by absolute values", () => {
  const spoiled = [1, 12, 3, 4, 5];
  expect(bestSlope([1, 2, 3, 4, 5], spoiled, (r) => r * r)).toBe(1.36);
  expect(bestSlope([1, 2, 3, 4, 5], spoiled, Math.abs)).toBe(1);
});

test("descent on the parabola visits the places of the source's corrected slide", () => {
  expect(descend((beta) => 10 * beta - 3, 4, { lr: 1, steps: 3 })).toEqual([4, -33, 300, -2697]);
});

test("lists that do not fit are refused with a sentence", () => {
  expect(() => squaredLoss([1, 2], [1])).toThrow(/needs one y for each x; got 2 x and 1 y/);
  expect(() => closedForm([], [])).toThrow(/needs one y for each x; got 0 x and 0 y/);
  expect(() => closedForm([2, 2], [1, 3])).toThrow(/all x are equal/);
  expect(() => fitWeights([[1]], [], { lr: 0.1, steps: 1 })).toThrow(/needs one y for each row; got 1 rows and 0 y/);
});

test("raw features explode, standardised ones fit four prices exactly", () => {
  const { features, price } = houses();
  const raw = fitWeights(features, price, { lr: 0.01, steps: 4 });
  expect(raw.every((error, i) => i === 0 || error > raw[i - 1]!)).toBe(true);
  expect(fitWeights(features, price, { lr: 0.1, steps: 1000, standardised: true }).at(-1)!).toBeLessThan(0.001);
});

test("a seed draws the same spots, and a shift changes nothing but the brightness", () => {
  expect(spots(3)).toEqual(spots(3));
  expect(spots(3)).not.toEqual(spots(4));
  const { brightness, lesion } = brighter(spots(3), 15);
  expect(brightness.map((value) => value - 15)[7]).toBeCloseTo(spots(3).brightness[7]!, 4);
  expect(lesion).toEqual(spots(3).lesion);
});

test("the learned threshold is the best of all brightnesses on its examples", () => {
  const examples = spots(5);
  const best = Math.max(...examples.brightness.map((value) => correct(examples, value)));
  expect(correct(examples, learnThreshold(examples))).toBe(best);
});

test("the four learners find what is there", () => {
  const seen = groups(7);
  const all = [...seen.a, ...seen.b];
  expect(nearestCentre(seen)([-2, -2])).toBe("a");
  expect(kMeans(all)).not.toContainEqual([Number.NaN, Number.NaN]);
  expect(hiddenHalf(all).w).toBeGreaterThan(0);
  expect(bandit(seen, 100)).toMatchObject({ b: expect.any(Number) });
  expect(bandit(seen, 100).a + bandit(seen, 100).b).toBe(100);
  expect(tryFourWays(seen, groups(8)).labelled).toBeGreaterThan(35);
});

test("the four pictures say how often each arm was pulled", () => {
  const { a, b } = bandit(groups(7), 100);
  const figure = fourWays(groups(7), { turns: 100 });
  expect(figure.alt).toContain(`of 100 pulls a bandit gave ${a} to arm A and ${b} to arm B`);
});
