import { BYTES } from "../../kernels/index.js";
import { requireTensor } from "../arguments.js";
import { op } from "../op.js";
import { cast, contiguous, empty, pointer } from "../raw.js";
import { elementwise, numeric } from "../rules.js";
import { view } from "../storage.js";
import { axisOf, count } from "../strides.js";
import type { Tensor } from "../tensor.js";
import type { Along } from "../types/axes.js";
import type { Result, Shape } from "../types/shape.js";
import type { Arg } from "../types/signatures.js";

/** Calls visit(position of the first element, step between neighbours) for every line along an axis. */
function eachLine(shape: readonly number[], axis: number, visit: (first: number, step: number) => void): void {
  const step = count(shape.slice(axis + 1));
  const outer = count(shape.slice(0, axis));
  for (let o = 0; o < outer; o++) for (let i = 0; i < step; i++) visit(o * shape[axis]! * step + i, step);
}

const cumprodOp = op<"x", { axis: number }>({
  name: "cumprod",
  inputs: ["x"],
  rule: numeric(elementwise),
  forward: ([input], { axis }, signature) => {
    // whole numbers in float64, so that nothing wraps around unseen
    const dtype = signature.dtype === "int32" ? "float64" : signature.dtype;
    const x = contiguous(cast(input!, dtype));
    const out = empty(x.shape, dtype);
    const numbers = view(dtype);
    const [from, to] = [x, out].map((t) => pointer(t, dtype) / BYTES[dtype]) as [number, number];
    eachLine(x.shape, axis, (first, step) => {
      let product = 1;
      for (let k = 0; k < x.shape[axis]!; k++) {
        product *= numbers[from + first + k * step]!;
        numbers[to + first + k * step] = product;
      }
    });
    return cast(out, signature.dtype, "cumprod");
  },
  backward: {
    // dx_k = (the product before k) · s_k with s_k = g_k + x_{k+1} s_{k+1}: no division, so zeros do no harm
    x: (gradient, { x: input, options: { axis } }) => {
      const [g, x] = [contiguous(gradient), contiguous(input)];
      const { dtype } = x;
      const dx = empty(x.shape, dtype);
      const numbers = view(dtype);
      const [fromG, fromX, to] = [g, x, dx].map((t) => pointer(t, dtype) / BYTES[dtype]) as [number, number, number];
      const length: number = x.shape[axis]!;
      const before = new Float64Array(length + 1).fill(1);
      eachLine(x.shape, axis, (first, step) => {
        for (let k = 0; k < length; k++) before[k + 1] = before[k]! * numbers[fromX + first + k * step]!;
        let after = 0;
        for (let k = length - 1; k >= 0; k--) {
          const at = first + k * step;
          after = numbers[fromG + at]! + (k + 1 < length ? numbers[fromX + at + step]! * after : 0);
          numbers[to + at] = before[k]! * after;
        }
      });
      return dx;
    },
  },
});

/**
 * Running products along an axis: ᾱₜ of a diffusion model is (1 − β).cumprod(0).
 *
 * @example
 * tensor([1, 2, 3]).cumprod(0).toArray(); // [1, 2, 6]
 */
export function cumprod<A extends Shape, const X extends number>(
  x: Tensor<A>,
  axis: Arg<Along<"cumprod", A, X>, X>,
): Tensor<Result<Along<"cumprod", A, X>>> {
  requireTensor("cumprod", "x", x);
  return cumprodOp.run([x], { axis: axisOf("cumprod", axis as number, x.shape) }) as Tensor<any>;
}
