import type { UnaryBackwardName, UnaryName } from "../../kernels/index.js";
import { op } from "../op.js";
import { checkChoice, checkNumber, checkOptions } from "../options.js";
import { choose, compare, scalar, unary, unaryBackward } from "../raw.js";
import { elementwise, floating } from "../rules.js";
import type { Tensor } from "../tensor.js";
import type { UnaryFn } from "../types/signatures.js";
import { add, mul, sub } from "./arithmetic.js";

/** An activation whose derivative has a kernel of its own, which looks at the input x or the output y. */
function activation(
  name: UnaryName & ("relu" | "sigmoid" | "tanh" | "silu" | "gelu" | "geluTanh"),
  from: "x" | "y",
): UnaryFn {
  const kernel: UnaryBackwardName = `${name}Backward`;
  const declared = op({
    name,
    inputs: ["x"],
    rule: floating(elementwise),
    forward: ([x]) => unary(name, x!),
    backward: { x: (g, saved) => unaryBackward(kernel, g, saved[from]) },
  });
  return (x) => declared.run([x], undefined);
}

/**
 * 1/(1 + e⁻ˣ): derivative y(1 − y).
 *
 * @example
 * sigmoid(tensor([0])).toArray(); // [0.5]
 */
export const sigmoid = activation("sigmoid", "y");
/**
 * The hyperbolic tangent: derivative 1 − y².
 *
 * @example
 * tanh(tensor([0])).toArray(); // [0]
 */
export const tanh = activation("tanh", "y");
/**
 * max(x, 0); the derivative at 0 is taken as 0.
 *
 * @example
 * relu(tensor([-1, 2])).toArray(); // [0, 2]
 */
export const relu = activation("relu", "y");
/**
 * x · sigmoid(x), also called swish.
 *
 * @example
 * silu(tensor([0])).toArray(); // [0]
 */
export const silu = activation("silu", "x");

const geluExact = activation("gelu", "x");
const geluApproximate = activation("geluTanh", "x");

/**
 * x · Φ(x), with Φ the normal distribution; approximate: "tanh" is the form of GPT-2 (Hendrycks and Gimpel 2016).
 *
 * @example
 * gelu(tensor([0])).toArray(); // [0]
 */
export const gelu = <A extends readonly number[]>(
  x: Tensor<A>,
  options: { approximate?: "none" | "tanh" } = {},
): Tensor<A> => {
  checkOptions("gelu", options, ["approximate"]);
  const { approximate = "none" } = options;
  checkChoice("gelu", "approximate", approximate, ["none", "tanh"]);
  return approximate === "tanh" ? geluApproximate(x) : geluExact(x);
};

/** Where x is above 0, and the derivative of what is x there is 1. */
const above = (x: Tensor) => compare("greater", x, scalar(0, x.dtype));

const leakyOp = op<"x", { slope: number }>({
  name: "leakyRelu",
  inputs: ["x"],
  rule: floating(elementwise),
  forward: ([x], { slope }) => unary("leakyRelu", x!, slope),
  backward: {
    x: (g, { x, options }) => mul(g, choose(above(x), scalar(1, x.dtype), scalar(options.slope, x.dtype))),
  },
});

/**
 * x above 0, slope · x below.
 *
 * @example
 * leakyRelu(tensor([-4, 2]), 0.25).toArray(); // [-1, 2]
 */
export const leakyRelu = <A extends readonly number[]>(x: Tensor<A>, slope = 0.01): Tensor<A> => {
  checkNumber("leakyRelu", "slope", slope, -Infinity);
  return leakyOp.run([x], { slope });
};

const eluOp = op<"x", { alpha: number }>({
  name: "elu",
  inputs: ["x"],
  rule: floating(elementwise),
  forward: ([x], { alpha }) => unary("elu", x!, alpha),
  // below 0 the derivative α eˣ is y + α
  backward: {
    x: (g, { x, y, options }) =>
      mul(g, choose(compare("lessEqual", x, scalar(0, x.dtype)), add(y, options.alpha), scalar(1, x.dtype))),
  },
});

/**
 * x above 0, α(eˣ − 1) below.
 *
 * @example
 * elu(tensor([2])).toArray(); // [2]
 */
export const elu = <A extends readonly number[]>(x: Tensor<A>, alpha = 1): Tensor<A> => {
  checkNumber("elu", "alpha", alpha, -Infinity);
  return eluOp.run([x], { alpha });
};

const softplusOp = op({
  name: "softplus",
  inputs: ["x"],
  rule: floating(elementwise),
  forward: ([x]) => unary("softplus", x!),
  backward: { x: (g, { x }) => mul(g, unary("sigmoid", x)) },
});

/**
 * ln(1 + eˣ), a smooth relu: derivative sigmoid(x).
 *
 * @example
 * softplus(tensor([100])).toArray(); // [100]
 */
export const softplus: UnaryFn = (x) => softplusOp.run([x], undefined);

const hardtanhOp = op<"x", { min: number; max: number }>({
  name: "hardtanh",
  inputs: ["x"],
  rule: floating(elementwise),
  forward: ([x], { min, max }) => unary("clamp", x!, min, max),
  backward: {
    x: (g, { x, options: { min, max } }) => {
      const outside = compare("greaterEqual", unary("abs", sub(x, (min + max) / 2)), scalar((max - min) / 2, x.dtype));
      return choose(outside, scalar(0, g.dtype), g); // at NaN it goes on, as in PyTorch
    },
  },
});

/**
 * x clipped to between −1 and 1; the gradient is 0 at the ends and outside, as in PyTorch.
 *
 * @example
 * hardtanh(tensor([-3, 0.5, 7])).toArray(); // [-1, 0.5, 1]
 */
export const hardtanh = <A extends readonly number[]>(x: Tensor<A>, min = -1, max = 1): Tensor<A> => {
  checkNumber("hardtanh", "min", min, -Infinity);
  checkNumber("hardtanh", "max", max, min);
  return hardtanhOp.run([x], { min, max });
};
