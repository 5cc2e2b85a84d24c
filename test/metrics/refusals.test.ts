import { expect, test } from "vitest";
import { metrics, tensor } from "../../src/index.js";

const column = tensor([[0.9], [0.1], [0.8], [0.7]]);
const y = [1, 0, 1, 1];

test("a model with one output is judged by a threshold, whatever the shape", () => {
  expect(metrics.accuracy(column, tensor(Int32Array.from(y)))).toBe(1);
  expect(metrics.accuracy(column, tensor([[1], [0], [1], [1]]))).toBe(1);
  expect(metrics.accuracy(column.reshape([4]) as never, y)).toBe(1);
  expect(metrics.accuracy([0.9, 0.1, 0.8, 0.7], [true, false, true, true])).toBe(1);
  expect(metrics.accuracy(column, y, { threshold: 0.75 })).toBe(0.75);
  expect(metrics.accuracy(tensor([[3], [-2], [0.5], [-1]]), y, { logits: true })).toBe(0.75);
  expect(metrics.confusionMatrix(column, y).toArray()).toEqual([
    [1, 0],
    [0, 3],
  ]);
  expect(metrics.confusionMatrix(tensor([[0.1], [0.2]]), [0, 0]).shape).toEqual([2, 2]);
  expect(metrics.precisionRecall(column, y, { threshold: 0.85 }).recall).toBeCloseTo(1 / 3, 12);
});

test("scores of several classes take the most likely, in pictures, too", () => {
  const scores = tensor([[[[0.9, 0.2]], [[0.1, 0.8]]]]); // [1, 2, 1, 2]
  expect(metrics.accuracy(scores, tensor(Int32Array.of(0, 1)).reshape([1, 1, 2]) as never)).toBe(1);
  expect(
    metrics
      .confusionMatrix(
        tensor([
          [0.1, 0.9],
          [2, 1],
        ]),
        [1, 1],
      )
      .toArray(),
  ).toEqual([
    [0, 0],
    [1, 1],
  ]);
  expect(metrics.precisionRecall([2, 2, 0], [2, 0, 0], 2).precision).toBe(0.5);
  expect(metrics.accuracy([-1, 1], [-1, -1])).toBe(0.5);
});

test.each<[string, () => unknown, string]>([
  [
    "logits for probabilities",
    () => metrics.accuracy(tensor([[3.2], [-1]]), [1, 0]),
    "one is 3.2; for logits pass { logits: true }",
  ],
  [
    "whole logits",
    () => metrics.accuracy(tensor([[3], [-1]]), [1, 0]),
    "accuracy: expects probabilities from 0 to 1, but one is 3",
  ],
  ["a NaN score", () => metrics.accuracy(tensor([[NaN], [0.1]]), [1, 0]), "accuracy: the score number 1 is NaN"],
  [
    "a NaN among class scores",
    () =>
      metrics.accuracy(
        tensor([
          [NaN, 1],
          [0, 1],
        ]),
        [1, 0],
      ),
    "the score number 1 is NaN",
  ],
  [
    "a fraction as a label",
    () => metrics.accuracy([1, 0], [0.5, 0]),
    "targets must be class numbers (0, 1, 2 …), but one is 0.5",
  ],
  [
    "one output for three classes",
    () => metrics.accuracy(tensor([[0.2], [0.9]]), [2, 0]),
    "one output tells two classes apart",
  ],
  ["an option misspelt", () => metrics.accuracy(column, y, { treshold: 0.3 } as never), "did you mean threshold?"],
  ["a threshold of 5", () => metrics.accuracy(column, y, { threshold: 5 }), "threshold must be a number from 0 to 1"],
  ["classesOf one output", () => metrics.classesOf(column), "classesOf: one output has no most likely class"],
  ["a fraction in a confusion matrix", () => metrics.confusionMatrix([1, 0], [1, 0.3]), "but one is 0.3"],
  ["a negative class", () => metrics.confusionMatrix([1, -1], [1, 0]), "-1 and 0 are not both classes from 0 to 1"],
  ["NaN in roc", () => metrics.roc([NaN, 0.2], [1, 0]), "roc: the score number 1 is NaN"],
  [
    "a mask of 255 in roc",
    () => metrics.auc([0.1, 0.2], [255, 0]),
    "roc: targets must be 0 or 1, but one is 255; divide the mask by 255",
  ],
  [
    "a class without samples in auc",
    () =>
      metrics.auc(
        tensor([
          [1, 0, 0],
          [0, 1, 0],
        ]),
        [0, 1],
      ),
    "auc: class 2 has no sample",
  ],
  ["no positive case", () => metrics.averagePrecision([0.1, 0.2], [0, 0]), "expects at least one positive case"],
  [
    "half a label in a reliability diagram",
    () => metrics.reliability([0.1], [0.5]),
    "reliability: targets must be 0 or 1",
  ],
  ["no bins", () => metrics.reliability([0.1], [0], 0), "reliability: bins must be a whole number from 1 up"],
  [
    "a 0/255 mask in dice",
    () => metrics.dice([255, 0], [1, 0]),
    "dice: expects probabilities from 0 to 1, but one is 255; write mask.div(255)",
  ],
  ["logits in iou", () => metrics.iou([-3, 0], [1, 0]), "iou: expects probabilities from 0 to 1, but one is -3"],
  ["NaN in dice", () => metrics.dice([NaN, 0], [1, 0]), "one is NaN"],
  [
    "a transposed mask",
    () =>
      metrics.dice(
        tensor([
          [1, 0, 1],
          [1, 0, 1],
        ]),
        tensor([
          [1, 0],
          [1, 0],
          [1, 1],
        ]),
      ),
    "dice: masks of shapes [2, 3] and [3, 2]",
  ],
  ["a volume and a picture", () => metrics.hd95([[1, 0]], [[1], [0]]), "hd95: expects two masks of the same shape"],
  [
    "a spacing of one axis too few",
    () => metrics.hd95([[1, 0]], [[1, 0]], { spacing: [1] }),
    "hd95: spacing must be a number above 0, or one for each of 2 axes",
  ],
  ["255 in a surface", () => metrics.surfaceDistance([[255, 0]], [[1, 0]]), "surfaceDistance: expects probabilities"],
  ["R² of a constant", () => metrics.r2([1, 2], [3, 3]), "r2: all targets are the same"],
  ["R² with a gap", () => metrics.r2([1, NaN], [3, 4]), "r2: the prediction number 2 is NaN"],
  ["a NaN loss", () => metrics.perplexity(NaN), "perplexity: the loss must be a number from 0 up, but is NaN"],
  ["hit at 0", () => metrics.hitAt(0, [1]), "hitAt: k must be a whole number from 1 up"],
  ["a relevance below 0", () => metrics.ndcg([-1, 1]), "ndcg: a relevance must be a number from 0 up"],
  [
    "nothing",
    () => metrics.accuracy(undefined as never, [1]),
    "expects a tensor or an array of numbers, but got undefined",
  ],
])("%s gets a sentence", (_what, f, sentence) => expect(f).toThrow(sentence));
