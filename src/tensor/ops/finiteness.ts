/** Which numbers are numbers, and are two tensors nearly equal? */
import { requireTensor } from "../arguments.js";
import { cast, compare, filled, scalar } from "../raw.js";
import { broadcastShapes } from "../strides.js";
import type { Tensor } from "../tensor.js";
import type { Shape } from "../types/shape.js";
import { abs } from "./elementwise.js";

const isReal = (x: Tensor) => x.dtype === "float32" || x.dtype === "float64";

/**
 * True where x is neither infinite nor NaN.
 *
 * @example
 * isfinite(tensor([1, Infinity, NaN])).toArray(); // [true, false, false]
 */
export function isfinite<A extends Shape>(x: Tensor<A>): Tensor<A> {
  requireTensor("isfinite", "x", x);
  if (!isReal(x)) return filled(x.shape, 1, "bool");
  return compare("less", abs(x.detach()), scalar(Infinity, x.dtype)) as Tensor<A>;
}

/**
 * True where x is Infinity or −Infinity.
 *
 * @example
 * isinf(tensor([1, -Infinity, NaN])).toArray(); // [false, true, false]
 */
export function isinf<A extends Shape>(x: Tensor<A>): Tensor<A> {
  requireTensor("isinf", "x", x);
  if (!isReal(x)) return filled(x.shape, 0, "bool");
  return compare("equal", abs(x.detach()), scalar(Infinity, x.dtype)) as Tensor<A>;
}

export interface CloseOptions {
  /** allowed difference as a part of |b| */
  rtol?: number;
  /** allowed difference on top of that */
  atol?: number;
  /** does NaN equal NaN? */
  equalNan?: boolean;
}

/**
 * Is |a − b| ≤ atol + rtol · |b| for every pair of elements? a and b broadcast.
 *
 * @example
 * allclose(tensor([1, 2]), tensor([1, 2.000001])); // true
 */
export function allclose(a: Tensor, b: Tensor, options: CloseOptions = {}): boolean {
  requireTensor("allclose", "a", a);
  requireTensor("allclose", "b", b);
  const { rtol = 1e-5, atol = 1e-8, equalNan = false } = options ?? {};
  requireTensor("allclose", "a", a);
  requireTensor("allclose", "b", b);
  const shape = broadcastShapes("allclose", a.shape, b.shape);
  const numbers = (x: Tensor) => cast(x.detach(), "float64").expand(shape).data();
  const [x, y] = [numbers(a), numbers(b)];
  return x.every((u, i) => {
    const v = y[i]!;
    if (u === v) return true; // also two equal infinities, whose difference is NaN
    if (Number.isNaN(u) && Number.isNaN(v)) return equalNan;
    return Number.isFinite(v) && Math.abs(u - v) <= atol + rtol * Math.abs(v);
  });
}
