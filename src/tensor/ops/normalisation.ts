import { kernels } from "../../kernels/index.js";
import { requireNumbers, requireTensor } from "../arguments.js";
import { floating as floatingKind, promote } from "../dtypes.js";
import { ShapeError, told, words } from "../errors.js";
import { converted, op } from "../op.js";
import { checkNumber } from "../options.js";
import { contiguous, empty, pointer } from "../raw.js";
import { checkShape, floating } from "../rules.js";
import { count } from "../strides.js";
import type { Tensor } from "../tensor.js";
import { add, mul, sub } from "./arithmetic.js";
import { channelNorm, groupStatistics, type Layout, overBatch, overChannels } from "./channel-norm.js";
import { rsqrt, square } from "./elementwise.js";
import { mean, variance } from "./statistics.js";
import { reshape } from "./view.js";

const layerNormOp = op<
  "x" | "weight" | "bias",
  { over: readonly number[]; cols: number; eps: number },
  "mean" | "rstd"
>({
  name: "layerNorm",
  inputs: ["x", "weight", "bias"],
  optional: ["weight", "bias"],
  saves: ["mean", "rstd"],
  rule: floating(([x, weight, bias], { over }, name) => {
    checkShape(name, "weight", weight, over);
    checkShape(name, "bias", bias, over);
    return x!.shape;
  }),
  forward: ([x, weight, bias], { cols, eps }, { shape, dtype }, save) => {
    const rows = cols === 0 ? 0 : x!.numel() / cols;
    const out = empty(shape, dtype);
    save.mean = empty([rows], dtype);
    save.rstd = empty([rows], dtype);
    const at = (t: Tensor | undefined) => (t ? pointer(contiguous(t), dtype) : 0);
    kernels[dtype].layerNorm(at(x), at(weight), at(bias), at(out), at(save.mean), at(save.rstd), rows, cols, eps);
    return out;
  },
  backward: (gradient, saved) => {
    const { x, weight, mean, rstd, options } = saved;
    const { dtype } = x;
    const dx = empty(x.shape, dtype);
    const like = (t: Tensor | undefined) => (t ? empty(t.shape, dtype) : undefined);
    const [dWeight, dBias] = [like(weight), like(saved.bias)];
    const at = (t: Tensor | undefined) => (t ? pointer(contiguous(t), dtype) : 0);
    // biome-ignore format: pointers, then sizes
    kernels[dtype].layerNormBackward(at(gradient), at(x), at(weight), at(mean), at(rstd),
      at(dx), at(dWeight), at(dBias), mean.numel(), options.cols);
    return { x: dx, weight: dWeight ?? null, bias: dBias ?? null };
  },
});

/**
 * (x − mean)/√(variance + ε) · weight + bias over the last axes, whose sizes are `shape` (Ba et al. 2016).
 *
 * @example
 * layerNorm(tensor([[1, 3]]), [2], undefined, undefined, 0).toArray(); // [[-1, 1]]
 */
export function layerNorm(x: Tensor, shape: readonly number[], weight?: Tensor, bias?: Tensor, eps = 1e-5): Tensor {
  requireTensor("layerNorm", "x", x);
  checkNumber("layerNorm", "eps", eps, 0);
  requireNumbers("layerNorm", "the shape of the last axes", shape, "layerNorm(x, [3])");
  if (words(x.shape.slice(x.ndim - shape.length)) !== words(shape)) {
    throw new ShapeError(`layerNorm(${words(shape)})`, `the last axes of ${words(x.shape)} must be ${words(shape)}`, {
      shapes: [x.shape, shape],
    });
  }
  return layerNormOp.run([x, weight, bias], { over: shape, cols: count(shape), eps });
}

/**
 * x/√(mean of squares + ε) · weight over the last axis: layer norm without the mean (Zhang and Sennrich 2019).
 *
 * @example
 * rmsNorm(tensor([[3, 3]]), undefined, 0).shape; // [1, 2]
 */
export function rmsNorm(x: Tensor, weight?: Tensor, eps = 1e-6): Tensor {
  requireTensor("rmsNorm", "x", x);
  checkNumber("rmsNorm", "eps", eps, 0);
  checkShape("rmsNorm", "weight", weight, x.shape.slice(-1));
  const scale = rsqrt(add(mean(square(x), -1, true), eps));
  const normal = mul(x, scale);
  return weight ? mul(normal, weight) : normal;
}

/**
 * Layer norm over groups of channels of x [N, C, …] (Wu and He 2018); as many groups as channels is instance norm.
 *
 * @example
 * groupNorm(zeros([2, 4, 3]), 2).shape; // [2, 4, 3]
 */
export function groupNorm(x: Tensor, groups: number, weight?: Tensor, bias?: Tensor, eps = 1e-5): Tensor {
  requireTensor("groupNorm", "x", x);
  const C: number = x.shape[1]!;
  if (x.ndim < 2 || !(Number.isInteger(groups) && groups >= 1 && C % groups === 0))
    throw new ShapeError(
      "groupNorm",
      `${C ?? "no"} channels of ${words(x.shape)} do not split into ${told(groups)} groups`,
      {
        shapes: [x.shape],
        axis: 1,
      },
    );
  return byItself("groupNorm", x, overChannels(x.shape, groups), weight, bias, eps).output;
}

/** Groups of rows normalised by their own mean and variance, in one kernel. */
function byItself(
  op: string,
  given: Tensor,
  layout: Layout,
  weight: Tensor | undefined,
  bias: Tensor | undefined,
  eps: number,
): BatchStatistics & { output: Tensor } {
  checkShape(op, "weight", weight, [given.shape[1]!]);
  checkShape(op, "bias", bias, [given.shape[1]!]);
  const kinds = [weight, bias].flatMap((t) => (t ? [t.dtype] : []));
  const x = converted(given, kinds.reduce(promote, floatingKind(given.dtype)));
  const { mean, variance } = groupStatistics(x, layout);
  const rstd: Tensor = rsqrt(add(variance, eps));
  return { output: channelNorm(x, mean, rstd, weight, bias, layout), mean, variance };
}

/** x · weight + bias with one weight and bias a channel (axis 1). */
function affine(op: string, x: Tensor, weight?: Tensor, bias?: Tensor): Tensor {
  checkShape(op, "weight", weight, [x.shape[1]!]);
  checkShape(op, "bias", bias, [x.shape[1]!]);
  const channelwise = (t: Tensor) => reshape(t, [-1, ...x.shape.slice(2).fill(1)]);
  const scaled = weight ? mul(x, channelwise(weight)) : x;
  return bias ? add(scaled, channelwise(bias)) : scaled;
}

/** What batch norm measured: the mean and the (biased) variance of each channel. */
export interface BatchStatistics {
  mean: Tensor;
  variance: Tensor;
}

/**
 * The mean and variance of each channel (axis 1) of x [N, C, …].
 *
 * @example
 * batchStatistics(tensor([[1, 2], [3, 4]])).mean.toArray(); // [2, 3]
 */
export function batchStatistics(x: Tensor): BatchStatistics {
  requireTensor("batchStatistics", "x", x);
  const axes = x.shape.map((_: number, i: number) => i).filter((i: number) => i !== 1);
  return { mean: mean(x, axes), variance: variance(x, axes, { correction: 0 }) };
}

/**
 * (x − mean)/√(variance + ε) · weight + bias, channel by channel (Ioffe and Szegedy 2015).
 *
 * @example
 * batchNorm(zeros([4, 3]), batchStatistics(zeros([4, 3]))).shape; // [4, 3]
 */
export function batchNorm(x: Tensor, statistics: BatchStatistics, weight?: Tensor, bias?: Tensor, eps = 1e-5): Tensor {
  requireTensor("batchNorm", "x", x);
  const { mean, variance } = statistics ?? {};
  requireTensor("batchNorm", "the mean", mean);
  requireTensor("batchNorm", "the variance", variance);
  if (x.ndim < 2 || mean.ndim !== 1 || x.shape[1] !== mean.shape[0]) {
    throw new ShapeError(
      "batchNorm",
      `expects [N, C, …] with ${mean.shape[0]} channels, but the shape is ${words(x.shape)}`,
      { shapes: [x.shape], axis: 1 },
    );
  }
  checkNumber("batchNorm", "eps", eps, 0);
  checkShape("batchNorm", "variance", variance, mean.shape);
  const channelwise = (t: Tensor) => reshape(t, [-1, ...x.shape.slice(2).fill(1)]);
  const normal = mul(sub(x, channelwise(mean)), channelwise(rsqrt(add(variance, eps))));
  return affine("batchNorm", normal, weight, bias);
}

/**
 * Batch norm by the batch's own mean and variance, which come with it (without a graph: their part of the gradient is in
 * the output's).
 *
 * @example
 * batchNormByItself(tensor([[1], [3]]), undefined, undefined, 0).output.toArray(); // [[-1], [1]]
 */
export function batchNormByItself(
  x: Tensor,
  weight?: Tensor,
  bias?: Tensor,
  eps = 1e-5,
): BatchStatistics & { output: Tensor } {
  requireTensor("batchNorm", "x", x);
  if (x.ndim < 2)
    throw new ShapeError("batchNorm", `expects [N, C, …], but the shape is ${words(x.shape)}`, { shapes: [x.shape] });
  // of vectors each channel's numbers lie apart: the usual ops, which go along rows, are quicker
  if (x.ndim > 2) return byItself("batchNorm", x, overBatch(x.shape), weight, bias, eps);
  const measured = batchStatistics(x);
  const output = batchNorm(x, measured, weight, bias, eps);
  return { output, mean: measured.mean.detach(), variance: measured.variance.detach() };
}
