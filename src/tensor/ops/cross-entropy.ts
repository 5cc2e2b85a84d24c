import { kernels } from "../../kernels/index.js";
import { tensor } from "../create.js";
import { floating } from "../dtypes.js";
import { ArgumentError, ShapeError, words } from "../errors.js";
import { op } from "../op.js";
import { checkNumber } from "../options.js";
import { cast, choose, compare, contiguous, empty, pointer, reduce, scalar } from "../raw.js";
import { checkShape, type Rule } from "../rules.js";
import { sameShape } from "../strides.js";
import { Tensor } from "../tensor.js";
import type { Classes, Reduction } from "../types/loss.js";
import type { Shape } from "../types/shape.js";
import type { Arg } from "../types/signatures.js";
import { add, div, mul, neg } from "./arithmetic.js";
import { where } from "./comparison.js";
import { embedding, gather } from "./indexing.js";
import type { LossOptions } from "./loss.js";
import { checkDistributions, checkLogProbabilities, checkReduction, checkTensor } from "./plausible.js";
import { sum } from "./reduction.js";
import { logSoftmax } from "./softmax.js";
import { mean } from "./statistics.js";
import { permute, reshape, squeeze, unsqueeze } from "./view.js";
import { type WholeNumbers, wholeNumbers } from "./whole.js";

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
  /** how much each class counts, [classes]: large for rare ones; the mean is then weighted, too */
  weight?: Tensor | readonly number[];
}

/**
 * −ln softmax(logits)[target]: how surprised the model is by the right class.
 * logits [N, classes] or [N, classes, …] with class numbers [N] or [N, …] as targets (a tensor or plain arrays of whole
 * numbers); or targets as probabilities like the logits.
 *
 * @example
 * nn.crossEntropy(tensor([[100, 0]]), [0]).item(); // 0
 */
export function crossEntropy<A extends Shape, B extends Shape, R extends Reduction = "mean">(
  logits: Tensor<A>,
  targets: Arg<Classes<"crossEntropy", A, B>, Tensor<B> | Labels>,
  options: CrossEntropyOptions<R> = {},
): Tensor<R extends "none" ? B : []> {
  return crossEntropyOf(logits, targets as WholeNumbers, options);
}

/** Class numbers without a tensor round them. */
type Labels = Exclude<WholeNumbers, Tensor>;

function crossEntropyOf(logits: Tensor, targets: WholeNumbers, options: CrossEntropyOptions): Tensor {
  checkReduction("crossEntropy", options, ["reduction", "labelSmoothing", "ignoreIndex", "weight"]);
  checkTensor("crossEntropy", "predictions", logits);
  const { labelSmoothing = 0 } = options;
  checkNumber("crossEntropy", "labelSmoothing", labelSmoothing, 0, 1);
  if (isProbability(targets) && sameShape(logits.shape, targets.shape) && logits.ndim > 0)
    return softTargets(logits, targets, options);
  const rows = asRows("crossEntropy", logits, targets, options);
  const surprises = crossEntropyOp.run([rows.scores, rows.labels], { ignore: rows.ignoreIndex });
  const losses = rows.weight ? mul(surprises, rows.counts) : surprises;
  if (labelSmoothing === 0) return averaged(losses, rows, options);
  const everywhere = weighted(logSoftmax(rows.scores, 1), rows.weight);
  const uniform = mul(neg(mean(everywhere, 1)), rows.counted);
  return averaged(add(mul(losses, 1 - labelSmoothing), mul(uniform, labelSmoothing)), rows, options);
}

function isProbability(targets: WholeNumbers): targets is Tensor {
  return targets instanceof Tensor && targets.dtype !== "int32";
}

const weighted = (x: Tensor, weight: Tensor | undefined) => (weight ? mul(x, weight) : x);

/** −Σ target · log softmax(logits) over the classes (axis 1), averaged over everything else. */
function softTargets(logits: Tensor, targets: Tensor, options: CrossEntropyOptions): Tensor {
  const { labelSmoothing = 0 } = options;
  const axis = logits.ndim === 1 ? 0 : 1;
  checkDistributions("crossEntropy", targets, axis);
  const smooth =
    labelSmoothing === 0 ? targets : add(mul(targets, 1 - labelSmoothing), labelSmoothing / logits.shape[axis]!);
  const weight = classWeights("crossEntropy", logits, options.weight);
  const shape = logits.shape.map((_: number, i: number) => (i === axis ? -1 : 1));
  const surprises = weighted(logSoftmax(logits, axis), weight && (reshape(weight, shape as number[]) as Tensor));
  const losses = neg(sum(mul(smooth, surprises), axis));
  const { reduction = "mean" } = options;
  return reduction === "mean" ? mean(losses) : reduction === "sum" ? sum(losses) : losses;
}

/** Scores with the classes last, one row a target, with the checked targets and what each counts for. */
interface Rows {
  scores: Tensor;
  labels: Tensor;
  ignoreIndex: number;
  /** the shape of the targets */
  shape: readonly number[];
  /** the weight of each class, where they have one */
  weight: Tensor | undefined;
  /** 1 for each target, 0 where it is ignored */
  counted: Tensor;
  /** the same times the weight of the target's class */
  counts: Tensor;
}

/** The mean over the targets, each with what it counts for. */
function averaged(losses: Tensor, { counts, shape }: Rows, { reduction = "mean" }: CrossEntropyOptions): Tensor {
  if (reduction === "none") return reshape(losses, shape as number[]);
  const total = sum(losses);
  return reduction === "sum" ? total : div(total, reduce("sum", counts, [0]).item());
}

function asRows(loss: string, scores: Tensor, given: WholeNumbers, options: CrossEntropyOptions): Rows {
  const { ignoreIndex = -100 } = options;
  const targets = wholeNumbers(loss, `targets that are not probabilities of shape ${words(scores.shape)}`, given);
  if (scores.ndim === 1 && targets.ndim === 0)
    return { ...asRows(loss, unsqueeze(scores, 0), reshape(targets, [1]), options), shape: [] };
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
  const weight = classWeights(loss, scores, options.weight);
  const counted = cast(compare("notEqual", labels, scalar(ignoreIndex, "int32")), floating(scores.dtype));
  const counts = weight ? mul(counted, embedding(withoutIgnored(labels, ignoreIndex), weight)) : counted;
  const last = [0, ...scores.shape.map((_: number, i: number) => i).slice(2), 1];
  const flat = scores.ndim === 2 ? scores : reshape(permute(scores, last), [-1, classes]);
  return { scores: flat, labels, ignoreIndex, shape: targets.shape, weight, counted, counts };
}

/** Labels that may be looked up: 0 in place of those that do not count. */
function withoutIgnored(labels: Tensor, ignoreIndex: number): Tensor {
  return choose(compare("equal", labels, scalar(ignoreIndex, "int32")), scalar(0, "int32"), labels);
}

function classWeights(loss: string, scores: Tensor, given: CrossEntropyOptions["weight"]): Tensor | undefined {
  if (given === undefined) return undefined;
  const weight = cast(given instanceof Tensor ? given.detach() : tensor([...given]), floating(scores.dtype));
  const classes = scores.shape[scores.ndim === 1 ? 0 : 1];
  if (weight.ndim !== 1 || weight.shape[0] !== classes)
    throw new ShapeError(
      loss,
      `expects one weight for each of ${classes} classes, but the weights are ${words(weight.shape)}`,
      {
        shapes: [scores.shape, weight.shape],
      },
    );
  return weight;
}

/**
 * −logProbabilities[target]: cross-entropy for scores that went through logSoftmax already.
 *
 * @example
 * nn.nll(tensor([[-1, -2]]), [1]).item(); // 2
 */
export function nll<A extends Shape, B extends Shape, R extends Reduction = "mean">(
  logProbabilities: Tensor<A>,
  targets: Arg<Classes<"nll", A, B>, Tensor<B> | Labels>,
  options: CrossEntropyOptions<R> = {},
): Tensor<R extends "none" ? B : []> {
  return nllOf(logProbabilities, targets as WholeNumbers, options);
}

function nllOf(logProbabilities: Tensor, targets: WholeNumbers, options: CrossEntropyOptions): Tensor {
  checkReduction("nll", options, ["reduction", "ignoreIndex", "weight"]);
  checkTensor("nll", "predictions", logProbabilities);
  checkLogProbabilities("nll", logProbabilities);
  const rows = asRows("nll", logProbabilities, targets, options);
  const safe = withoutIgnored(rows.labels, rows.ignoreIndex);
  const picked = squeeze(gather(rows.scores, 1, reshape(safe, [-1, 1])), 1);
  const ignored = compare("equal", rows.counted, scalar(0, rows.counted.dtype));
  return averaged(where(ignored, 0, neg(weighted(picked, rows.weight && rows.counts))), rows, options);
}
