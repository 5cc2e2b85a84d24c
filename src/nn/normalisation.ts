import type { Generator } from "../random/generator.js";
import { full } from "../tensor/create.js";
import { ArgumentError, ShapeError, words } from "../tensor/errors.js";
import { noGrad } from "../tensor/graph.js";
import { dropout as dropoutOp } from "../tensor/ops/dropout.js";
import { copy_ } from "../tensor/ops/inplace.js";
import * as ops from "../tensor/ops/normalisation.js";
import { checkNumber, checkOptions, checkWhole } from "../tensor/options.js";
import type { Tensor } from "../tensor/tensor.js";
import { constant } from "./init.js";
import { type Layer, layer, type Same } from "./layer.js";

/** The options of layers that normalise. */
export interface NormOptions {
  eps?: number;
  /** learn a scale and a shift? */
  affine?: boolean;
}

/** The options of a norm, looked at and completed. */
function completed(
  kind: string,
  options: NormOptions & { momentum?: number },
  known: readonly string[] = ["eps", "affine"],
): Required<NormOptions> & { momentum: number } {
  checkOptions(kind, options, known);
  const { eps = 1e-5, affine = true, momentum = 0.1 } = options;
  checkNumber(kind, "eps", eps, 0);
  checkNumber(kind, "momentum", momentum, 0, 1);
  return { eps, affine, momentum };
}

/**
 * Normalises each sample over its last axes, of the given sizes.
 *
 * @example
 * nn.layerNorm(4)(zeros([2, 4])).shape; // [2, 4]
 */
export function layerNorm(shape: number | readonly number[], options: NormOptions = {}): Layer<Same> {
  const { eps, affine } = completed("layerNorm", options);
  const sizes = Array.isArray(shape) && shape.length > 0 ? (shape as readonly number[]) : [shape as number];
  for (const size of sizes) checkWhole("layerNorm", "the size of an axis", size, 1);
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
export function rmsNorm(features: number, options: { eps?: number } = {}): Layer<Same> {
  checkWhole("rmsNorm", "the number of features", features, 1);
  checkOptions("rmsNorm", options, ["eps"]);
  const { eps = 1e-6 } = options;
  checkNumber("rmsNorm", "eps", eps, 0);
  const weight = constant([features], 1);
  return layer(`rmsNorm(${features})`, { weight }, (x) => ops.rmsNorm(x, weight, eps));
}

/**
 * Normalises groups of channels of x [N, C, …]; groups = channels is instance norm.
 *
 * @example
 * nn.groupNorm(2, 4)(zeros([2, 4, 3, 3])).shape; // [2, 4, 3, 3]
 */
export function groupNorm(groups: number, channels: number, options: NormOptions = {}): Layer<Same> {
  checkWhole("groupNorm", "the number of groups", groups, 1);
  checkWhole("groupNorm", "the number of channels", channels, 1);
  if (channels % groups !== 0)
    throw new ArgumentError(
      "groupNorm",
      `${channels} channels do not split into ${groups} groups; choose a number of groups that divides them`,
    );
  return grouped(`groupNorm(${groups}, ${channels})`, groups, channels, completed("groupNorm", options));
}

function grouped(kind: string, groups: number, channels: number, { eps, affine }: Required<NormOptions>): Layer<Same> {
  const weight = affine ? constant([channels], 1) : undefined;
  const bias = affine ? constant([channels], 0) : undefined;
  return layer(kind, { weight, bias }, (x) => {
    if (x.ndim < 2 || x.shape[1] !== channels)
      throw new ShapeError(kind, `expects [N, ${channels}, …], but the shape is ${words(x.shape)}`, {
        shapes: [x.shape],
      });
    return ops.groupNorm(x, groups, weight, bias, eps);
  });
}

/**
 * Normalises each channel of each picture by itself.
 *
 * @example
 * nn.instanceNorm2d(4)(zeros([2, 4, 3, 3])).shape; // [2, 4, 3, 3]
 */
export const instanceNorm2d = (channels: number, options: NormOptions = {}): Layer<Same> => {
  checkWhole("instanceNorm2d", "the number of channels", channels, 1);
  return grouped(`instanceNorm2d(${channels})`, channels, channels, completed("instanceNorm2d", options));
};

/**
 * Normalises each channel over the batch. While training it uses the batch's own mean and variance and keeps running
 * averages of them (the variance unbiased, as in PyTorch); in evaluation it uses those. One number a channel has no
 * variance, and is refused while training.
 */
function batchNorm(
  name: string,
  axes: readonly number[],
  channels: number,
  options: NormOptions & { momentum?: number },
): Layer<Same> {
  checkWhole(name, "the number of channels", channels, 1);
  const { eps, affine, momentum } = completed(name, options, ["eps", "affine", "momentum"]);
  const wants = axes.length === 2 ? `[N, ${channels}] or [N, ${channels}, L]` : `[N, ${channels}, H, W]`;
  const weight = affine ? constant([channels], 1) : undefined;
  const bias = affine ? constant([channels], 0) : undefined;
  const runningMean: Tensor = full([channels], 0);
  const runningVar: Tensor = full([channels], 1);
  return layer(`${name}(${channels})`, { weight, bias, runningMean, runningVar }, function (x) {
    if (!axes.includes(x.ndim) || x.shape[1] !== channels)
      throw new ShapeError(`${name}(${channels})`, `expects ${wants}, but the shape is ${words(x.shape)}`, {
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
export function dropout(p = 0.5, options: { generator?: Generator } = {}): Layer<Same> {
  checkNumber("dropout", "p", p, 0, 1);
  checkOptions("dropout", options, ["generator"]);
  const { generator } = options;
  return layer(`dropout(${p})`, {}, function (x) {
    return this.training ? dropoutOp(x, p, generator) : x;
  });
}
