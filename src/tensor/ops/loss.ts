/** Losses that compare predictions with targets of the same shape, as one number (the mean unless `reduction` says otherwise). */
import { tensor } from "../create.js";
import { floating, promote } from "../dtypes.js";
import { ShapeError, words } from "../errors.js";
import { converted, op } from "../op.js";
import { checkNumber } from "../options.js";
import { cast, compare, scalar } from "../raw.js";
import * as rules from "../rules.js";
import { sameShape } from "../strides.js";
import { Tensor } from "../tensor.js";
import type { LossResult, Reduction, SameShapes } from "../types/loss.js";
import type { Shape } from "../types/shape.js";
import type { Arg } from "../types/signatures.js";
import { sigmoid, softplus } from "./activation.js";
import { add, div, maximum, mul, neg, sub } from "./arithmetic.js";
import { le, where } from "./comparison.js";
import { abs, clamp, exp, log, square } from "./elementwise.js";
import {
  checkLogProbabilities,
  checkMeasured,
  checkProbabilities,
  checkReduction,
  checkSomeDistribution,
  checkTensor,
  checkYesNo,
} from "./plausible.js";
import { sum } from "./reduction.js";
import { mean } from "./statistics.js";

export interface LossOptions<R extends Reduction = Reduction> {
  reduction?: R;
}

/** A loss as it is called: both shapes must be equal, for broadcasting here is nearly always a mistake. */
export type PairLoss<Op extends string, Options> = <A extends Shape, B extends Shape, R extends Reduction = "mean">(
  predictions: Tensor<A>,
  targets: Arg<SameShapes<Op, A, B>, Tensor<B>>,
  options?: Options & LossOptions<R>,
) => Tensor<LossResult<A, R>>;

/** A loss from its formula for each element. `check` refuses numbers and options that cannot be. */
function pairLoss<Op extends string, Options = unknown>(
  name: Op,
  known: readonly (string & keyof Options)[],
  check: (p: Tensor, y: Tensor, options: Partial<Options>) => void,
  formula: (p: Tensor, y: Tensor, options: Partial<Options>) => Tensor,
): PairLoss<Op, Options> {
  const names = ["reduction", ...known];
  const loss = (p: Tensor, targets: Tensor, options?: Partial<Options> & LossOptions): Tensor => {
    checkPair(name, p, targets);
    checkReduction(name, options, names);
    check(p, targets, options ?? {});
    const dtype = floating(promote(p.dtype, targets.dtype));
    return reduced(formula(converted(p, dtype), converted(targets, dtype), options ?? {}), options?.reduction);
  };
  return loss as unknown as PairLoss<Op, Options>;
}

/** Refuses predictions and targets of different shapes. */
export function checkPair(loss: string, predictions: Tensor, targets: Tensor): void {
  checkTensor(loss, "predictions", predictions);
  checkTensor(loss, "targets", targets);
  if (sameShape(predictions.sizes, targets.sizes)) return;
  throw new ShapeError(loss, `predictions ${words(predictions.sizes)} but targets ${words(targets.sizes)}`, {
    shapes: [predictions.sizes, targets.sizes],
    hint:
      predictions.numel() === targets.numel()
        ? `reshape the targets to ${words(predictions.sizes)}`
        : "they must have one shape",
  });
}

function reduced(losses: Tensor, reduction: Reduction = "mean"): Tensor {
  return reduction === "mean" ? mean(losses) : reduction === "sum" ? sum(losses) : losses;
}

/**
 * Mean squared error: Σ(p − y)²/N.
 *
 * @example
 * nn.mse(tensor([1, 2]), tensor([1, 4])).item(); // 2
 */
export const mse = pairLoss(
  "mse",
  [],
  (_p, y) => checkMeasured("mse", y),
  (p, y) => square(sub(p, y)),
);

/**
 * Mean absolute error: Σ|p − y|/N.
 *
 * @example
 * nn.mae(tensor([1, 2]), tensor([1, 4])).item(); // 1
 */
export const mae = pairLoss(
  "mae",
  [],
  (_p, y) => checkMeasured("mae", y),
  (p, y) => abs(sub(p, y)),
);

/**
 * Huber's loss (1964): ½d² for |d| ≤ δ, else δ(|d| − ½δ): outliers pull only as hard as δ.
 *
 * @example
 * nn.huber(tensor([0, 3]), tensor([1, 0]), { reduction: "none" }).toArray(); // [0.5, 2.5]
 */
export const huber = pairLoss<"huber", { delta?: number }>(
  "huber",
  ["delta"],
  (_p, y, { delta = 1 }) => {
    checkMeasured("huber", y);
    checkNumber("huber", "delta", delta, Number.MIN_VALUE);
  },
  (p, y, { delta = 1 }) => {
    const distance = sub(p, y);
    const size = abs(distance);
    return where(le(size, delta), mul(square(distance), 0.5), mul(sub(size, 0.5 * delta), delta));
  },
);

/** ln p, not below −100: so that a prediction of exactly 0 costs much, not everything. */
const cutLog = (p: Tensor) => clamp(log(p), -100);

const bceOp = op({
  name: "bce",
  inputs: ["p", "y"],
  rule: rules.floating(rules.broadcast),
  forward: ([p, y]) => neg(add(mul(y!, cutLog(p!)), mul(sub(1, y!), cutLog(sub(1, p!))))),
  backward: {
    p: (g, { p, y }) => div(mul(g, sub(p, y)), maximum(mul(p, sub(1, p)), 1e-12)),
    y: (g, { p }) => mul(g, sub(cutLog(sub(1, p)), cutLog(p))),
  },
});

/**
 * Binary cross-entropy of probabilities: −y ln p − (1 − y) ln(1 − p); logarithms are cut at −100, as in PyTorch.
 *
 * @example
 * nn.bce(tensor([1]), tensor([1])).item(); // 0
 */
export const bce = pairLoss(
  "bce",
  [],
  (p, y) => {
    checkProbabilities("bce", p, "for logits use bceWithLogits, or pass them through sigmoid first");
    checkYesNo("bce", y);
  },
  (p, y) => bceOp.run([p, y], undefined),
);

export interface BceWithLogitsOptions {
  /** how much a positive counts: one number, or one for each label along the last axis (or any shape that broadcasts) */
  posWeight?: number | Tensor | readonly number[];
}

/**
 * Binary cross-entropy of logits z: softplus(z) − y z, which is bce(sigmoid(z), y) without overflow.
 *
 * @example
 * nn.bceWithLogits(tensor([100]), tensor([1])).item(); // 0
 */
export const bceWithLogits = pairLoss<"bceWithLogits", BceWithLogitsOptions>(
  "bceWithLogits",
  ["posWeight"],
  (_z, y, { posWeight = 1 }) => {
    checkYesNo("bceWithLogits", y);
    if (typeof posWeight === "number") checkNumber("bceWithLogits", "posWeight", posWeight, 0);
  },
  (z, y, { posWeight = 1 }) => {
    if (posWeight === 1) return sub(softplus(z), mul(y, z));
    const weight = positiveWeight(z, posWeight);
    // −w y ln σ(z) − (1 − y) ln(1 − σ(z)) = (1 − y) z + (1 + (w − 1) y) softplus(−z)
    return add(mul(sub(1, y), z), mul(add(mul(y, sub(weight, 1)), 1), softplus(neg(z))));
  },
);

function positiveWeight(z: Tensor, given: number | Tensor | readonly number[]): Tensor {
  if (typeof given === "number") return scalar(given, z.dtype);
  const weight = cast(given instanceof Tensor ? given.detach() : tensor([...given]), z.dtype);
  const fits =
    weight.ndim <= z.ndim &&
    weight.sizes.every((n: number, i: number) => n === 1 || n === z.sizes[z.ndim - weight.ndim + i]);
  if (!fits)
    throw new ShapeError("bceWithLogits", `posWeight ${words(weight.sizes)} does not broadcast to ${words(z.sizes)}`, {
      shapes: [z.sizes, weight.sizes],
      hint: "one number for each label of the last axis; for [N, C, H, W] write shape [C, 1, 1]",
    });
  return weight;
}

/**
 * Focal loss on logits (Lin et al. 2017): cross-entropy times (1 − pₜ)^γ, so that easy cases count less.
 *
 * @example
 * nn.focal(tensor([100]), tensor([1])).item(); // 0
 */
export const focal = pairLoss<"focal", { gamma?: number; alpha?: number }>(
  "focal",
  ["gamma", "alpha"],
  (_z, y, { gamma = 2, alpha = 1 }) => {
    checkYesNo("focal", y);
    checkNumber("focal", "gamma", gamma, 0);
    checkNumber("focal", "alpha", alpha, 0, 1);
  },
  (z, y, { gamma = 2, alpha }) => {
    const losses = sub(softplus(z), mul(y, z));
    const p = sigmoid(z);
    const wrong = add(mul(sub(1, p), y), mul(p, sub(1, y)));
    // (1 − pₜ)^γ as e^(γ ln(1 − pₜ)), with the logarithm kept finite
    const weighted = mul(losses, exp(mul(log(maximum(wrong, 1e-12)), gamma)));
    return alpha === undefined ? weighted : mul(weighted, add(mul(y, alpha), mul(sub(1, y), 1 - alpha)));
  },
);

/**
 * Kullback–Leibler divergence Σ q (ln q − log p) of log-probabilities from a target distribution q, divided by N (batchmean).
 *
 * @example
 * nn.kl(tensor([[0]]), tensor([[1]])).item(); // 0
 */
export function kl(logProbabilities: Tensor, targets: Tensor): Tensor {
  checkPair("kl", logProbabilities, targets);
  checkLogProbabilities("kl", logProbabilities);
  checkSomeDistribution("kl", targets);
  const logTargets = where(compare("greater", targets, scalar(0, targets.dtype)), log(targets), 0);
  const terms = mul(targets, sub(logTargets, logProbabilities));
  return div(sum(terms), logProbabilities.sizes[0] ?? 1);
}
