/** Ops that put elements in order. */
import { requireTensor } from "../arguments.js";
import { created, pointer } from "../raw.js";
import { view } from "../storage.js";
import { axisOf, count } from "../strides.js";
import type { Tensor } from "../tensor.js";
import { gather } from "./indexing.js";

/**
 * Order along an axis: int32 positions that sort x; equal elements keep their order, NaN counts as the largest,
 * above Infinity.
 *
 * @example
 * tensor([3, 1, 2]).argsort().toArray(); // [1, 2, 0]
 */
export function argsort(x: Tensor, axis = -1, descending = false): Tensor {
  requireTensor("argsort", "x", x);
  const at = axisOf("argsort", axis, x.shape);
  const length: number = x.shape[at]!;
  const inner = count(x.shape.slice(at + 1));
  const numbers = x.data();
  const out = created(x.shape, "int32");
  const target = view("int32");
  const start = pointer(out, "int32") / 4;
  for (let line = 0; line < (length === 0 ? 0 : x.numel() / length); line++) {
    const base = Math.floor(line / inner) * length * inner + (line % inner);
    const value = (k: number) => numbers[base + k * inner]!;
    const order = Array.from({ length }, (_, k) => k).sort((a, b) => {
      const byValue = compared(value(a), value(b));
      return byValue === 0 ? a - b : descending ? -byValue : byValue;
    });
    order.forEach((k, i) => {
      target[start + base + i * inner] = k;
    });
  }
  return out;
}

/** Negative where a is smaller than b, positive where it is larger. NaN is larger than all, Infinity included. */
function compared(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return a === b ? 0 : Number(Number.isNaN(a)) - Number(Number.isNaN(b));
}

/**
 * Sorted elements along an axis, and where each came from.
 *
 * @example
 * tensor([3, 1, 2]).sort().values.toArray(); // [1, 2, 3]
 */
export function sort(x: Tensor, axis = -1, descending = false): { values: Tensor; indices: Tensor } {
  requireTensor("sort", "x", x);
  const indices = argsort(x, axis, descending);
  return { values: gather(x, axis, indices), indices };
}
