/** Which values occur, and how often. */
import { requireTensor } from "../arguments.js";
import { ArgumentError, ShapeError, words } from "../errors.js";
import { created, filled, pointer } from "../raw.js";
import { withRoom } from "../room.js";
import { view, write } from "../storage.js";
import type { Tensor } from "../tensor.js";
import { wholeNumbers } from "./whole.js";

export interface Unique {
  /** the values that occur, in rising order */
  values: Tensor;
  /** int32, the shape of x: the position of each element in `values` */
  inverse: Tensor;
  /** int32: how often each value occurs */
  counts: Tensor;
}

/**
 * The different values in x, in rising order (every NaN is a value of its own, as in PyTorch).
 *
 * @example
 * unique(tensor([3, 1, 3])).values.toArray(); // [1, 3]
 */
export function unique(x: Tensor): Unique {
  requireTensor("unique", "x", x);
  const numbers = x.data();
  const order = Uint32Array.from(numbers, (_, i) => i).sort((a, b) => byValue(numbers[a]!, numbers[b]!) || a - b);
  const values: number[] = [];
  const counts: number[] = [];
  const inverse = created(x.shape, "int32");
  const place = pointer(inverse, "int32") / 4;
  const target = view("int32");
  order.forEach((at) => {
    const value = numbers[at]!;
    if (values.length === 0 || value !== values[values.length - 1]) {
      values.push(value);
      counts.push(0);
    }
    counts[counts.length - 1]!++;
    target[place + at] = values.length - 1;
  });
  const made = (list: readonly number[], dtype: Tensor["dtype"]) => {
    const out = created([list.length], dtype);
    write(out.storage, list);
    return out;
  };
  return { values: made(values, x.dtype), inverse, counts: made(counts, "int32") };
}

/** Rising, NaN last. */
function byValue(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b || 0; // ∞ − ∞ is NaN
}

export interface BincountOptions {
  /** what each number counts for; 1 unless given */
  weights?: Tensor;
  /** the least length of the result */
  minlength?: number;
}

/**
 * How often each of the whole numbers 0, 1, 2 … occurs in a vector: int32 [largest + 1]; sums of weights (float32) where
 * they are given.
 *
 * @example
 * bincount([0, 2, 2]).toArray(); // [1, 0, 2]
 */
export function bincount(x: Tensor | readonly number[], options: BincountOptions = {}): Tensor {
  const { weights, minlength = 0 } = options ?? {};
  const numbers = wholeNumbers("bincount", "the numbers", x);
  if (numbers.ndim !== 1)
    throw new ShapeError("bincount", `expects a vector, but the shape is ${words(numbers.shape)}`, {
      shapes: [numbers.shape],
    });
  if (weights && words(weights.shape) !== words(numbers.shape))
    throw new ShapeError("bincount", `${words(numbers.shape)} numbers but ${words(weights.shape)} weights`, {
      shapes: [numbers.shape, weights.shape],
    });
  if (!(Number.isInteger(minlength) && minlength >= 0))
    throw new ArgumentError("bincount", `minlength must be a whole number from 0 up, but is ${minlength}`);
  const list = numbers.data();
  const parts = weights?.data();
  let length = minlength;
  for (const n of list) {
    if (n < 0) throw new ArgumentError("bincount", `counts whole numbers from 0 up, but one is ${n}`);
    length = Math.max(length, n + 1);
  }
  const sums = new Float64Array(length);
  list.forEach((n, i) => {
    sums[n] = sums[n]! + (parts ? parts[i]! : 1);
  });
  const dtype = weights ? (weights.dtype === "float64" ? "float64" : "float32") : "int32";
  const out = withRoom(() => filled([length], 0, dtype));
  write(out.storage, sums);
  return out;
}
