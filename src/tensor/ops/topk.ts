import { BYTES } from "../../kernels/index.js";
import { requireTensor } from "../arguments.js";
import { ArgumentError, told } from "../errors.js";
import { contiguous, created, pointer } from "../raw.js";
import { view } from "../storage.js";
import { axisOf, count } from "../strides.js";
import type { Tensor } from "../tensor.js";
import { gather } from "./indexing.js";

/**
 * The k largest (or smallest) elements along an axis, in order, and where they stand. Of equal ones the first; NaN counts
 * as the largest number.
 *
 * @example
 * tensor([3, 1, 2]).topk(2).values.toArray(); // [3, 2]
 */
export function topk(x: Tensor, k: number, axis = -1, largest = true): { values: Tensor; indices: Tensor } {
  requireTensor("topk", "x", x);
  const at = axisOf("topk", axis, x.shape);
  const length: number = x.shape[at]!;
  if (!(Number.isInteger(k) && k >= 0 && k <= length)) {
    throw new ArgumentError(
      "topk",
      `k must be a whole number from 0 to ${length} (the size of axis ${at}), but is ${told(k)}`,
    );
  }
  const inner = count(x.shape.slice(at + 1));
  const outer = count(x.shape.slice(0, at));
  const from = contiguous(x);
  const indices = created(x.shape.with(at, k), "int32");
  const target = view("int32");
  const to = pointer(indices, "int32") / 4;
  const start = pointer(from, x.dtype) / BYTES[x.dtype];
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const line = { numbers: view(x.dtype), first: start + o * length * inner + i, step: inner, length };
      best(line, k, largest).forEach((place, rank) => {
        target[to + (o * k + rank) * inner + i] = place;
      });
    }
  }
  return { values: gather(x, at, indices), indices };
}

/** Numbers along one axis: every step-th of the memory from `first` on. */
interface Line {
  numbers: ReturnType<typeof view>;
  first: number;
  step: number;
  length: number;
}

/**
 * The places of the k best numbers, best first. One pass with a heap whose root is the worst of the k best so far: most
 * numbers are compared with it and left.
 */
function best(line: Line, k: number, largest: boolean): Int32Array {
  const { numbers, first, step, length } = line;
  const less = (u: number, v: number) => u < v || (Number.isNaN(v) && !Number.isNaN(u));
  /** Does the number at place a come after the one at b? */
  const worse = (a: number, b: number): boolean => {
    const [u, v] = [numbers[first + a * step]!, numbers[first + b * step]!];
    if (less(u, v)) return largest;
    if (less(v, u)) return !largest;
    return a > b;
  };
  const heap = new Int32Array(k);
  const sink = (root: number, size: number): void => {
    for (let at = root; ; ) {
      let child = 2 * at + 1;
      if (child >= size) return;
      if (child + 1 < size && worse(heap[child + 1]!, heap[child]!)) child++;
      if (!worse(heap[child]!, heap[at]!)) return;
      [heap[at], heap[child]] = [heap[child]!, heap[at]!];
      at = child;
    }
  };
  for (let i = 0; i < k; i++) heap[i] = i;
  for (let i = (k >> 1) - 1; i >= 0; i--) sink(i, k);
  for (let i = k; k > 0; i++) {
    i = next(line, i, numbers[first + heap[0]! * step]!, largest);
    if (i >= length) break;
    if (!worse(heap[0]!, i)) continue;
    heap[0] = i;
    sink(0, k);
  }
  for (let size = k - 1; size > 0; size--) {
    [heap[0], heap[size]] = [heap[size]!, heap[0]!];
    sink(0, size);
  }
  return heap;
}

/** The next place from i on whose number may be better than the bar (NaN may always be). */
function next({ numbers, first, step, length }: Line, i: number, bar: number, largest: boolean): number {
  const end = first + length * step;
  let at = first + i * step;
  if (largest) while (at < end && numbers[at]! <= bar) at += step;
  else while (at < end && numbers[at]! >= bar) at += step;
  return (at - first) / step;
}
