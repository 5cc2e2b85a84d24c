/**
 * Weights as GGUF files keep them, in blocks of 32 along a row, each with a scale of its own: Q4_1 as scale · (0 … 15) + least
 * value, in 20 bytes; Q8_0 as scale · (−128 … 127), in 34. Nothing here trains them; gradients do flow through them to what
 * comes before, as adapters (LoRA) need it.
 */
import { heap, kernels } from "../../kernels/index.js";
import { fromHalf } from "../../kernels/math/half.js";
import { requireTensor } from "../arguments.js";
import { ShapeError, words } from "../errors.js";
import { asRows, gemm } from "../gemm.js";
import { op } from "../op.js";
import { contiguous, created, empty, pointer } from "../raw.js";
import type { Tensor } from "../tensor.js";

/** How the numbers of a matrix are kept: as they are, or in blocks. */
export type WeightKind = "F32" | BlockKind;
export type BlockKind = "Q4_1" | "Q8_0";

/** Numbers in a block of each kind, and its bytes. */
export const WEIGHT_KINDS: Readonly<Record<WeightKind, { readonly block: number; readonly bytes: number }>> = {
  F32: { block: 1, bytes: 4 },
  Q4_1: { block: 32, bytes: 20 },
  Q8_0: { block: 32, bytes: 34 },
};

/** A matrix [rows, columns] in blocks. */
export interface WeightBlocks {
  kind: BlockKind;
  /** int8 [rows, bytes of a row] */
  bytes: Tensor;
  shape: readonly [rows: number, columns: number];
}

/**
 * Writes the numbers that bytes stand for, as many as `into` holds. In a block of Q4_1 the first 16 weights are the lower
 * halves of the bytes, the last 16 the upper ones.
 */
export function widen(kind: WeightKind, bytes: Uint8Array, into: Float32Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { block, bytes: size } = WEIGHT_KINDS[kind];
  for (let at = 0, to = 0; to < into.length; at += size, to += block) {
    if (kind === "F32") into[to] = view.getFloat32(at, true);
    else if (kind === "Q8_0") {
      const scale = fromHalf(view.getUint16(at, true));
      for (let i = 0; i < 32; i++) into[to + i] = scale * view.getInt8(at + 2 + i);
    } else {
      const [scale, least] = [fromHalf(view.getUint16(at, true)), fromHalf(view.getUint16(at + 2, true))];
      for (let i = 0; i < 16; i++) {
        const two = bytes[at + 4 + i]!;
        into[to + i] = scale * (two & 15) + least;
        into[to + 16 + i] = scale * (two >> 4) + least;
      }
    }
  }
}

/** Puts a matrix as it lies in a file into the engine's memory. */
export function weightBlocks(kind: BlockKind, shape: readonly [number, number], file: Uint8Array): WeightBlocks {
  const { block, bytes } = WEIGHT_KINDS[kind];
  const [rows, columns] = shape;
  const row = (columns / block) * bytes;
  if (columns % block !== 0 || file.length !== rows * row)
    throw new ShapeError(
      "weightBlocks",
      `${words(shape)} in ${kind} takes ${rows * row} bytes, in whole blocks of ${block}, but there are ${file.length}`,
      { shapes: [shape] },
    );
  const tensor = created([rows, row], "int8");
  heap.u8.set(file, pointer(tensor, "int8"));
  return { kind, bytes: tensor, shape };
}

/** Rows of such a matrix as float32: all of them, or those asked for, in that order. */
export function dequantizeRows({ kind, bytes, shape }: WeightBlocks, rows?: ArrayLike<number>): Tensor {
  const [count, columns] = shape;
  const out = created([rows?.length ?? count, columns]);
  const [from, to, row] = [pointer(bytes, "int8"), pointer(out, "float32") / 4, bytes.sizes[1]!];
  for (let i = 0; i < out.sizes[0]!; i++) {
    const at = from + (rows ? rows[i]! : i) * row;
    const into = to + i * columns;
    widen(kind, heap.u8.subarray(at, at + row), heap.f32.subarray(into, into + columns));
  }
  return out;
}

const linearBlocksOp = op<"x" | "weight", { weight: WeightBlocks }>({
  name: "linearBlocks",
  inputs: ["x", "weight"],
  rule: ([x], { weight }) => ({
    shape: x!.sizes.with(-1, weight.shape[0]),
    dtype: "float32",
    reads: ["float32", "int8"],
  }),
  forward: ([x, bytes], { weight: { kind, shape } }, { shape: wanted, dtype }) => {
    const rows = asRows(contiguous(x!))!;
    const out = empty(wanted, dtype);
    const [n, k] = shape;
    const kernel = kind === "Q4_1" ? "linearQ4" : "linearQ8";
    const [from, to] = [pointer(rows, dtype), pointer(out, dtype)];
    kernels.float32[kernel](from, pointer(bytes!, "int8"), to, rows.sizes[0]!, n, k);
    return out;
  },
  backward: {
    x: (g, { options: { weight } }) => gemm(g, dequantizeRows(weight)),
    weight: () => null, // whole numbers have no gradient
  },
});

/**
 * What a linear layer with weights in blocks computes, x wᵀ: x […, columns] → […, rows]. x is rounded to 16 bits with a scale
 * for each 32 numbers, whatever its dtype; the result is float32 and differs from that of `dequantizeRows(weight)` by about 1e-5 of its size.
 *
 * @throws ShapeError for an x whose last axis is not as long as a row
 */
export function linearBlocks(x: Tensor, weight: WeightBlocks): Tensor {
  requireTensor("linearBlocks", "x", x);
  const [outputs, inputs] = weight.shape;
  if (x.ndim < 2 || x.sizes[x.ndim - 1] !== inputs)
    throw new ShapeError(
      `linear(${inputs}, ${outputs}, ${weight.kind})`,
      `expects […, ${inputs}], but x is ${words(x.sizes)}`,
      {
        shapes: [x.sizes],
        axis: x.ndim - 1,
      },
    );
  return linearBlocksOp.run([x, weight.bytes], { weight });
}
