/** Activations as layers. */

import { ShapeError, words } from "../tensor/errors.js";
import * as ops from "../tensor/ops/activation.js";
import { heaviside as heavisideOp } from "../tensor/ops/elementwise.js";
import { amax } from "../tensor/ops/reduction.js";
import { logSoftmax as logSoftmaxOp, softmax as softmaxOp } from "../tensor/ops/softmax.js";
import { reshape } from "../tensor/ops/view.js";
import type { Tensor } from "../tensor/tensor.js";
import { type Layer, layer, type Same, type Unknown } from "./layer.js";

const elementwise = (name: string, f: (x: Tensor) => Tensor) => layer<Same>(name, {}, f);

/** 1/(1 + e⁻ˣ). */
export const sigmoid = (): Layer<Same> => elementwise("sigmoid()", ops.sigmoid);
/** The hyperbolic tangent. */
export const tanh = (): Layer<Same> => elementwise("tanh()", ops.tanh);
/** max(x, 0). */
export const relu = (): Layer<Same> => elementwise("relu()", ops.relu);
/** x · sigmoid(x). */
export const silu = (): Layer<Same> => elementwise("silu()", ops.silu);
/** x · Φ(x); approximate: "tanh" is the form of GPT-2. */
export const gelu = (options: { approximate?: "none" | "tanh" } = {}): Layer<Same> =>
  elementwise("gelu()", (x) => ops.gelu(x, options));
/** ln(1 + eˣ). */
export const softplus = (): Layer<Same> => elementwise("softplus()", ops.softplus);
/** x above 0, slope · x below. */
export const leakyRelu = (slope = 0.01): Layer<Same> =>
  elementwise(`leakyRelu(${slope})`, (x) => ops.leakyRelu(x, slope));
/** x above 0, α(eˣ − 1) below. */
export const elu = (alpha = 1): Layer<Same> => elementwise(`elu(${alpha})`, (x) => ops.elu(x, alpha));
/** x cut to lie between −1 and 1. */
export const hardtanh = (): Layer<Same> => elementwise("hardtanh()", (x) => ops.hardtanh(x));
/** The perceptron's step, 0 or 1. No gradient flows through. */
export const heaviside = (): Layer<Same> => elementwise("heaviside()", (x) => heavisideOp(x));
/** Probabilities along an axis. */
export const softmax = (axis = -1): Layer<Same> => elementwise(`softmax(${axis})`, (x) => softmaxOp(x, axis));
/** Log-probabilities along an axis. */
export const logSoftmax = (axis = -1): Layer<Same> => elementwise(`logSoftmax(${axis})`, (x) => logSoftmaxOp(x, axis));

/** The largest of every `pieces` neighbouring features: [… , n·pieces] → [… , n] (Goodfellow et al. 2013). */
export function maxout(pieces: number): Layer<Unknown> {
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

/** Passes its input on. */
export const identity = (): Layer<Same> => elementwise("identity()", (x) => x);
