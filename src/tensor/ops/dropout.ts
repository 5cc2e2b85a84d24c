import { BYTES } from "../../kernels/index.js";
import { defaultGenerator, type Generator } from "../../random/generator.js";
import { requireTensor } from "../arguments.js";
import { floating } from "../dtypes.js";
import { ArgumentError, told } from "../errors.js";
import { created, pointer } from "../raw.js";
import { view } from "../storage.js";
import type { Tensor } from "../tensor.js";
import type { Shape } from "../types/shape.js";
import { mul } from "./arithmetic.js";

/**
 * Sets each element to 0 with probability p and scales the rest by 1/(1 − p), so that the mean stays (Srivastava et al.
 * 2014). p = 1 leaves zeros.
 *
 * @example
 * dropout(ones([4]), 0).toArray(); // [1, 1, 1, 1]
 */
export function dropout<A extends Shape>(x: Tensor<A>, p = 0.5, generator: Generator = defaultGenerator()): Tensor<A> {
  requireTensor("dropout", "x", x);
  if (!(p >= 0 && p <= 1)) throw new ArgumentError("dropout", `the probability must be from 0 to 1, but is ${told(p)}`);
  if (p === 0) return x;
  const dtype = floating(x.dtype);
  const mask = created(x.shape, dtype);
  const numbers = view(dtype);
  const start = pointer(mask, dtype) / BYTES[dtype];
  const kept = p === 1 ? 0 : 1 / (1 - p);
  for (let i = 0; i < x.numel(); i++) numbers[start + i] = generator.uniform() < p ? 0 : kept;
  return mul(x as Tensor, mask) as Tensor<any>;
}
