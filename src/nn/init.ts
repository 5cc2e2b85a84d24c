/** Starting values of parameters. All draw from the default generator, which manualSeed sets. */

import { full, zeros } from "../tensor/create.js";
import { rand, randn } from "../tensor/create-random.js";
import { ArgumentError, described } from "../tensor/errors.js";
import { noGrad } from "../tensor/graph.js";
import { copy_ } from "../tensor/ops/inplace.js";
import { markParameter } from "../tensor/parameter.js";
import { checkSizes } from "../tensor/strides.js";
import type { Tensor } from "../tensor/tensor.js";

/**
 * A parameter, uniform in ±bound.
 *
 * @example
 * nn.init.uniform([2], 0.1).requiresGrad; // true
 */
export function uniform(shape: readonly number[], bound: number): Tensor {
  checkSizes("parameter", shape);
  return parameter(within(shape, bound));
}

/**
 * A parameter from the normal distribution.
 *
 * @example
 * nn.init.normal([2]).shape; // [2]
 */
export function normal(shape: readonly number[], std = 1): Tensor {
  checkSizes("parameter", shape);
  return parameter(normalNumbers(shape).mul(std) as Tensor);
}

/**
 * A parameter full of one value.
 *
 * @example
 * nn.init.constant([2], 3).toArray(); // [3, 3]
 */
export function constant(shape: readonly number[], value: number): Tensor {
  return parameter(full(shape, value) as Tensor);
}

/**
 * A parameter that starts with these numbers: an optimiser may move it, and it stays a parameter while it is frozen.
 *
 * @example
 * nn.init.parameter(tensor([1, 2])).requiresGrad; // true
 */
export function parameter(x: Tensor): Tensor {
  const leaf = x.detach();
  leaf.requiresGrad = true;
  markParameter(leaf);
  return leaf;
}

let skipping = false;

/**
 * Makes a model without drawing its starting values: they are zeros until a state is loaded. Saves the time, and leaves the
 * generator where it was.
 *
 * @example
 * nn.init.skip(() => nn.linear(2, 1)).parameters()[0].toArray(); // [[0, 0]]
 */
export function skip<M>(make: () => M): M {
  if (typeof make !== "function")
    throw new ArgumentError("init.skip", `expects a function that makes a model, but got ${described(make)}`);
  const before = skipping;
  skipping = true;
  try {
    return make();
  } finally {
    skipping = before;
  }
}

/** Uniform in ±bound, or zeros. */
const within = (shape: readonly number[], bound: number): Tensor =>
  skipping
    ? (zeros(shape) as Tensor)
    : (rand(shape)
        .mul(2 * bound)
        .sub(bound) as Tensor);

/** Normal, or zeros. */
const normalNumbers = (shape: readonly number[]): Tensor => (skipping ? zeros(shape) : randn(shape)) as Tensor;

/** How many inputs and outputs meet in one number of a weight [out, in, …]. */
function fans(weight: Tensor): { fanIn: number; fanOut: number } {
  if (weight.ndim < 2) throw new ArgumentError("init", "expects a weight with at least two axes, [out, in, …]");
  const field = weight.shape.slice(2).reduce((n: number, size: number) => n * size, 1);
  return { fanIn: weight.shape[1]! * field, fanOut: weight.shape[0]! * field };
}

/** Overwrites a parameter in place. */
function overwrite(weight: Tensor, values: Tensor): Tensor {
  return noGrad(() => copy_(weight, values));
}

/**
 * √2 for relu, 5/3 for tanh, 1 for linear and sigmoid: what keeps the spread of a signal through the activation.
 *
 * @example
 * nn.init.gain("tanh") > 1; // true
 */
export function gain(activation: "linear" | "sigmoid" | "tanh" | "relu"): number {
  return activation === "relu" ? Math.SQRT2 : activation === "tanh" ? 5 / 3 : 1;
}

/**
 * U(±g√(6/(in + out))): keeps the spread of signal and gradient alike (Glorot and Bengio 2010).
 *
 * @example
 * nn.init.xavierUniform(nn.linear(3, 4).parameters()[0]).shape; // [4, 3]
 */
export function xavierUniform(weight: Tensor, g = 1): Tensor {
  const { fanIn, fanOut } = fans(weight);
  const bound = g * Math.sqrt(6 / (fanIn + fanOut));
  return overwrite(weight, within(weight.shape as readonly number[], bound));
}

/**
 * N(0, g²·2/(in + out)).
 *
 * @example
 * nn.init.xavierNormal(nn.linear(3, 4).parameters()[0]).shape; // [4, 3]
 */
export function xavierNormal(weight: Tensor, g = 1): Tensor {
  const { fanIn, fanOut } = fans(weight);
  return overwrite(
    weight,
    normalNumbers(weight.shape as readonly number[]).mul(g * Math.sqrt(2 / (fanIn + fanOut))) as Tensor,
  );
}

/**
 * U(±√(6/in)): keeps the spread of the signal through a relu (He et al. 2015).
 *
 * @example
 * nn.init.kaimingUniform(nn.linear(3, 4).parameters()[0]).shape; // [4, 3]
 */
export function kaimingUniform(weight: Tensor): Tensor {
  const bound = Math.sqrt(6 / fans(weight).fanIn);
  return overwrite(weight, within(weight.shape as readonly number[], bound));
}

/**
 * N(0, 2/in).
 *
 * @example
 * nn.init.kaimingNormal(nn.linear(3, 4).parameters()[0]).shape; // [4, 3]
 */
export function kaimingNormal(weight: Tensor): Tensor {
  return overwrite(
    weight,
    normalNumbers(weight.shape as readonly number[]).mul(Math.sqrt(2 / fans(weight).fanIn)) as Tensor,
  );
}

/**
 * Every number the same.
 *
 * @example
 * nn.init.fill(zeros([2]), 3).toArray(); // [3, 3]
 */
export function fill(weight: Tensor, value: number): Tensor {
  return overwrite(weight, full([], value) as Tensor);
}
