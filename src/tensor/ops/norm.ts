import { requireTensor } from "../arguments.js";
import { ArgumentError, told } from "../errors.js";
import { op } from "../op.js";
import { cast, choose, compare, pairwise, reduce, scalar, stretched, unary } from "../raw.js";
import { floating, reduced } from "../rules.js";
import { axesOf } from "../strides.js";
import type { Tensor } from "../tensor.js";
import type { Axes, Reduce } from "../types/axes.js";
import type { Result, Shape } from "../types/shape.js";
import type { AxisArg } from "../types/signatures.js";
import { div, mul } from "./arithmetic.js";
import { checkNotEmpty, dropped, restored } from "./reduction.js";

interface NormOptions {
  axes: readonly number[];
  keepdim: boolean;
  from: readonly number[];
  p: number;
}

/** The p-norm with its axes still there at size 1. */
function length(x: Tensor, axes: readonly number[], p: number): Tensor {
  if (p === 2) return unary("sqrt", reduce("sum", unary("square", x), axes));
  if (p === 0) return reduce("sum", cast(compare("notEqual", x, scalar(0, x.dtype)), x.dtype), axes);
  const sizes = unary("abs", x);
  if (Math.abs(p) === Infinity) return reduce(p > 0 ? "max" : "min", sizes, axes);
  if (p === 1) return reduce("sum", sizes, axes);
  return raised(reduce("sum", raised(sizes, p), axes), 1 / p);
}

const raised = (x: Tensor, p: number) => pairwise("pow", x, scalar(p, x.dtype));

/** ∂‖x‖/∂x: 0 at a vector of zeros, and where a power below 1 has no slope. */
function slope(x: Tensor, y: Tensor, axes: readonly number[], p: number): Tensor {
  const zero = scalar(0, x.dtype);
  const sign = unary("sign", x);
  if (p === 0) return mul(x, 0);
  if (p === 1) return sign;
  if (Math.abs(p) === Infinity) {
    const reached = cast(compare("equal", unary("abs", x), y), x.dtype);
    return mul(sign, div(reached, reduce("sum", reached, axes))); // equal ones share
  }
  const share = p === 2 ? div(x, y) : mul(sign, raised(div(unary("abs", x), y), p - 1));
  const atZero = p < 1 ? choose(compare("equal", x, zero), zero, share) : share;
  return choose(compare("equal", y, zero), zero, atZero);
}

const normOp = op<"x", NormOptions>({
  name: "norm",
  inputs: ["x"],
  rule: floating(reduced),
  forward: ([x], { axes, keepdim, p }) => dropped(length(x!, axes, p), axes, keepdim),
  backward: {
    x: (g, { x, y, options: { axes, from, p } }) =>
      mul(stretched(restored(g, axes, from), from), slope(x, restored(y, axes, from), axes, p)),
  },
});

/**
 * The p-norm (Σ|x|ᵖ)^(1/p), p = 2 by default: 1 sums the sizes, 0 counts what is not 0, Infinity and −Infinity give the
 * largest and the smallest size.
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
  if (typeof p !== "number" || Number.isNaN(p))
    throw new ArgumentError(
      "norm",
      `p must be a number (2, 1, 0, Infinity …), but is ${told(p)}; the axis comes second`,
    );
  const axes = axesOf("norm", axis as Axes, x.sizes);
  if (Math.abs(p) === Infinity) checkNotEmpty("norm", x as Tensor, axes);
  return normOp.run([x], { axes, keepdim, from: x.sizes, p }) as Tensor<any>;
}
