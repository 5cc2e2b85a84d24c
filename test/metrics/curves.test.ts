import { expect, test } from "vitest";
import { metrics, tensor } from "../../src/index.js";

test("precision–recall curve and average precision as scikit-learn computes them", () => {
  // average_precision_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) = 0.8333…
  expect(metrics.averagePrecision([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBeCloseTo(0.8333333333333333, 12);
  expect(metrics.precisionRecallCurve([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]).map((p) => [p.recall, p.precision])).toEqual(
    [
      [0, 1],
      [0.5, 1],
      [0.5, 0.5],
      [1, 2 / 3],
      [1, 0.5],
    ],
  );
});

test("the average precision of scores that are all equal is the share of positives", () =>
  expect(metrics.averagePrecision([1, 1, 1, 1], [1, 0, 0, 0])).toBe(0.25));

test("the AUC of several classes, each against the rest", () => {
  const scores = tensor([
    [0.6, 0.3, 0.1],
    [0.2, 0.5, 0.3],
    [0.1, 0.2, 0.7],
    [0.5, 0.4, 0.1],
  ]);
  const y = [0, 1, 2, 1];
  const one = (c: number) =>
    metrics.auc(
      scores.select(1, c),
      y.map((t) => Number(t === c)),
    );
  expect(metrics.auc(scores, y)).toBeCloseTo((one(0) + one(1) + one(2)) / 3, 12);
  expect(metrics.auc(scores, y, { average: "weighted" })).toBeCloseTo((one(0) + 2 * one(1) + one(2)) / 4, 12);
});

test("infinite scores have a place in the order", () =>
  expect(metrics.auc([Infinity, -Infinity, Infinity], [1, 0, 1])).toBe(1));

test("soft Dice counts probabilities as they are", () => {
  expect(metrics.dice([0.5, 0.5], [1, 0], { soft: true })).toBe(0.5);
  expect(metrics.iou([0.6, 0.2], [1, 0])).toBe(1);
});

test("surface distances of two boxes, with spacing", () => {
  const box = (from: number) =>
    Array.from({ length: 8 }, (_, i) =>
      Array.from({ length: 8 }, (_, j) => Number(i >= 2 && i < 5 && j >= from && j < from + 3)),
    );
  expect(metrics.hd95(box(1), box(1))).toBe(0);
  expect(metrics.surfaceDistance(box(1), box(3), { spacing: [1, 2] })).toBeGreaterThan(0);
  expect(metrics.hd95(box(1), box(3), { spacing: [1, 2] })).toBe(4); // shifted by two cells of 2 mm
  const cube = tensor([[[1, 0, 0]], [[0, 0, 0]]]);
  const far = tensor([[[0, 0, 0]], [[0, 0, 1]]]);
  expect(metrics.surfaceDistance(cube, far, { spacing: [3, 1, 2] })).toBe(5);
});

test("a missed organ costs the diagonal, or what is said; two empty masks agree", () => {
  const empty = [
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ];
  const some = [
    [0, 1, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ];
  expect(metrics.hd95(empty, some)).toBe(5);
  expect(metrics.surfaceDistance(some, empty, { spacing: 2 })).toBe(10);
  expect(metrics.hd95(some, empty, { missed: Infinity })).toBe(Infinity);
  expect(metrics.hd95(empty, empty)).toBe(0);
});
