/** Means, spreads and lengths, made of sums. */
import { requireTensor } from "../arguments.js";
import { axesOf, count } from "../strides.js";
import type { Tensor } from "../tensor.js";
import type { Axes, Reduce } from "../types/axes.js";
import type { Result, Shape } from "../types/shape.js";
import type { AxisArg, ReduceFn } from "../types/signatures.js";
import { div, pow, sub } from "./arithmetic.js";
import { abs, sqrt, square } from "./elementwise.js";
import { amax, norm2, sum } from "./reduction.js";

/**
 * The average; NaN for nothing, as in PyTorch.
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
    return div(sum(x, axes, keepdim), n);
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
  { correction = 1, keepdim = false }: { correction?: number; keepdim?: boolean } = {},
): Tensor<Result<Reduce<"var", A, X, false>>> {
  requireTensor("var", "x", x);
  const axes = axesOf("var", axis as Axes, x.sizes);
  const n = count(axes.map((i) => x.sizes[i]!));
  const deviation = sub(x as Tensor, (mean as (x: Tensor, a: Axes, k: boolean) => Tensor)(x, axes, true));
  return div(sum(square(deviation), axes, keepdim), Math.max(0, n - correction)) as Tensor<any>;
}

/**
 * The standard deviation: the root of `variance`.
 *
 * @example
 * tensor([1, 3]).std("all", { correction: 0 }).item(); // 1
 */
export function std<A extends Shape, N extends number, X extends Axes<N> = "all">(
  x: Tensor<A>,
  axis?: AxisArg<Reduce<"std", A, X, false>, X>,
  options: { correction?: number; keepdim?: boolean } = {},
): Tensor<Result<Reduce<"std", A, X, false>>> {
  requireTensor("std", "x", x);
  return sqrt(variance(x as Tensor, axis as Axes, options)) as Tensor<any>;
}

/**
 * The p-norm (Σ|x|ᵖ)^(1/p): p = 2 by default, 1 and Infinity as limits.
 *
 * @example
 * tensor([3, 4]).norm().item(); // 5
 */
export function norm<A extends Shape, N extends number, X extends Axes<N> = "all">(
  x: Tensor<A>,
  p = 2,
  axis?: AxisArg<Reduce<"norm", A, X, false>, X>,
  keepdim = false,
): Tensor<Result<Reduce<"norm", A, X, false>>> {
  requireTensor("norm", "x", x);
  const over = axis as Axes;
  const values = x as Tensor;
  if (p === 2) return norm2(values, over, keepdim) as Tensor<any>;
  if (p === 1) return sum(abs(values), over, keepdim) as Tensor<any>;
  if (p === Infinity) return amax(abs(values), over, keepdim) as Tensor<any>;
  return pow(sum(pow(abs(values), p), over, keepdim), 1 / p) as Tensor<any>;
}
