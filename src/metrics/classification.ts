/** How good a classifier is. Predictions and targets are class numbers, scores are probabilities or logits. */

import { tensor } from "../tensor/create.js";
import { ArgumentError, ShapeError } from "../tensor/errors.js";
import type { Tensor } from "../tensor/tensor.js";

/** A list of numbers, wherever they come from. */
export type Numbers = Tensor | readonly number[] | readonly boolean[];

/**
 * The numbers as an array.
 *
 * @example
 * metrics.listed(tensor([1, 2])); // [1, 2]
 */
export function listed(x: Numbers): number[] {
  return Array.isArray(x) ? x.map(Number) : Array.from((x as Tensor).data());
}

function pair(metric: string, predictions: Numbers, targets: Numbers): [number[], number[]] {
  const [p, y] = [listed(predictions), listed(targets)];
  if (p.length !== y.length)
    throw new ShapeError(metric, `${p.length} predictions but ${y.length} targets`, {
      shapes: [[p.length], [y.length]],
    });
  if (p.length === 0) throw new ArgumentError(metric, "there is nothing to compare: both lists are empty");
  return [p, y];
}

/**
 * The most likely class of each row of scores [N, classes]; class numbers stay what they are.
 *
 * @example
 * metrics.classesOf(tensor([[0, 9], [9, 0]])).toArray(); // [1, 0]
 */
export function classesOf(scores: Tensor): Tensor {
  return scores.ndim === 2 ? (scores.argmax(1) as Tensor) : scores;
}

/**
 * The part of predictions that is right. Takes class numbers [N] or scores [N, classes].
 *
 * @example
 * metrics.accuracy([1, 0, 1, 1], [1, 0, 0, 1]); // 0.75
 */
export function accuracy(predictions: Numbers, targets: Numbers): number {
  const given = Array.isArray(predictions) ? predictions : classesOf(predictions as Tensor);
  const [p, y] = pair("accuracy", given, targets);
  return p.filter((k, i) => k === y[i]).length / p.length;
}

/**
 * confusion[i][j]: how many of class i were called j.
 *
 * @example
 * metrics.confusionMatrix([1, 0, 1], [1, 0, 0]).toArray(); // [[1, 1], [0, 1]]
 */
export function confusionMatrix(predictions: Numbers, targets: Numbers, classes?: number): Tensor {
  const [p, y] = pair("confusionMatrix", predictions, targets);
  const n = classes ?? 1 + p.concat(y).reduce((a, b) => Math.max(a, b), 0);
  const counts = new Int32Array(n * n);
  p.forEach((k, i) => {
    const cell = y[i]! * n + k;
    if (!(k >= 0 && k < n && y[i]! >= 0 && y[i]! < n))
      throw new ArgumentError("confusionMatrix", `${k} and ${y[i]} are not both classes from 0 to ${n - 1}`);
    counts[cell] = counts[cell]! + 1;
  });
  return tensor(counts).reshape([n, n]) as Tensor;
}

export interface PrecisionRecall {
  /** of those called positive, the part that is (PPV) */
  precision: number;
  /** of the positive, the part that was found (sensitivity) */
  recall: number;
  /** of the negative, the part that was left alone */
  specificity: number;
  /** the harmonic mean of precision and recall */
  f1: number;
}

/**
 * Precision, recall, specificity and F1 of one class (1, the positive, unless said otherwise); 0/0 counts as 0.
 *
 * @example
 * metrics.precisionRecall([1, 1, 0, 0], [1, 0, 1, 0]).recall; // 0.5
 */
export function precisionRecall(predictions: Numbers, targets: Numbers, positive = 1): PrecisionRecall {
  const [p, y] = pair("precisionRecall", predictions, targets);
  const count = (called: boolean, is: boolean) =>
    p.filter((k, i) => (k === positive) === called && (y[i] === positive) === is).length;
  const [tp, fp, fn, tn] = [count(true, true), count(true, false), count(false, true), count(false, false)];
  const part = (a: number, b: number) => (b === 0 ? 0 : a / b);
  return {
    precision: part(tp, tp + fp),
    recall: part(tp, tp + fn),
    specificity: part(tn, tn + fp),
    f1: part(2 * tp, 2 * tp + fp + fn),
  };
}

/** One point of an ROC curve: what happens if scores from `threshold` up are called positive. */
export interface RocPoint {
  threshold: number;
  truePositiveRate: number;
  falsePositiveRate: number;
}

/**
 * The ROC curve of scores for a yes-or-no question, from "none is positive" to "all are".
 *
 * @example
 * metrics.roc([0.9, 0.1], [1, 0]).length; // 3
 */
export function roc(scores: Numbers, targets: Numbers): RocPoint[] {
  const [s, y] = pair("roc", scores, targets);
  const positives = y.filter((t) => t === 1).length;
  const negatives = y.length - positives;
  if (positives === 0 || negatives === 0)
    throw new ArgumentError("roc", "wants positive and negative cases, but all targets are the same");
  const order = s.map((_, i) => i).sort((a, b) => s[b]! - s[a]!);
  const curve: RocPoint[] = [{ threshold: Infinity, truePositiveRate: 0, falsePositiveRate: 0 }];
  let [tp, fp] = [0, 0];
  order.forEach((i, rank) => {
    if (y[i] === 1) tp++;
    else fp++;
    const next = order[rank + 1];
    // equal scores cannot be told apart: one point for all of them
    if (next === undefined || s[next] !== s[i])
      curve.push({ threshold: s[i]!, truePositiveRate: tp / positives, falsePositiveRate: fp / negatives });
  });
  return curve;
}

/**
 * The area under the ROC curve: how often a positive case scores higher than a negative one.
 *
 * @example
 * metrics.auc([0.9, 0.2, 0.6], [1, 0, 1]); // 1
 */
export function auc(scores: Numbers, targets: Numbers): number {
  const curve = roc(scores, targets);
  let area = 0;
  for (let i = 1; i < curve.length; i++) {
    const [a, b] = [curve[i - 1]!, curve[i]!];
    area += ((b.falsePositiveRate - a.falsePositiveRate) * (a.truePositiveRate + b.truePositiveRate)) / 2;
  }
  return area;
}

/** One bin of a reliability diagram. */
export interface CalibrationBin {
  confidence: number;
  accuracy: number;
  count: number;
}

/**
 * How often a stated probability came true, in bins of equal width; empty bins are left out.
 *
 * @example
 * metrics.reliability([0.75, 0.75], [1, 0]).length; // 1
 */
export function reliability(probabilities: Numbers, targets: Numbers, bins = 10): CalibrationBin[] {
  const [p, y] = pair("reliability", probabilities, targets);
  if (p.some((q) => !(q >= 0 && q <= 1)))
    throw new ArgumentError("reliability", "wants probabilities from 0 to 1; pass logits through sigmoid first");
  const sums = Array.from({ length: bins }, () => ({ confidence: 0, accuracy: 0, count: 0 }));
  p.forEach((q, i) => {
    const bin = sums[Math.min(bins - 1, Math.floor(q * bins))]!;
    bin.confidence += q;
    bin.accuracy += y[i]! === 1 ? 1 : 0;
    bin.count++;
  });
  return sums
    .filter((bin) => bin.count > 0)
    .map(({ confidence, accuracy, count }) => ({ confidence: confidence / count, accuracy: accuracy / count, count }));
}

/**
 * Expected calibration error: how far stated probabilities are from what came true, on average (Guo et al. 2017).
 *
 * @example
 * metrics.calibrationError([0.75, 0.75], [1, 0]); // 0.25
 */
export function calibrationError(probabilities: Numbers, targets: Numbers, bins = 10): number {
  const parts = reliability(probabilities, targets, bins);
  const total = parts.reduce((n, bin) => n + bin.count, 0);
  return parts.reduce((sum, bin) => sum + (bin.count / total) * Math.abs(bin.confidence - bin.accuracy), 0);
}
