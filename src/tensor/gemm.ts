import { BYTES, kernels } from "../kernels/index.js";
import { promote } from "./dtypes.js";
import { cast, empty, pointer, stretched, viewOf } from "./raw.js";
import { broadcastShapes, contiguousStrides, count, isContiguous } from "./strides.js";
import type { Tensor } from "./tensor.js";

/** The last two axes swapped, as a view: no number moves. */
export function transposed(x: Tensor): Tensor {
  const [shape, strides] = [[...x.sizes], [...x.strides]];
  const r = shape.length;
  [shape[r - 2], shape[r - 1]] = [shape[r - 1]!, shape[r - 2]!];
  [strides[r - 2], strides[r - 1]] = [strides[r - 1]!, strides[r - 2]!];
  return viewOf(x, shape, strides);
}

/** All axes but the last merged into one, as a view; undefined where the strides do not allow it. */
export function asRows(x: Tensor): Tensor | undefined {
  if (x.ndim === 2) return x;
  const cols = x.sizes[x.ndim - 1]!;
  const rows = cols === 0 ? count(x.sizes.slice(0, -1)) : x.numel() / cols;
  return isContiguous(x.sizes, x.strides) ? viewOf(x, [rows, cols], [cols, 1]) : undefined;
}

/** The matrix products a [… m, k] · b [… k, n] (+ bias [n]), leading axes broadcast. Shapes are checked by the caller. */
export function gemm(a: Tensor, b: Tensor, bias?: Tensor): Tensor {
  const dtype = promote(a.dtype, b.dtype);
  if (dtype === "int32") {
    const [wideA, wideB] = [cast(a, "float64"), cast(b, "float64")];
    return cast(gemm(wideA, wideB, bias && cast(bias, "float64")), dtype, "matmul"); // exact, and nothing wraps around
  }
  const [m, k] = [a.sizes[a.ndim - 2]!, a.sizes[a.ndim - 1]!];
  const n = b.sizes[b.ndim - 1]!;
  const folded = b.ndim === 2 && a.ndim > 2 ? asRows(a) : undefined;
  if (folded) {
    const out = gemm(folded, b, bias);
    const shape = [...a.sizes.slice(0, -1), n];
    return viewOf(out, shape, contiguousStrides(shape));
  }
  const batch = broadcastShapes("matmul", a.sizes.slice(0, -2), b.sizes.slice(0, -2));
  const left = stretched(a, [...batch, m, k]);
  const right = stretched(b, [...batch, k, n]);
  const out = empty([...batch, m, n], dtype);
  const kernel = kernels[dtype];
  const size = BYTES[dtype];
  const biasAt = bias ? pointer(bias, dtype) : 0;
  const last = batch.length - 1;
  // one call multiplies the matrices along the last leading axis; the axes before it are walked here
  const walk = (axis: number, from: number, other: number, to: number): void => {
    if (axis >= last) {
      // biome-ignore format: one operand a line
      kernel.gemm(from, other, to, biasAt, batch[last] ?? 1, m, n, k,
        left.strides[last] ?? 0, left.strides[left.ndim - 2]!, left.strides[left.ndim - 1]!,
        right.strides[last] ?? 0, right.strides[right.ndim - 2]!, right.strides[right.ndim - 1]!, false);
      return;
    }
    for (let i = 0; i < batch[axis]!; i++) {
      const step = [left.strides[axis]!, right.strides[axis]!, out.strides[axis]!] as const;
      walk(axis + 1, from + i * step[0] * size, other + i * step[1] * size, to + i * step[2] * size);
    }
  };
  if (out.numel() > 0) walk(0, pointer(left, dtype), pointer(right, dtype), pointer(out, dtype));
  return out;
}
