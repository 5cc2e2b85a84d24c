/** What metrics are given: lists of numbers, checked before anything is measured. */
import { tensor } from "../tensor/create.js";
import { ArgumentError, ShapeError, words } from "../tensor/errors.js";
import { checkNumber, checkOptions } from "../tensor/options.js";
import { Tensor } from "../tensor/tensor.js";

/** A list of numbers, wherever they come from. */
export type Numbers =
  | Tensor
  | readonly number[]
  | readonly boolean[]
  | Uint8Array
  | Int32Array
  | Float32Array
  | Float64Array;

/**
 * The numbers as an array.
 *
 * @example
 * metrics.listed(tensor([1, 2])); // [1, 2]
 */
export function listed(x: Numbers): number[] {
  if (x instanceof Tensor) return Array.from(x.data());
  if (Array.isArray(x)) return (x as readonly unknown[]).flat(Infinity).map(Number);
  if (ArrayBuffer.isView(x)) return Array.from(x as unknown as Float32Array);
  throw new ArgumentError(
    "metrics",
    `expects a tensor or an array of numbers, but got ${x === null ? "null" : typeof x}`,
  );
}

/** Two lists of the same length with something in them. */
export function pair(metric: string, predictions: Numbers, targets: Numbers): [number[], number[]] {
  const [p, y] = [listed(predictions), listed(targets)];
  if (p.length !== y.length)
    throw new ShapeError(metric, `${p.length} predictions but ${y.length} targets`, {
      shapes: [[p.length], [y.length]],
    });
  if (p.length === 0) throw new ArgumentError(metric, "there is nothing to compare: both lists are empty");
  return [p, y];
}

/** Scores and answers to a yes-or-no question. Scores may be any number, but no NaN. */
export function scoresAndAnswers(metric: string, scores: Numbers, targets: Numbers): [number[], number[]] {
  const [s, y] = pair(metric, scores, targets);
  checkScores(metric, s);
  const wrong = y.find((t) => t !== 0 && t !== 1);
  if (wrong !== undefined)
    throw new ArgumentError(
      metric,
      `targets must be 0 or 1, but one is ${wrong}${wrong === 255 ? "; divide the mask by 255" : ""}`,
    );
  return [s, y];
}

/** Refuses NaN, which has no place in any order. */
export function checkScores(metric: string, scores: readonly number[]): void {
  const at = scores.findIndex((s) => Number.isNaN(s));
  if (at >= 0) throw new ArgumentError(metric, `the score number ${at + 1} is NaN; a NaN cannot be ranked or judged`);
}

/** Refuses anything that is not a probability. */
export function checkUnit(metric: string, values: readonly number[], remedy: string): void {
  const wrong = values.find((v) => !(v >= 0 && v <= 1));
  if (wrong !== undefined)
    throw new ArgumentError(
      metric,
      `expects probabilities from 0 to 1, but one is ${Number(wrong.toPrecision(6))}; ${remedy}`,
    );
}

/** How the outputs of a model with one output become a yes or a no. */
export interface Decision {
  /** from which probability up the answer is yes (½ unless said otherwise) */
  threshold?: number;
  /** the outputs are logits: they go through the sigmoid first */
  logits?: boolean;
}

/** The options by which scores become decisions. */
export const DECISION = ["threshold", "logits"] as const;

/**
 * Predictions and targets as class numbers. Scores of several classes ([N, classes] or [N, classes, …]) become the most
 * likely class; the probabilities of one output ([N] or [N, 1]) become 1 from the threshold up, else 0.
 */
export function classes(
  metric: string,
  predictions: Numbers,
  targets: Numbers,
  decision: Decision,
): { called: number[]; truth: number[]; binary: boolean } {
  const given = nested(predictions) ? (tensor(predictions as never) as Tensor) : predictions;
  const truth = listed(targets);
  const fraction = truth.find((t) => !Number.isInteger(t));
  if (fraction !== undefined)
    throw new ArgumentError(metric, `targets must be class numbers (0, 1, 2 …), but one is ${fraction}`);
  const several = given instanceof Tensor && given.ndim >= 2 && given.shape[1] !== 1 && given.numel() !== truth.length;
  const scores = several ? mostLikely(metric, given) : given;
  const [p] = pair(metric, scores, targets);
  if (several) return { called: p, truth, binary: false };
  checkScores(metric, p);
  const output = given instanceof Tensor && (given.dtype === "float32" || given.dtype === "float64");
  const yesNo = truth.every((t) => t === 0 || t === 1);
  const whole = p.every(Number.isInteger);
  const asked = decision.logits !== undefined || decision.threshold !== undefined;
  if (!asked && whole && !(output && yesNo && p.some((v) => v !== 0 && v !== 1)))
    return { called: p, truth, binary: false };
  return { called: decided(metric, p, yesNo, decision), truth, binary: true };
}

/** Yes (1) or no (0) from each output. */
function decided(metric: string, outputs: readonly number[], yesNo: boolean, decision: Decision): number[] {
  const { threshold = 0.5, logits = false } = decision;
  checkNumber(metric, "threshold", threshold, 0, 1);
  if (!yesNo)
    throw new ArgumentError(
      metric,
      "one output tells two classes apart, so targets must be 0 or 1; give scores [N, classes] for more",
    );
  // sigmoid(z) ≥ t where z ≥ ln(t/(1 − t)), which is 0 for ½
  if (logits && threshold !== 0.5)
    throw new ArgumentError(metric, "a threshold belongs to probabilities; pass logits through sigmoid first");
  if (logits) return outputs.map((z) => Number(z >= 0));
  checkUnit(
    metric,
    outputs,
    "for logits pass { logits: true }, or apply sigmoid first; class numbers are int32 or a plain array",
  );
  return outputs.map((q) => Number(q >= threshold));
}

function mostLikely(metric: string, scores: Tensor): Tensor {
  checkScores(metric, listed(scores));
  if (scores.shape[1] === 0)
    throw new ShapeError(metric, `no class to choose from in ${words(scores.shape)}`, { shapes: [scores.shape] });
  return scores.argmax(1) as Tensor;
}

const nested = (x: Numbers): boolean => Array.isArray(x) && Array.isArray(x[0]);

/** Options that may also be one number, as in `precisionRecall(p, y, 2)`. */
export function optionsOf<Key extends string>(
  metric: string,
  given: number | (Decision & Partial<Record<Key, number>>) | undefined,
  key: Key,
): Decision & Partial<Record<Key, number>> {
  if (given === undefined) return {} as Decision & Partial<Record<Key, number>>;
  if (typeof given === "number") return { [key]: given } as Decision & Partial<Record<Key, number>>;
  checkOptions(metric, given, [key, ...DECISION]);
  return given;
}
