/** Means and spreads, made of sums. */

import { requireTensor } from "../arguments.js";
import { isFloating } from "../dtypes.js";
import { op } from "../op.js";
import { checkOptions } from "../options.js";
import { choose, compare, scalar, unary } from "../raw.js";
import { elementwise, floating } from "../rules.js";
import { axesOf, count } from "../strides.js";
import type { Tensor } from "../tensor.js";
import type { Axes, Reduce } from "../types/axes.js";
import type { Result, Shape } from "../types/shape.js";
import type { AxisArg, ReduceFn } from "../types/signatures.js";
import { div, mul, sub } from "./arithmetic.js";
import { to } from "./conversion.js";
import { square } from "./elementwise.js";
import { sum } from "./reduction.js";

/** Whole numbers and bools as float64, in which their sums are exact. */
function widened(x: Tensor): Tensor {
  return isFloating(x.dtype) ? x : to(x, "float64");
}

/** What was computed from `x`, as float32 where x is not a tensor of decimals itself. */
function asDecimals(y: Tensor, x: Tensor): Tensor {
  return isFloating(x.dtype) ? y : to(y, "float32");
}

/**
 * The average, always with decimals; NaN for nothing, as in PyTorch.
 *
 * @example
 * tensor([[1, 2], [3, 4]]).mean(1).toArray(); // [1.5, 3.5]
 */
export const mean = averaged("mean") as unknown as ReduceFn<"mean">;

function averaged(name: string) {
  return (x: Tensor, axis?: Axes, keepdim = false): Tensor => {
    requireTensor(name, "x", x);
    const axes = axesOf(name, axis, x.sizes);
    const n = count(axes.map((i) => x.sizes[i]!));
    return asDecimals(div(sum(widened(x), axes, keepdim), n), x);
  };
}

/**
 * Σ (x − mean)² / (n − correction): correction 1 (the default) estimates a population, 0 describes the numbers given.
 *
 * @example
 * tensor([1, 2, 3]).var().item(); // 1
 */
export function variance<A extends Shape, N extends number, X extends Axes<N> = "all">(
  x: Tensor<A>,
  axis?: AxisArg<Reduce<"var", A, X, false>, X>,
  options: { correction?: number; keepdim?: boolean } = {},
): Tensor<Result<Reduce<"var", A, X, false>>> {
  return spread("var", x, axis as Axes, options) as Tensor<any>;
}

/** The variance, in the name of the function that was called. */
function spread(
  op: string,
  x: Tensor,
  axis: Axes | undefined,
  options: { correction?: number; keepdim?: boolean },
): Tensor {
  requireTensor(op, "x", x);
  checkOptions(op, options, ["correction", "keepdim"]);
  const { correction = 1, keepdim = false } = options;
  const axes = axesOf(op, axis, x.sizes);
  const n = count(axes.map((i) => x.sizes[i]!));
  const wide = widened(x);
  const deviation = sub(wide, (mean as (x: Tensor, a: Axes, k: boolean) => Tensor)(wide, axes, true));
  return asDecimals(div(sum(square(deviation), axes, keepdim), Math.max(0, n - correction)), x);
}

/** √x, with the gradient 0 at 0: numbers that are all equal do not spread, whichever way they move first. */
const rootOp = op({
  name: "std",
  inputs: ["variance"],
  rule: floating(elementwise),
  forward: ([x]) => unary("sqrt", x!),
  backward: {
    variance: (g, { y }) =>
      choose(compare("equal", y, scalar(0, y.dtype)), scalar(0, g.dtype), div(g, mul(y, 2) as Tensor)),
  },
});

/**
 * The standard deviation: the root of `variance`. Of equal numbers it is 0, and so is its gradient.
 *
 * @example
 * tensor([1, 3]).std("all", { correction: 0 }).item(); // 1
 */
export function std<A extends Shape, N extends number, X extends Axes<N> = "all">(
  x: Tensor<A>,
  axis?: AxisArg<Reduce<"std", A, X, false>, X>,
  options: { correction?: number; keepdim?: boolean } = {},
): Tensor<Result<Reduce<"std", A, X, false>>> {
  return rootOp.run([spread("std", x, axis as Axes, options)], undefined) as Tensor<any>;
}
