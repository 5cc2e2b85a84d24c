/**
 * Computations on tensors that record no graph: what the forward and backward halves of the ops are made of. They find
 * the address of each block of numbers and call the kernels.
 */
import {
  type BinaryKernel,
  type BinaryName,
  BYTES,
  type CompareName,
  type DType,
  kernels,
  type Pointer,
  type ReduceName,
  type UnaryBackwardName,
  type UnaryName,
} from "../kernels/index.js";
import { floating, numeric, promote } from "./dtypes.js";
import { ArgumentError, words } from "./errors.js";
import { checkWhole, isWhole } from "./int32.js";
import { withRoom } from "./room.js";
import { allocate, view } from "./storage.js";
import { broadcastShapes, contiguousStrides, count, isContiguous, sameShape, stretchedStrides } from "./strides.js";
import { Tensor } from "./tensor.js";

/** The byte address of the first element, for a kernel that reads or writes numbers of this kind. */
export function pointer(x: Tensor, dtype: DType): Pointer {
  const { storage } = x;
  if (storage.dtype !== dtype) {
    throw new Error(
      `A kernel for ${dtype} was to get ${storage.dtype} ${words(x.sizes)}. This is a bug in Gradus: please report it.`,
    );
  }
  return storage.pointer + x.offset * BYTES[dtype];
}

/** A new tensor whose numbers are whatever the memory holds. */
export function empty(shape: readonly number[], dtype: DType = "float32"): Tensor {
  return new Tensor(shape, allocate(dtype, count(shape)));
}

/** The same for what runs no op: made at a safepoint, and tried again after a sweep where the memory did not do. */
export function created(shape: readonly number[], dtype: DType = "float32"): Tensor {
  return withRoom(() => empty(shape, dtype));
}

/** A tensor full of one value. */
export function filled(shape: readonly number[], value: number, dtype: DType = "float32"): Tensor {
  const out = empty(shape, dtype);
  kernels[dtype].fill(pointer(out, dtype), dtype === "bool" ? +(value !== 0) : value, count(shape));
  return out;
}

/** A different view of the same numbers. */
export function viewOf(x: Tensor, shape: readonly number[], strides: readonly number[], offset = x.offset): Tensor {
  return new Tensor(shape, x.storage, strides, offset);
}

/** A fresh copy, its elements one after the other. */
export function copy(x: Tensor): Tensor {
  const out = empty(x.sizes, x.dtype);
  kernels[x.dtype].stridedCopy(pointer(x, x.dtype), pointer(out, x.dtype), x.sizes, x.strides);
  return out;
}

/** x itself where its elements lie one after the other, else a copy where they do. */
export function contiguous(x: Tensor): Tensor {
  return isContiguous(x.sizes, x.strides) ? x : copy(x);
}

/** The same numbers as a different kind. What int32 or int8 cannot hold is refused, in the name of `op`. */
export function cast(x: Tensor, dtype: DType, op = "to"): Tensor {
  if (x.dtype === dtype) return x;
  const numbers = x.data();
  if (isWhole(dtype) && x.dtype !== "bool") checkWhole(op, numbers, dtype);
  const out = empty(x.sizes, dtype);
  const target = view(dtype);
  const start = pointer(out, dtype) / BYTES[dtype];
  if (dtype === "bool") for (let i = 0; i < numbers.length; i++) target[start + i] = numbers[i] === 0 ? 0 : 1;
  else target.set(numbers, start);
  return out;
}

const scalars = new Map<DType, Map<number, Tensor>>();

/** A number as a tensor without axes. The usual ones (1, 2, 0.5 …) are made once; they are never written to. */
export function scalar(value: number, dtype: DType): Tensor {
  let known = scalars.get(dtype);
  if (!known) {
    known = new Map();
    scalars.set(dtype, known);
  }
  let tensor = known.get(value);
  if (!tensor) {
    tensor = filled([], value, dtype);
    if (known.size < 64) {
      known.set(value, tensor);
      tensor.storage.tensors++; // also kept here: its room is never given back
    }
  }
  return tensor;
}

/** out = f(a, b) over all pairs, the smaller shape stretched. a and b are of one kind, which the kernel reads. */
function pairs(kernel: BinaryKernel, a: Tensor, b: Tensor, out: Tensor): void {
  const shape = out.sizes;
  const [kind, made] = [a.storage.dtype, out.storage.dtype];
  if (sameShape(a.sizes, shape) && sameShape(b.sizes, shape) && a.isContiguous() && b.isContiguous()) {
    kernel(pointer(a, kind), pointer(b, kind), pointer(out, made), 1, count(shape), 0, 1, 0, 1);
    return;
  }
  const merged = merge(shape, stretchedStrides(a.sizes, a.strides, shape), stretchedStrides(b.sizes, b.strides, shape));
  const { sizes, left, right } = merged;
  const rank = sizes.length;
  const [rows, cols] = [sizes[rank - 2] ?? 1, sizes[rank - 1] ?? 1];
  const bytes = BYTES[kind];
  const step = rows * cols * BYTES[made];
  let to = pointer(out, made);
  const walk = (axis: number, from: Pointer, other: Pointer): void => {
    if (axis >= rank - 2) {
      // biome-ignore format: the strides of both operands, one pair a line
      kernel(from, other, to, rows, cols, left[rank - 2] ?? 0, left[rank - 1] ?? 0, right[rank - 2] ?? 0, right[rank - 1] ?? 0);
      to += step;
      return;
    }
    for (let i = 0; i < sizes[axis]!; i++)
      walk(axis + 1, from + i * left[axis]! * bytes, other + i * right[axis]! * bytes);
  };
  if (count(shape) > 0) walk(0, pointer(a, kind), pointer(b, kind));
}

/** Joins neighbouring axes that both operands walk through in one stride, and drops axes of size 1. */
function merge(shape: readonly number[], a: readonly number[], b: readonly number[]) {
  const sizes: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  for (let i = 0; i < shape.length; i++) {
    const size = shape[i]!;
    if (size === 1) continue;
    const last = sizes.length - 1;
    if (last >= 0 && left[last] === a[i]! * size && right[last] === b[i]! * size) {
      sizes[last] = sizes[last]! * size;
      left[last] = a[i]!;
      right[last] = b[i]!;
    } else {
      sizes.push(size);
      left.push(a[i]!);
      right.push(b[i]!);
    }
  }
  return { sizes, left, right };
}

/** Elementwise arithmetic on operands of one kind, which is the result's, in a shape that both stretch to. */
export function paired(name: BinaryName, a: Tensor, b: Tensor, shape: readonly number[], dtype: DType): Tensor {
  if (dtype === "int32") {
    // in float64, which holds every sum and product of two int32, so that nothing wraps around unseen
    return cast(paired(name, cast(a, "float64"), cast(b, "float64"), shape, "float64"), dtype, name);
  }
  const out = empty(shape, dtype);
  pairs(kernels[dtype][name], a, b, out);
  return out;
}

/** Elementwise arithmetic with broadcasting. Quotients of whole numbers are float32. */
export function pairwise(name: BinaryName, a: Tensor, b: Tensor): Tensor {
  const common = numeric(promote(a.dtype, b.dtype));
  const dtype = name === "div" ? floating(common) : common;
  return paired(name, cast(a, dtype), cast(b, dtype), broadcastShapes(name, a.sizes, b.sizes), dtype);
}

/** Elementwise comparison with broadcasting: a tensor of bools. */
export function compare(name: CompareName, a: Tensor, b: Tensor): Tensor {
  const dtype = promote(a.dtype, b.dtype);
  const out = empty(broadcastShapes(name, a.sizes, b.sizes), "bool");
  pairs(kernels[dtype][name], cast(a, dtype), cast(b, dtype), out);
  return out;
}

/** a + b, without a graph. */
export const add = (a: Tensor, b: Tensor): Tensor => pairwise("add", a, b);

/** y = f(x), element by element, as float32 unless x is float64 (or `keepKind` says that whole numbers stay whole). */
export function unary(name: UnaryName, x: Tensor, p?: number, q?: number, keepKind = false): Tensor {
  const dtype = keepKind ? numeric(x.dtype) : floating(x.dtype);
  if (dtype === "int32") return cast(unary(name, cast(x, "float64"), p, q, true), dtype, name);
  const from = contiguous(cast(x, dtype));
  const out = empty(x.sizes, dtype);
  kernels[dtype][name](pointer(from, dtype), pointer(out, dtype), count(x.sizes), p, q);
  return out;
}

/** dx from the gradient g and what the forward pass saved, by one kernel. */
export function unaryBackward(name: UnaryBackwardName, g: Tensor, saved: Tensor): Tensor {
  const { dtype } = saved;
  const out = empty(saved.sizes, dtype);
  const [from, at] = [pointer(contiguous(g), dtype), pointer(contiguous(saved), dtype)];
  kernels[dtype][name](from, at, pointer(out, dtype), count(saved.sizes));
  return out;
}

/** The tensor read as a larger shape, without a copy. */
export function stretched(x: Tensor, shape: readonly number[]): Tensor {
  return sameShape(x.sizes, shape) ? x : viewOf(x, shape, stretchedStrides(x.sizes, x.strides, shape));
}

/** a where the condition holds, else b; all three broadcast. */
export function choose(condition: Tensor, a: Tensor, b: Tensor): Tensor {
  const shape = broadcastShapes("where", condition.sizes, broadcastShapes("where", a.sizes, b.sizes));
  const dtype = promote(a.dtype, b.dtype);
  const out = empty(shape, dtype);
  const address = (x: Tensor, kind: DType) => pointer(contiguous(stretched(cast(x, kind), shape)), kind);
  const [from, other] = [address(a, dtype), address(b, dtype)];
  kernels[dtype].where(address(condition, "bool"), from, other, pointer(out, dtype), count(shape));
  return out;
}

type AxisKernel = ReduceName | "argmax" | "argmin";

/** Reduces the given axes (sorted), which then have size 1. Neighbouring axes go in one pass. */
export function reduce(name: AxisKernel, x: Tensor, axes: readonly number[], outType: DType = x.dtype): Tensor {
  if (x.dtype === "int32" && (name === "sum" || name === "prod")) {
    return cast(reduce(name, cast(x, "float64"), axes), outType, name); // exact, and nothing wraps around
  }
  let current = contiguous(x);
  if (axes.length === 0) {
    const out = empty(x.sizes, outType);
    kernels[x.dtype][name](pointer(current, x.dtype), pointer(out, outType), count(x.sizes), 1, 1);
    return out;
  }
  for (let last = axes.length - 1; last >= 0; ) {
    let first = last;
    while (first > 0 && axes[first - 1] === axes[first]! - 1) first--;
    const shape = current.sizes;
    const [from, to] = [axes[first]!, axes[last]!];
    const outer = count(shape.slice(0, from));
    const axis = count(shape.slice(from, to + 1));
    const inner = count(shape.slice(to + 1));
    const reduced = shape.map((size: number, i: number) => (i >= from && i <= to ? 1 : size));
    const out = empty(reduced, outType);
    kernels[current.dtype][name](pointer(current, current.dtype), pointer(out, outType), outer, axis, inner);
    current = out;
    last = first - 1;
  }
  return current;
}

/** The opposite of broadcasting: sums a gradient down to the shape of the operand that was stretched. */
export function sumTo(g: Tensor, shape: readonly number[]): Tensor {
  const lead = g.sizes.length - shape.length;
  if (lead < 0) throw new ArgumentError("sumTo", "the gradient has fewer axes than the tensor it belongs to");
  const axes: number[] = [];
  for (let i = 0; i < g.sizes.length; i++) if (i < lead || (shape[i - lead] === 1 && g.sizes[i] !== 1)) axes.push(i);
  const summed = reduce("sum", g, axes);
  return viewOf(summed, shape, contiguousStrides(shape));
}
