import { kernels } from "../../kernels/index.js";
import { floating } from "../dtypes.js";
import { ArgumentError, ShapeError, words } from "../errors.js";
import { op } from "../op.js";
import { checkNumber } from "../options.js";
import { cast, choose, compare, contiguous, empty, pointer, reduce, scalar } from "../raw.js";
import { checkShape, type Rule } from "../rules.js";
import { sameShape } from "../strides.js";
import type { Tensor } from "../tensor.js";
import type { Classes, Reduction } from "../types/loss.js";
import type { Shape } from "../types/shape.js";
import type { Arg } from "../types/signatures.js";
import { add, div, mul, neg } from "./arithmetic.js";
import { where } from "./comparison.js";
import { gather } from "./indexing.js";
import { checkReduction, checkTensors, type LossOptions } from "./loss.js";
import { checkDistributions, checkLogProbabilities } from "./plausible.js";
import { sum } from "./reduction.js";
import { logSoftmax } from "./softmax.js";
import { mean } from "./statistics.js";
import { permute, reshape, squeeze, unsqueeze } from "./view.js";

/** Scores [rows, classes] and int32 targets [rows] give one loss a row. */
const rowwise: Rule = ([logits, targets], _, op) => {
  const dtype = floating(logits!.dtype);
  const rows = [logits!.shape[0]!];
  checkShape(op, "targets", targets, rows);
  return { shape: rows, dtype, reads: [dtype, "int32"] };
};

const crossEntropyOp = op<"logits" | "targets", { ignore: number }>({
  name: "crossEntropy",
  inputs: ["logits", "targets"],
  rule: rowwise,
  forward: ([logits, targets], { ignore }, { shape, dtype }) => {
    const [rows, cols] = logits!.shape as [number, number];
    const losses = empty(shape, dtype);
    const at = (t: Tensor) => pointer(contiguous(t), dtype);
    const classes = pointer(contiguous(targets!), "int32");
    kernels[dtype].crossEntropy(at(logits!), classes, at(losses), rows, cols, ignore);
    return losses;
  },
  backward: {
    logits: (g, { logits, targets, options }) => {
      const x = contiguous(logits);
      const { dtype } = x;
      const dx = empty(x.shape, dtype);
      const [rows, cols] = x.shape as [number, number];
      const stride = g.strides[0] ?? 1; // 0 when the mean spread one gradient over all rows
      kernels[dtype].crossEntropyBackward(
        pointer(g, dtype),
        stride,
        pointer(x, dtype),
        pointer(contiguous(targets), "int32"),
        pointer(dx, dtype),
        rows,
        cols,
        options.ignore,
      );
      return dx;
    },
    targets: () => null,
  },
});

export interface CrossEntropyOptions<R extends Reduction = Reduction> extends LossOptions<R> {
  /** how much of the probability the target gives away to all classes (Szegedy et al. 2016) */
  labelSmoothing?: number;
  /** targets with this number do not count */
  ignoreIndex?: number;
}

/**
 * −ln softmax(logits)[target]: how surprised the model is by the right class.
 * logits [N, classes] or [N, classes, …] with int32 targets [N] or [N, …]; or targets as probabilities like the logits.
 *
 * @example
 * nn.crossEntropy(tensor([[100, 0]]), tensor(Int32Array.of(0))).item(); // 0
 */
export function crossEntropy<A extends Shape, B extends Shape, R extends Reduction = "mean">(
  logits: Tensor<A>,
  targets: Arg<Classes<"crossEntropy", A, B>, Tensor<B>>,
  options: CrossEntropyOptions<R> = {},
): Tensor<R extends "none" ? B : []> {
  return crossEntropyOf(logits, targets as Tensor, options);
}

function crossEntropyOf(logits: Tensor, targets: Tensor, options: CrossEntropyOptions): Tensor {
  checkReduction("crossEntropy", options, ["reduction", "labelSmoothing", "ignoreIndex"]);
  checkTensors("crossEntropy", logits, targets);
  const { labelSmoothing = 0, ignoreIndex = -100 } = options;
  checkNumber("crossEntropy", "labelSmoothing", labelSmoothing, 0, 1);
  if (targets.dtype !== "int32" && sameShape(logits.shape, targets.shape) && logits.ndim > 0)
    return softTargets(logits, targets, options);
  const { rows, labels } = asRows("crossEntropy", logits, targets, ignoreIndex);
  const losses = crossEntropyOp.run([rows, labels], { ignore: ignoreIndex });
  if (labelSmoothing === 0) return averaged(losses, labels, targets.shape, options);
  const counted = cast(compare("notEqual", labels, scalar(ignoreIndex, "int32")), logits.dtype);
  const uniform = mul(neg(mean(logSoftmax(rows, 1), 1)), counted);
  return averaged(add(mul(losses, 1 - labelSmoothing), mul(uniform, labelSmoothing)), labels, targets.shape, options);
}

/** −Σ target · log softmax(logits) over the classes (axis 1), averaged over everything else. */
function softTargets(logits: Tensor, targets: Tensor, options: CrossEntropyOptions): Tensor {
  const { labelSmoothing = 0 } = options;
  const axis = logits.ndim === 1 ? 0 : 1;
  checkDistributions("crossEntropy", targets, axis);
  const smooth =
    labelSmoothing === 0 ? targets : add(mul(targets, 1 - labelSmoothing), labelSmoothing / logits.shape[axis]!);
  const losses = neg(sum(mul(smooth, logSoftmax(logits, axis)), axis));
  const { reduction = "mean" } = options;
  return reduction === "mean" ? mean(losses) : reduction === "sum" ? sum(losses) : losses;
}

/** The mean over the targets that count. */
function averaged(
  losses: Tensor,
  labels: Tensor,
  shape: readonly number[],
  { reduction = "mean", ignoreIndex = -100 }: CrossEntropyOptions,
): Tensor {
  if (reduction === "none") return reshape(losses, shape as number[]);
  const total = sum(losses);
  if (reduction === "sum") return total;
  const counting = cast(compare("notEqual", labels, scalar(ignoreIndex, "int32")), "float32");
  return div(total, reduce("sum", counting, [0]).item());
}

/** Scores with the classes last, one row a target, and the checked targets. */
function asRows(loss: string, scores: Tensor, targets: Tensor, ignoreIndex: number): { rows: Tensor; labels: Tensor } {
  if (targets.dtype !== "int32") {
    throw new ArgumentError(
      loss,
      `targets must be class numbers of dtype int32, but are ${targets.dtype} of shape ${words(targets.shape)}; use to("int32"), or give probabilities of shape ${words(scores.shape)}`,
    );
  }
  if (scores.ndim === 1 && targets.ndim === 0)
    return asRows(loss, unsqueeze(scores, 0), reshape(targets, [1]), ignoreIndex);
  const expected = scores.shape.filter((_: number, i: number) => i !== 1);
  if (scores.ndim < 2 || !sameShape(expected, targets.shape)) {
    throw new ShapeError(
      loss,
      `predictions ${words(scores.shape)} want targets ${words(expected)}, but got ${words(targets.shape)}`,
      { shapes: [scores.shape, targets.shape] },
    );
  }
  const classes = scores.shape[1]!;
  const labels = contiguous(reshape(targets, [-1]));
  const wrong = labels.data().find((k) => k !== ignoreIndex && (k < 0 || k >= classes));
  if (wrong !== undefined)
    throw new ArgumentError(
      loss,
      `target ${wrong} is not a class from 0 to ${classes - 1}${wrong === classes ? " (do your classes count from 1?)" : ""}`,
    );
  if (scores.ndim === 2) return { rows: scores, labels };
  const last = [0, ...scores.shape.map((_: number, i: number) => i).slice(2), 1];
  return { rows: reshape(permute(scores, last), [-1, classes]), labels };
}

/**
 * −logProbabilities[target]: cross-entropy for scores that went through logSoftmax already.
 *
 * @example
 * nn.nll(tensor([[-1, -2]]), tensor(Int32Array.of(1))).item(); // 2
 */
export function nll<A extends Shape, B extends Shape, R extends Reduction = "mean">(
  logProbabilities: Tensor<A>,
  targets: Arg<Classes<"nll", A, B>, Tensor<B>>,
  options: CrossEntropyOptions<R> = {},
): Tensor<R extends "none" ? B : []> {
  return nllOf(logProbabilities, targets as Tensor, options);
}

function nllOf(logProbabilities: Tensor, targets: Tensor, options: CrossEntropyOptions): Tensor {
  checkReduction("nll", options, ["reduction", "ignoreIndex"]);
  checkTensors("nll", logProbabilities, targets);
  checkLogProbabilities("nll", logProbabilities);
  const ignoreIndex = options.ignoreIndex ?? -100;
  const { rows, labels } = asRows("nll", logProbabilities, targets, ignoreIndex);
  const ignored = compare("equal", labels, scalar(ignoreIndex, "int32"));
  const safe = choose(ignored, scalar(0, "int32"), labels);
  const picked = squeeze(gather(rows, 1, reshape(safe, [-1, 1])), 1);
  return averaged(where(ignored, 0, neg(picked)), labels, targets.shape, options);
}
