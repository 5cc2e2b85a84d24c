/** How good a classifier is. Predictions are class numbers, scores of all classes, or the one output of a yes-or-no model. */
import { requireTensor } from "../tensor/arguments.js";
import { tensor } from "../tensor/create.js";
import { ArgumentError } from "../tensor/errors.js";
import { checkOptions, checkWhole } from "../tensor/options.js";
import type { Tensor } from "../tensor/tensor.js";
import { classes as asClasses, DECISION, type Decision, type Numbers, optionsOf } from "./inputs.js";

/**
 * The most likely class of each row of scores [N, classes]; class numbers stay what they are.
 *
 * @example
 * metrics.classesOf(tensor([[0, 9], [9, 0]])).toArray(); // [1, 0]
 */
export function classesOf(scores: Tensor): Tensor {
  requireTensor("classesOf", "scores", scores);
  if (scores.ndim === 2 && scores.shape[1] === 1)
    throw new ArgumentError("classesOf", "one output has no most likely class; compare it with a threshold: p.ge(0.5)");
  return scores.ndim === 2 ? (scores.argmax(1) as Tensor) : scores;
}

/**
 * The part of predictions that is right. Takes class numbers [N], scores [N, classes], or the probabilities of a model with
 * one output, [N] or [N, 1]: ½ and above is class 1 (`threshold` moves that; `logits: true` for outputs before the sigmoid).
 *
 * @example
 * metrics.accuracy([1, 0, 1, 1], [1, 0, 0, 1]); // 0.75
 * metrics.accuracy(tensor([[0.9], [0.2]]), [1, 0]); // 1
 */
export function accuracy(predictions: Numbers, targets: Numbers, decision: Decision = {}): number {
  checkOptions("accuracy", decision, DECISION);
  const { called, truth } = asClasses("accuracy", predictions, targets, decision);
  return called.filter((k, i) => k === truth[i]).length / called.length;
}

/**
 * confusion[i][j]: how many of class i were called j. Predictions as for `accuracy`.
 *
 * @example
 * metrics.confusionMatrix([1, 0, 1], [1, 0, 0]).toArray(); // [[1, 1], [0, 1]]
 */
export function confusionMatrix(
  predictions: Numbers,
  targets: Numbers,
  options?: number | (Decision & { classes?: number }),
): Tensor {
  const { classes, ...decision } = optionsOf("confusionMatrix", options, "classes");
  if (classes !== undefined) checkWhole("confusionMatrix", "classes", classes, 1);
  const { called, truth, binary } = asClasses("confusionMatrix", predictions, targets, decision);
  const most = (list: number[]) => list.reduce((a, b) => Math.max(a, b), binary ? 1 : 0);
  const n = classes ?? 1 + Math.max(most(called), most(truth));
  const counts = new Int32Array(n * n);
  called.forEach((k, i) => {
    const cell = truth[i]! * n + k;
    if (!(k >= 0 && k < n && truth[i]! >= 0 && truth[i]! < n))
      throw new ArgumentError("confusionMatrix", `${k} and ${truth[i]} are not both classes from 0 to ${n - 1}`);
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
 * Predictions as for `accuracy`.
 *
 * @example
 * metrics.precisionRecall([1, 1, 0, 0], [1, 0, 1, 0]).recall; // 0.5
 */
export function precisionRecall(
  predictions: Numbers,
  targets: Numbers,
  options?: number | (Decision & { positive?: number }),
): PrecisionRecall {
  const { positive = 1, ...decision } = optionsOf("precisionRecall", options, "positive");
  checkWhole("precisionRecall", "positive", positive, 0);
  const { called, truth } = asClasses("precisionRecall", predictions, targets, decision);
  const count = (isCalled: boolean, is: boolean) =>
    called.filter((k, i) => (k === positive) === isCalled && (truth[i] === positive) === is).length;
  const [tp, fp, fn, tn] = [count(true, true), count(true, false), count(false, true), count(false, false)];
  const part = (a: number, b: number) => (b === 0 ? 0 : a / b);
  return {
    precision: part(tp, tp + fp),
    recall: part(tp, tp + fn),
    specificity: part(tn, tn + fp),
    f1: part(2 * tp, 2 * tp + fp + fn),
  };
}
