/** Activations as layers. */

import { ShapeError, words } from "../tensor/errors.js";
import * as ops from "../tensor/ops/activation.js";
import { heaviside as heavisideOp } from "../tensor/ops/elementwise.js";
import { amax } from "../tensor/ops/reduction.js";
import { logSoftmax as logSoftmaxOp, softmax as softmaxOp } from "../tensor/ops/softmax.js";
import { reshape } from "../tensor/ops/view.js";
import { checkChoice, checkNumber, checkOptions, checkWhole } from "../tensor/options.js";
import type { Tensor } from "../tensor/tensor.js";
import { type Layer, layer, type Same, type Unknown } from "./layer.js";

const elementwise = (name: string, f: (x: Tensor) => Tensor) => layer<Same>(name, {}, f);

/**
 * 1/(1 + e⁻ˣ).
 *
 * @example
 * nn.sigmoid()(tensor([0])).toArray(); // [0.5]
 */
export const sigmoid = (): Layer<Same> => elementwise("sigmoid()", ops.sigmoid);
/**
 * The hyperbolic tangent.
 *
 * @example
 * nn.tanh()(tensor([0])).toArray(); // [0]
 */
export const tanh = (): Layer<Same> => elementwise("tanh()", ops.tanh);
/**
 * max(x, 0).
 *
 * @example
 * nn.relu()(tensor([-1, 2])).toArray(); // [0, 2]
 */
export const relu = (): Layer<Same> => elementwise("relu()", ops.relu);
/**
 * x · sigmoid(x).
 *
 * @example
 * nn.silu()(tensor([0])).toArray(); // [0]
 */
export const silu = (): Layer<Same> => elementwise("silu()", ops.silu);
/**
 * x · Φ(x); approximate: "tanh" is the form of GPT-2.
 *
 * @example
 * nn.gelu()(tensor([0])).toArray(); // [0]
 */
export const gelu = (options: { approximate?: "none" | "tanh" } = {}): Layer<Same> => {
  checkOptions("gelu", options, ["approximate"]);
  const { approximate = "none" } = options;
  checkChoice("gelu", "approximate", approximate, ["none", "tanh"]);
  return elementwise("gelu()", (x) => ops.gelu(x, { approximate }));
};
/**
 * ln(1 + eˣ).
 *
 * @example
 * nn.softplus()(tensor([100])).toArray(); // [100]
 */
export const softplus = (): Layer<Same> => elementwise("softplus()", ops.softplus);
/**
 * x above 0, slope · x below.
 *
 * @example
 * nn.leakyRelu(0.25)(tensor([-4])).toArray(); // [-1]
 */
export const leakyRelu = (slope = 0.01): Layer<Same> => {
  checkNumber("leakyRelu", "the slope", slope, -Infinity);
  return elementwise(`leakyRelu(${slope})`, (x) => ops.leakyRelu(x, slope));
};
/**
 * x above 0, α(eˣ − 1) below.
 *
 * @example
 * nn.elu()(tensor([2])).toArray(); // [2]
 */
export const elu = (alpha = 1): Layer<Same> => {
  checkNumber("elu", "alpha", alpha, -Infinity);
  return elementwise(`elu(${alpha})`, (x) => ops.elu(x, alpha));
};
/**
 * x clipped to between −1 and 1.
 *
 * @example
 * nn.hardtanh()(tensor([7])).toArray(); // [1]
 */
export const hardtanh = (): Layer<Same> => elementwise("hardtanh()", (x) => ops.hardtanh(x));
/**
 * The perceptron's step, 0 or 1. No gradient flows through.
 *
 * @example
 * nn.heaviside()(tensor([7])).toArray(); // [1]
 */
export const heaviside = (): Layer<Same> => elementwise("heaviside()", (x) => heavisideOp(x));
/**
 * Probabilities along an axis.
 *
 * @example
 * nn.softmax()(tensor([0, 0])).toArray(); // [0.5, 0.5]
 */
export const softmax = (axis = -1): Layer<Same> => {
  checkWhole("softmax", "the axis", axis, -Infinity);
  return elementwise(`softmax(${axis})`, (x) => softmaxOp(x, axis));
};
/**
 * Log-probabilities along an axis.
 *
 * @example
 * nn.logSoftmax()(tensor([5])).toArray(); // [0]
 */
export const logSoftmax = (axis = -1): Layer<Same> => {
  checkWhole("logSoftmax", "the axis", axis, -Infinity);
  return elementwise(`logSoftmax(${axis})`, (x) => logSoftmaxOp(x, axis));
};

/**
 * The largest of every `pieces` neighbouring features: [… , n·pieces] → [… , n] (Goodfellow et al. 2013).
 *
 * @example
 * nn.maxout(2)(tensor([[1, 5, 2, 0]])).toArray(); // [[5, 2]]
 */
export function maxout(pieces: number): Layer<Unknown> {
  checkWhole("maxout", "the number of pieces", pieces, 1);
  return layer(`maxout(${pieces})`, {}, (x) => {
    const features = x.shape[x.ndim - 1] ?? 0;
    if (features % pieces !== 0)
      throw new ShapeError(
        "maxout",
        `${features} features of ${words(x.shape)} do not split into groups of ${pieces}`,
        { shapes: [x.shape] },
      );
    return amax(reshape(x, [...x.shape.slice(0, -1), features / pieces, pieces]) as Tensor, -1) as Tensor;
  });
}

/**
 * Passes its input on.
 *
 * @example
 * nn.identity()(tensor([1])).toArray(); // [1]
 */
export const identity = (): Layer<Same> => elementwise("identity()", (x) => x);
