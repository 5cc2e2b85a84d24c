import { cos, exp, sin } from "../kernels/math.js";
import { tensor } from "../tensor/create.js";
import type { Tensor } from "../tensor/tensor.js";

/**
 * sin and cos of t/10000^(2i/d): positions as a table [length, features] (Vaswani et al. 2017, section 3.5).
 *
 * @example
 * nn.sinusoids(10, 4).shape; // [10, 4]
 */
export function sinusoids(length: number, features: number): Tensor {
  const row = (t: number) =>
    Array.from({ length: features }, (_, i) => {
      const angle = t * exp((-9.210340371976184 * (i - (i % 2))) / features); // ln 10000
      return i % 2 === 0 ? sin(angle) : cos(angle);
    });
  return tensor(Array.from({ length }, (_, t) => row(t)));
}
