/** What scores are worth over all thresholds. Targets are 0 or 1, scores any numbers: the higher, the surer of 1. */
import { ArgumentError, ShapeError, words } from "../tensor/errors.js";
import { checkChoice, checkOptions } from "../tensor/options.js";
import { Tensor } from "../tensor/tensor.js";
import { listed, type Numbers, scoresAndAnswers } from "./inputs.js";

/** How many true and false positives there are if scores from each threshold up are called positive, from the highest down. */
function thresholds(s: readonly number[], y: readonly number[]): { threshold: number; tp: number; fp: number }[] {
  const order = s.map((_, i) => i).sort((a, b) => (s[a] === s[b] ? 0 : s[b]! - s[a]!));
  const points: { threshold: number; tp: number; fp: number }[] = [];
  let [tp, fp] = [0, 0];
  order.forEach((i, rank) => {
    if (y[i] === 1) tp++;
    else fp++;
    const next = order[rank + 1];
    // equal scores cannot be distinguished: one point for all of them
    if (next === undefined || s[next] !== s[i]) points.push({ threshold: s[i]!, tp, fp });
  });
  return points;
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
  const [s, y] = scoresAndAnswers("roc", scores, targets);
  const positives = y.filter((t) => t === 1).length;
  const negatives = y.length - positives;
  if (positives === 0 || negatives === 0)
    throw new ArgumentError("roc", "expects positive and negative cases, but all targets are the same");
  const curve: RocPoint[] = [{ threshold: Infinity, truePositiveRate: 0, falsePositiveRate: 0 }];
  for (const { threshold, tp, fp } of thresholds(s, y))
    curve.push({ threshold, truePositiveRate: tp / positives, falsePositiveRate: fp / negatives });
  return curve;
}

export interface AucOptions {
  /** how the classes are averaged: each counts the same ("macro"), or by how many samples it has ("weighted") */
  average?: "macro" | "weighted";
}

/**
 * The area under the ROC curve: how often a positive case scores higher than a negative one. Of scores [N, classes] it
 * is the average over the classes, each against the rest.
 *
 * @example
 * metrics.auc([0.9, 0.2, 0.6], [1, 0, 1]); // 1
 * metrics.auc(tensor([[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.3, 0.3, 0.4]]), [0, 1, 2]); // 1
 */
export function auc(scores: Numbers, targets: Numbers, options: AucOptions = {}): number {
  checkOptions("auc", options, ["average"]);
  const { average = "macro" } = options;
  checkChoice("auc", "average", average, ["macro", "weighted"]);
  if (scores instanceof Tensor && scores.ndim === 2 && scores.shape[1]! > 1)
    return oneAgainstRest(scores, targets, average);
  const curve = roc(scores, targets);
  let area = 0;
  for (let i = 1; i < curve.length; i++) {
    const [a, b] = [curve[i - 1]!, curve[i]!];
    area += ((b.falsePositiveRate - a.falsePositiveRate) * (a.truePositiveRate + b.truePositiveRate)) / 2;
  }
  return area;
}

function oneAgainstRest(scores: Tensor, targets: Numbers, average: "macro" | "weighted"): number {
  const [N, classes] = scores.shape as [number, number];
  const y = listed(targets);
  if (y.length !== N)
    throw new ShapeError("auc", `scores ${words(scores.shape)} but ${y.length} targets`, {
      shapes: [scores.shape, [y.length]],
    });
  const wrong = y.find((t) => !(Number.isInteger(t) && t >= 0 && t < classes));
  if (wrong !== undefined) throw new ArgumentError("auc", `target ${wrong} is not a class from 0 to ${classes - 1}`);
  const flat = listed(scores);
  let [sum, weights] = [0, 0];
  for (let c = 0; c < classes; c++) {
    const is = y.map((t) => Number(t === c));
    const members = is.reduce((a, b) => a + b, 0);
    if (members === 0 || members === N)
      throw new ArgumentError(
        "auc",
        `class ${c} has ${members === 0 ? "no sample" : "all samples"}, so it cannot be distinguished from the rest`,
      );
    const weight = average === "macro" ? 1 : members;
    sum +=
      weight *
      auc(
        is.map((_, i) => flat[i * classes + c]!),
        is,
      );
    weights += weight;
  }
  return sum / weights;
}

/** One point of a precision–recall curve: what happens if scores from `threshold` up are called positive. */
export interface PrecisionRecallPoint {
  threshold: number;
  precision: number;
  recall: number;
}

/**
 * The precision–recall curve, from "none is positive" (recall 0, precision 1 by convention) to "all are".
 *
 * @example
 * metrics.precisionRecallCurve([0.9, 0.1], [1, 0]).map((point) => point.precision); // [1, 1, 0.5]
 */
export function precisionRecallCurve(scores: Numbers, targets: Numbers): PrecisionRecallPoint[] {
  const [s, y] = scoresAndAnswers("precisionRecallCurve", scores, targets);
  const positives = y.filter((t) => t === 1).length;
  if (positives === 0)
    throw new ArgumentError("precisionRecallCurve", "expects at least one positive case, but all targets are 0");
  const points = thresholds(s, y).map(({ threshold, tp, fp }) => ({
    threshold,
    precision: tp / (tp + fp),
    recall: tp / positives,
  }));
  return [{ threshold: Infinity, precision: 1, recall: 0 }, ...points];
}

/**
 * Average precision Σ (Rₙ − Rₙ₋₁) Pₙ: the area under the precision–recall curve in steps, as in scikit-learn. Chance is
 * the share of positives.
 *
 * @example
 * metrics.averagePrecision([0.9, 0.8, 0.7], [1, 0, 1]); // 0.8333333333333333
 */
export function averagePrecision(scores: Numbers, targets: Numbers): number {
  const curve = precisionRecallCurve(scores, targets);
  return curve.reduce(
    (sum, { precision, recall }, i) => (i === 0 ? 0 : sum + (recall - curve[i - 1]!.recall) * precision),
    0,
  );
}
