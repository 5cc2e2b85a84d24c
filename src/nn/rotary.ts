import { cos, exp, log, sin } from "../kernels/math.js";
import { requireTensor } from "../tensor/arguments.js";
import { tensor } from "../tensor/create.js";
import { ArgumentError, ShapeError, words } from "../tensor/errors.js";
import { add, mul, sub } from "../tensor/ops/arithmetic.js";
import { cat, stack } from "../tensor/ops/joining.js";
import { narrow, slice } from "../tensor/ops/slicing.js";
import { reshape } from "../tensor/ops/view.js";
import type { Tensor } from "../tensor/tensor.js";

export interface RotaryOptions {
  /** the position of the first row; as many as a cache held before */
  offset?: number;
  /** the slowest pair turns once in about 2π · base positions */
  base?: number;
  /** which features make a pair: i and i + d/2 (GPT-NeoX, Llama as its makers ship it), or 2i and 2i + 1 (the paper, GGUF) */
  pairs?: "halves" | "neighbours";
}

/**
 * Rotary positions: in row t of x [… T, d], pair i of the features is turned by the angle t/base^(2i/d), so that a product
 * of a query and a key depends on their distance only (Su et al. 2021, RoFormer, equation 34).
 *
 * @example
 * nn.rotary(ones([1, 3, 4])).shape; // [1, 3, 4]
 */
export function rotary(x: Tensor, options: RotaryOptions = {}): Tensor {
  requireTensor("rotary", "x", x);
  const { offset = 0, base = 10000, pairs = "halves" } = options ?? {};
  const [T, d] = x.shape.slice(-2) as [number, number];
  if (x.ndim < 2 || d % 2 !== 0)
    throw new ShapeError(
      "rotary",
      `expects [… T, d] with an even number of features, but the shape is ${words(x.shape)}`,
      {
        shapes: [x.shape],
      },
    );
  if (!Number.isInteger(offset) || offset < 0)
    throw new ArgumentError("rotary", `the offset must be a whole number from 0 up, but is ${offset}`);
  const half = d / 2;
  const { cosines, sines } = turns(T, half, offset, base, x.dtype);
  const turned = (a: Tensor, b: Tensor) => [sub(mul(a, cosines), mul(b, sines)), add(mul(a, sines), mul(b, cosines))];
  if (pairs === "halves") return cat(turned(narrow(x, -1, 0, half), narrow(x, -1, half, half)), -1);
  const [even, odd] = turned(slice(x, -1, 0, d, 2), slice(x, -1, 1, d, 2));
  return reshape(stack([even!, odd!], -1), [...x.shape]);
}

/** Cosines and sines of the angles, [T, half]. */
function turns(T: number, half: number, offset: number, base: number, dtype: Tensor["dtype"]) {
  const speeds = Float64Array.from({ length: half }, (_, i) => exp((-log(base) * i) / half));
  const table = (f: (angle: number) => number): Tensor => {
    const numbers = Float64Array.from({ length: T * half }, (_, i) =>
      f((offset + Math.floor(i / half)) * speeds[i % half]!),
    );
    return reshape(tensor(numbers, { dtype: dtype === "float64" ? dtype : "float32" }), [T, half]) as Tensor;
  };
  return { cosines: table(cos), sines: table(sin) };
}
