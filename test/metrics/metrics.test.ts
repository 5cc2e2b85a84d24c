import { expect, test } from "vitest";
import { metrics, tensor } from "../../src/index.js";

const targets = [1, 0, 1, 1, 0, 0];
const called = [1, 0, 0, 1, 1, 0];

test("accuracy counts what is right, from classes or from scores", () => {
  expect(metrics.accuracy(called, targets)).toBeCloseTo(4 / 6, 12);
  expect(
    metrics.accuracy(
      tensor([
        [0.1, 0.9],
        [2, 1],
      ]),
      [1, 1],
    ),
  ).toBe(0.5);
});

test("the confusion matrix has truth in rows", () => {
  expect(metrics.confusionMatrix(called, targets).toArray()).toEqual([
    [2, 1],
    [1, 2],
  ]);
});

test("precision, recall, specificity and F1 by their definitions", () => {
  const { precision, recall, specificity, f1 } = metrics.precisionRecall(called, targets);
  for (const part of [precision, recall, specificity, f1]) expect(part).toBeCloseTo(2 / 3, 12);
});

test("AUC is the part of pairs in the right order, ties half", () => {
  const scores = [0.9, 0.4, 0.4, 0.8, 0.1, 0.7];
  let right = 0;
  for (const [i, a] of scores.entries())
    for (const [j, b] of scores.entries())
      if (targets[i] === 1 && targets[j] === 0) right += a > b ? 1 : a === b ? 0.5 : 0;
  expect(metrics.auc(scores, targets)).toBeCloseTo(right / 9, 12);
});

test("a model that is right as often as it says has no calibration error", () => {
  expect(metrics.calibrationError([0.75, 0.75, 0.75, 0.75], [1, 1, 1, 0])).toBeCloseTo(0, 12);
  expect(metrics.calibrationError([0.95, 0.95], [1, 0])).toBeCloseTo(0.45, 12);
});

test("Dice and IoU of half-overlapping masks", () => {
  expect(metrics.dice([1, 1, 0, 0], [0, 1, 1, 0])).toBe(0.5);
  expect(metrics.iou([1, 1, 0, 0], [0, 1, 1, 0])).toBeCloseTo(1 / 3, 12);
  expect(metrics.dice([0, 0], [0, 0])).toBe(1);
});

test("search metrics: hit@k, MRR, nDCG; perplexity", () => {
  expect(metrics.hitAt(2, [1, 2, 3, null])).toBe(0.5);
  expect(metrics.mrr([1, 2, null])).toBeCloseTo(0.5, 12);
  expect(metrics.ndcg([1, 0, 0])).toBe(1);
  expect(metrics.ndcg([0, 1])).toBeCloseTo(1 / Math.log2(3), 12);
  expect(metrics.perplexity(Math.log(65))).toBeCloseTo(65, 9);
});

test("what cannot be measured is refused", () => {
  expect(() => metrics.roc([1, 2], [1, 1])).toThrow("all targets are the same");
  expect(() => metrics.accuracy([1], [1, 2])).toThrow("1 predictions but 2 targets");
  expect(() => metrics.calibrationError([3], [1])).toThrow("expects probabilities");
});
