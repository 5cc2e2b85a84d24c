/** Ops that put elements in order. */
import { ArgumentError } from "../errors.js";
import { contiguous, empty, pointer } from "../raw.js";
import { view } from "../storage.js";
import { axisOf, count } from "../strides.js";
import type { Tensor } from "../tensor.js";
import { gather } from "./indexing.js";
import { slice } from "./slicing.js";

/**
 * Order along an axis: int32 positions that sort x; equal elements keep their order, NaN counts as the largest.
 *
 * @example
 * tensor([3, 1, 2]).argsort().toArray(); // [1, 2, 0]
 */
export function argsort(x: Tensor, axis = -1, descending = false): Tensor {
  const at = axisOf("argsort", axis, x.shape);
  const length: number = x.shape[at]!;
  const inner = count(x.shape.slice(at + 1));
  const numbers = x.data();
  const out = empty(x.shape, "int32");
  const target = view("int32");
  const start = pointer(out, "int32") / 4;
  const rank = (value: number) => (Number.isNaN(value) ? Infinity : value);
  for (let line = 0; line < (length === 0 ? 0 : x.numel() / length); line++) {
    const base = Math.floor(line / inner) * length * inner + (line % inner);
    const value = (k: number) => rank(numbers[base + k * inner]!);
    const order = Array.from({ length }, (_, k) => k).sort((a, b) => {
      const [u, v] = [value(a), value(b)];
      return (u < v ? -1 : u > v ? 1 : a - b) * (descending && u !== v ? -1 : 1);
    });
    order.forEach((k, i) => {
      target[start + base + i * inner] = k;
    });
  }
  return out;
}

/**
 * Sorted elements along an axis, and where each came from.
 *
 * @example
 * tensor([3, 1, 2]).sort().values.toArray(); // [1, 2, 3]
 */
export function sort(x: Tensor, axis = -1, descending = false): { values: Tensor; indices: Tensor } {
  const indices = argsort(x, axis, descending);
  return { values: gather(x, axis, indices), indices };
}

/**
 * The k largest (or smallest) elements along an axis, in order, and where they stand.
 *
 * @example
 * tensor([3, 1, 2]).topk(2).values.toArray(); // [3, 2]
 */
export function topk(x: Tensor, k: number, axis = -1, largest = true): { values: Tensor; indices: Tensor } {
  const at = axisOf("topk", axis, x.shape);
  if (!(Number.isInteger(k) && k >= 0 && k <= x.shape[at]!)) {
    throw new ArgumentError(
      "topk",
      `k must be a whole number from 0 to ${x.shape[at]} (the size of axis ${at}), but is ${k}`,
    );
  }
  const indices = contiguous(slice(argsort(x, at, largest), at, 0, k) as Tensor);
  return { values: gather(x, at, indices), indices };
}
