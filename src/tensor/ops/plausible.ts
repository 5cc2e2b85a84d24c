/** What losses ask of what they are given: tensors, options that exist, targets and probabilities that can be true. */
import { BYTES } from "../../kernels/index.js";
import { ArgumentError, words } from "../errors.js";
import { checkChoice, checkOptions } from "../options.js";
import { contiguous, pointer } from "../raw.js";
import { view } from "../storage.js";
import { Tensor } from "../tensor.js";
import type { LossOptions } from "./loss.js";

/** Float32 sums of probabilities may end this far above 1. */
const ROUNDING = 1e-5;

/** The numbers of x in their order, where they lie in memory. */
function numbersOf(x: Tensor): { numbers: ArrayLike<number>; start: number; end: number } {
  const start = pointer(contiguous(x), x.dtype) / BYTES[x.dtype];
  return { numbers: view(x.dtype), start, end: start + x.numel() };
}

/** The first number outside low … high, NaN included. */
function outside(x: Tensor, low: number, high: number): number | undefined {
  if (x.dtype === "bool") return undefined;
  const { numbers, start, end } = numbersOf(x);
  for (let i = start; i < end; i++)
    if (!(numbers[i]! >= low && numbers[i]! <= high)) return Number(numbers[i]!.toPrecision(6));
  return undefined;
}

/** Targets of a yes-or-no question: 0, 1, or a probability between. */
export function checkYesNo(loss: string, targets: Tensor): void {
  const wrong = outside(targets, 0, 1);
  if (wrong === undefined) return;
  const remedy = Number.isNaN(wrong)
    ? "leave out the samples without a label"
    : wrong > 1
      ? `write targets.div(${wrong === 255 ? 255 : "…"}) for a mask of ${wrong === 255 ? "0 and 255" : "other numbers"}, or use crossEntropy for several classes`
      : "labels of −1 and 1 become 0 and 1 by targets.add(1).div(2)";
  throw new ArgumentError(loss, `targets must be between 0 and 1, but one is ${wrong}; ${remedy}`);
}

/** Predictions that must be probabilities. */
export function checkProbabilities(loss: string, predictions: Tensor, remedy: string): void {
  const wrong = outside(predictions, 0, 1);
  if (wrong !== undefined)
    throw new ArgumentError(
      loss,
      `predictions must be probabilities from 0 to 1, but one is ${wrong}; ${Number.isNaN(wrong) ? "a lower learning rate may keep the training from running away" : remedy}`,
    );
}

/** Predictions that must be logarithms of probabilities. */
export function checkLogProbabilities(loss: string, predictions: Tensor): void {
  const wrong = outside(predictions, -Infinity, ROUNDING);
  if (wrong !== undefined)
    throw new ArgumentError(
      loss,
      `predictions must be logarithms of probabilities, so at most 0, but one is ${wrong}; pass logits through logSoftmax first`,
    );
}

/** Measured values: any number, but a number. */
export function checkMeasured(loss: string, targets: Tensor): void {
  if (targets.dtype !== "float32" && targets.dtype !== "float64") return;
  const { numbers, start, end } = numbersOf(targets);
  for (let i = start; i < end; i++)
    if (Number.isNaN(numbers[i]))
      throw new ArgumentError(
        loss,
        `the target number ${i - start + 1} is NaN (a missing value?); leave such samples out`,
      );
}

/** Targets that are probabilities of all classes: none below 0, and together 1 along the axis. */
export function checkDistributions(loss: string, targets: Tensor, axis: number): void {
  const { numbers, start } = numbersOf(targets);
  const sizes: readonly number[] = targets.shape;
  const classes = sizes[axis] ?? 1;
  const inner = sizes.slice(axis + 1).reduce((a, b) => a * b, 1);
  const outer = sizes.slice(0, axis).reduce((a, b) => a * b, 1);
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < inner; i++) {
      let sum = 0;
      let least = 0;
      for (let c = 0, at = start + o * classes * inner + i; c < classes; c++, at += inner) {
        sum += numbers[at]!;
        if (!(numbers[at]! >= least)) least = numbers[at]!;
      }
      if (least === 0 && Math.abs(sum - 1) <= 1e-3) continue;
      const why = least === 0 ? `some add up to ${Number(sum.toPrecision(6))}` : `one is ${least}`;
      throw new ArgumentError(
        loss,
        `targets of shape ${words(sizes)} are probabilities of ${classes} classes: from 0 up, together 1 along axis ${axis}; but ${why}`,
      );
    }
}

/** Targets that are distributions along some axis, whichever it is: their sum is the number of distributions. */
export function checkSomeDistribution(loss: string, targets: Tensor): void {
  checkYesNo(loss, targets);
  const { numbers, start, end } = numbersOf(targets);
  let sum = 0;
  for (let i = start; i < end; i++) sum += numbers[i]!;
  const n = end - start;
  const sizes: readonly number[] = targets.shape.length === 0 ? [1] : targets.shape;
  if (sizes.some((classes) => Math.abs((sum * classes) / n - 1) <= 1e-3) || n === 0) return;
  throw new ArgumentError(
    loss,
    `targets must be distributions, each adding up to 1, but those of shape ${words(targets.shape)} add up to ${Number(sum.toPrecision(6))}`,
  );
}

/** Refuses unknown options and an unknown reduction. */
export function checkReduction(loss: string, options: LossOptions | undefined, known: readonly string[]): void {
  if (options === undefined) return;
  checkOptions(loss, options, known);
  if (options.reduction !== undefined) checkChoice(loss, "reduction", options.reduction, ["mean", "sum", "none"]);
}

/** Refuses predictions, or targets, that are not tensors. */
export function checkTensor(loss: string, what: "predictions" | "targets", x: unknown): void {
  if (x instanceof Tensor) return;
  const got =
    x === undefined
      ? "are missing"
      : Array.isArray(x)
        ? "are a plain array; write tensor(…)"
        : `are ${x === null ? "null" : typeof x === "number" ? `the number ${x}; write tensor(…)` : `a ${typeof x}`}`;
  throw new ArgumentError(loss, `expects predictions and targets as tensors, but the ${what} ${got}`);
}
