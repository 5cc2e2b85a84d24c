/** Directions: vectors scaled to length 1, and the cosine of the angle between two. */
import { requireTensor } from "../arguments.js";
import { axisOf } from "../strides.js";
import type { Tensor } from "../tensor.js";
import type { Shape } from "../types/shape.js";
import { div, maximum, mul } from "./arithmetic.js";
import { norm } from "./norm.js";
import { sum } from "./reduction.js";

/** Axis 1, as in PyTorch; the only axis of a vector. */
const usual = (x: Tensor) => Math.min(1, x.ndim - 1);

/**
 * x divided by its p-norm along an axis (1 unless given; the only one of a vector), which must then be 1. A vector
 * shorter than `eps` is divided by `eps`, so that the vector of zeros stays 0.
 *
 * @example
 * tensor([3, 4]).normalize().toArray(); // [0.6000000238418579, 0.800000011920929]
 */
export function normalize<A extends Shape>(x: Tensor<A>, p = 2, axis?: number, eps = 1e-12): Tensor<A> {
  requireTensor("normalize", "x", x);
  const length = norm(x as Tensor, p, axisOf("normalize", axis ?? usual(x), x.shape), true);
  return div(x as Tensor, maximum(length, eps)) as Tensor<A>;
}

/**
 * The cosine of the angle between vectors along an axis (1 unless given; the only one of a vector): a·b/(|a| |b|).
 * a and b broadcast; the axis disappears. Lengths below `eps` count as `eps`.
 *
 * @example
 * cosineSimilarity(tensor([1, 0]), tensor([0, 2])).item(); // 0
 */
export function cosineSimilarity(a: Tensor, b: Tensor, axis?: number, eps = 1e-8): Tensor {
  requireTensor("cosineSimilarity", "a", a);
  requireTensor("cosineSimilarity", "b", b);
  const larger = a.ndim >= b.ndim ? a : b;
  const fromEnd = axisOf("cosineSimilarity", axis ?? usual(larger), larger.shape) - larger.ndim;
  const length = (x: Tensor) => maximum(norm(x, 2, fromEnd, true), eps);
  return sum(mul(div(a, length(a)), div(b, length(b))), fromEnd) as Tensor;
}
