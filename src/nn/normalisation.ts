import type { Generator } from "../random/generator.js";
import { full } from "../tensor/create.js";
import { ShapeError, words } from "../tensor/errors.js";
import { noGrad } from "../tensor/graph.js";
import { dropout as dropoutOp } from "../tensor/ops/dropout.js";
import { copy_ } from "../tensor/ops/inplace.js";
import * as ops from "../tensor/ops/normalisation.js";
import type { Tensor } from "../tensor/tensor.js";
import { constant } from "./init.js";
import { type Layer, layer, type Same } from "./layer.js";

/** What the layers that normalise may be told. */
export interface NormOptions {
  eps?: number;
  /** learn a scale and a shift? */
  affine?: boolean;
}

/**
 * Normalises each sample over its last axes, of the given sizes.
 *
 * @example
 * nn.layerNorm(4)(zeros([2, 4])).shape; // [2, 4]
 */
export function layerNorm(
  shape: number | readonly number[],
  { eps = 1e-5, affine = true }: NormOptions = {},
): Layer<Same> {
  const sizes = typeof shape === "number" ? [shape] : shape;
  const weight = affine ? constant(sizes, 1) : undefined;
  const bias = affine ? constant(sizes, 0) : undefined;
  return layer(`layerNorm(${sizes.join(", ")})`, { weight, bias }, (x) => ops.layerNorm(x, sizes, weight, bias, eps));
}

/**
 * Layer norm without the mean.
 *
 * @example
 * nn.rmsNorm(4)(zeros([2, 4])).shape; // [2, 4]
 */
export function rmsNorm(features: number, { eps = 1e-6 }: { eps?: number } = {}): Layer<Same> {
  const weight = constant([features], 1);
  return layer(`rmsNorm(${features})`, { weight }, (x) => ops.rmsNorm(x, weight, eps));
}

/**
 * Normalises groups of channels of x [N, C, …]; groups = channels is instance norm.
 *
 * @example
 * nn.groupNorm(2, 4)(zeros([2, 4, 3, 3])).shape; // [2, 4, 3, 3]
 */
export function groupNorm(
  groups: number,
  channels: number,
  { eps = 1e-5, affine = true }: NormOptions = {},
): Layer<Same> {
  const weight = affine ? constant([channels], 1) : undefined;
  const bias = affine ? constant([channels], 0) : undefined;
  return layer(`groupNorm(${groups}, ${channels})`, { weight, bias }, (x) =>
    ops.groupNorm(x, groups, weight, bias, eps),
  );
}

/**
 * Normalises each channel of each picture by itself.
 *
 * @example
 * nn.instanceNorm2d(4)(zeros([2, 4, 3, 3])).shape; // [2, 4, 3, 3]
 */
export const instanceNorm2d = (channels: number, options: NormOptions = {}): Layer<Same> =>
  groupNorm(channels, channels, options);

/**
 * Normalises each channel over the batch. While training it uses the batch's own mean and variance and keeps running
 * averages of them (the variance unbiased, as in PyTorch); in evaluation it uses those. One number a channel has no
 * variance, and is refused while training.
 */
function batchNorm(
  name: string,
  axes: readonly number[],
  channels: number,
  { eps = 1e-5, affine = true, momentum = 0.1 }: NormOptions & { momentum?: number },
): Layer<Same> {
  const wants = axes.length === 2 ? `[N, ${channels}] or [N, ${channels}, L]` : `[N, ${channels}, H, W]`;
  const weight = affine ? constant([channels], 1) : undefined;
  const bias = affine ? constant([channels], 0) : undefined;
  const runningMean: Tensor = full([channels], 0);
  const runningVar: Tensor = full([channels], 1);
  return layer(`${name}(${channels})`, { weight, bias, runningMean, runningVar }, function (x) {
    if (!axes.includes(x.ndim) || x.shape[1] !== channels)
      throw new ShapeError(`${name}(${channels})`, `wants ${wants}, but the shape is ${words(x.shape)}`, {
        shapes: [x.shape],
        axis: 1,
      });
    if (!this.training) return ops.batchNorm(x, { mean: runningMean, variance: runningVar }, weight, bias, eps);
    const n = x.numel() / channels;
    if (n === 1)
      throw new ShapeError(
        `${name}(${channels})`,
        `while training it needs more than one number a channel, for one alone does not vary, but the shape is ${words(x.shape)}`,
        { shapes: [x.shape], axis: 0, hint: "use a larger batch, or model.eval()" },
      );
    const measured = ops.batchNormByItself(x, weight, bias, eps);
    noGrad(() => {
      const unbiased = measured.variance.mul(n / Math.max(1, n - 1));
      copy_(runningMean, runningMean.mul(1 - momentum).add(measured.mean.mul(momentum)));
      copy_(runningVar, runningVar.mul(1 - momentum).add(unbiased.mul(momentum)));
    });
    return measured.output;
  });
}

/**
 * Batch norm of vectors [N, C] or sequences [N, C, L].
 *
 * @example
 * nn.batchNorm1d(4)(zeros([2, 4])).shape; // [2, 4]
 */
export const batchNorm1d = (channels: number, options: NormOptions & { momentum?: number } = {}): Layer<Same> =>
  batchNorm("batchNorm1d", [2, 3], channels, options);
/**
 * Batch norm of pictures [N, C, H, W].
 *
 * @example
 * nn.batchNorm2d(4)(zeros([2, 4, 3, 3])).shape; // [2, 4, 3, 3]
 */
export const batchNorm2d = (channels: number, options: NormOptions & { momentum?: number } = {}): Layer<Same> =>
  batchNorm("batchNorm2d", [4], channels, options);

/**
 * Drops each number with probability p while training; does nothing in evaluation.
 *
 * @example
 * nn.dropout(0.5).eval()(tensor([1, 2])).toArray(); // [1, 2]
 */
export function dropout(p = 0.5, { generator }: { generator?: Generator } = {}): Layer<Same> {
  return layer(`dropout(${p})`, {}, function (x) {
    return this.training ? dropoutOp(x, p, generator) : x;
  });
}
