/**
 * Weights as bytes: each row of a matrix is kept as whole numbers from −127 to 127 and one float32 scale, the row's
 * largest magnitude / 127. That is a quarter of the memory of float32, and no weight moves by more than half a scale.
 * Nothing here trains the bytes; gradients do flow through them to what comes before, as adapters (LoRA) need it.
 */
import { BYTES, kernels } from "../../kernels/index.js";
import { requireTensor } from "../arguments.js";
import { ArgumentError, ShapeError, words } from "../errors.js";
import { asRows, gemm, transposed } from "../gemm.js";
import { op } from "../op.js";
import { cast, contiguous, created, empty, paired, pointer, reduce, viewOf } from "../raw.js";
import { checkShape, type Rule } from "../rules.js";
import { view } from "../storage.js";
import type { Tensor } from "../tensor.js";
import { squeeze, unsqueeze } from "./view.js";

/** A matrix in bytes: what row i stands for is scale[i] · weight[i]. */
export interface QuantizedRows {
  /** int8 [rows, columns] */
  weight: Tensor;
  /** float32 [rows] */
  scale: Tensor;
}

/** Below this a scale would lose digits of its own. */
const LEAST_SCALE = 1.1754943508222875e-38;

/**
 * A matrix [rows, columns] as int8 with a scale for each row: |w − scale · q| ≤ scale / 2. The result does not learn.
 *
 * @throws ShapeError for anything that is not a matrix, ArgumentError for numbers that are not finite
 * @example
 * const { weight, scale } = quantize(tensor([[127, -63.6], [0, 0]]));
 * weight.toArray(); // [[127, -64], [0, 0]]
 * scale.toArray(); // [1, 1]
 */
export function quantize(matrix: Tensor): QuantizedRows {
  requireTensor("quantize", "the matrix", matrix);
  if (matrix.ndim !== 2)
    throw new ShapeError("quantize", `expects a matrix [rows, columns], but is given ${words(matrix.sizes)}`, {
      shapes: [matrix.sizes],
      hint: "reshape it so that each row gets a scale",
    });
  const [rows, columns] = matrix.sizes as [number, number];
  const numbers = matrix.data();
  const [weight, scale] = [created([rows, columns], "int8"), created([rows])];
  const [bytes, scales] = [view("int8"), view("float32")];
  const [to, at] = [pointer(weight, "int8"), pointer(scale, "float32") / BYTES.float32];
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    const step = scaleOf(numbers, from, from + columns);
    scales[at + row] = step;
    for (let i = 0; i < columns; i++)
      bytes[to + from + i] = Math.max(-127, Math.min(127, Math.round(numbers[from + i]! / step)));
  }
  return { weight, scale };
}

/** The scale of a row, as float32 holds it; 1 for a row of zeros. */
function scaleOf(numbers: ArrayLike<number>, from: number, end: number): number {
  let most = 0;
  for (let i = from; i < end; i++) {
    const size = Math.abs(numbers[i]!);
    if (!(size <= 3.4028234663852886e38))
      throw new ArgumentError("quantize", `expects numbers that float32 can hold, but one is ${numbers[i]}`);
    if (size > most) most = size;
  }
  return most === 0 ? 1 : Math.max(LEAST_SCALE, Math.fround(most / 127));
}

/**
 * The float32 matrix that bytes and scales stand for: scale[i] · weight[i].
 *
 * @example
 * dequantize(tensor([[2, -4]], { dtype: "int8" }), tensor([0.5])).toArray(); // [[1, -2]]
 */
export function dequantize(weight: Tensor, scale: Tensor): Tensor {
  checkBytes("dequantize", weight);
  requireTensor("dequantize", "scale", scale);
  checkShape("dequantize", "scale", scale, [weight.sizes[0]!]);
  return widened(weight, scale.detach());
}

/** scale[i] · weight[i], in the scale's kind. */
function widened(weight: Tensor, scale: Tensor): Tensor {
  const { dtype } = scale;
  const column = viewOf(scale, [scale.sizes[0]!, 1], [scale.strides[0]!, 0]);
  return paired("mul", cast(weight, dtype), column, weight.sizes, dtype);
}

function checkBytes(op: string, weight: Tensor): void {
  requireTensor(op, "the weight", weight);
  if (weight.dtype !== "int8")
    throw new ArgumentError(
      op,
      `the weight must be int8, but is ${weight.dtype}; quantize(weight) makes int8 and scales of it`,
    );
  if (weight.ndim !== 2)
    throw new ShapeError(op, `the weight must be [out, in], but is ${words(weight.sizes)}`, { shapes: [weight.sizes] });
}

const rule: Rule<undefined> = ([x, weight, scale, bias], _, name) => {
  const outputs: number = weight!.sizes[0]!;
  checkShape(name, "scale", scale, [outputs]);
  checkShape(name, "bias", bias, [outputs]);
  const wide = [x, scale, bias].some((input) => input?.dtype === "float64");
  const dtype = wide ? "float64" : "float32";
  return { shape: x!.sizes.with(-1, outputs), dtype, reads: [dtype, "int8", dtype, dtype] };
};

const linearInt8Op = op({
  name: "linearInt8",
  inputs: ["x", "weight", "scale", "bias"],
  optional: ["bias"],
  rule,
  forward: ([x, weight, scale, bias], _, { shape, dtype }) => {
    const rows = asRows(contiguous(x!))!;
    const [w, s, b] = [contiguous(weight!), contiguous(scale!), bias && contiguous(bias)];
    const out = empty(shape, dtype);
    const [n, k] = w.sizes as [number, number];
    const [from, to] = [pointer(rows, dtype), pointer(out, dtype)];
    const shift = b ? pointer(b, dtype) : 0;
    kernels[dtype].linearInt8(from, pointer(w, "int8"), pointer(s, dtype), shift, to, rows.sizes[0]!, n, k);
    return out;
  },
  backward: {
    x: (g, { weight, scale }) => gemm(g, widened(weight, scale)),
    weight: () => null, // whole numbers have no gradient
    scale: (g, { x, weight }) => {
      const unscaled = gemm(x, transposed(cast(weight, x.dtype)));
      return summedRows(paired("mul", g, unscaled, g.sizes, g.dtype));
    },
    bias: (g) => summedRows(g),
  },
});

/** The sum over all axes but the last. */
function summedRows(g: Tensor): Tensor {
  const rows = asRows(contiguous(g))!;
  return viewOf(reduce("sum", rows, [0]), [rows.sizes[1]!], [1]);
}

/**
 * What a linear layer with weights in bytes computes: (x qᵀ) ∘ scale + b for x […, in], q int8 [out, in], scale [out]
 * and b [out]. Equal to `linear(x, dequantize(q, scale), b)` up to rounding, without the float32 matrix.
 *
 * @throws ShapeError for lengths that do not fit, ArgumentError for weights that are not int8
 * @example
 * const { weight, scale } = quantize(tensor([[127, -127]]));
 * linearInt8(tensor([1, 2]), weight, scale, tensor([10])).toArray(); // [-117]
 */
export function linearInt8(x: Tensor, weight: Tensor, scale: Tensor, bias?: Tensor): Tensor {
  requireTensor("linearInt8", "x", x);
  checkBytes("linearInt8", weight);
  requireTensor("linearInt8", "scale", scale);
  const [outputs, inputs] = weight.sizes;
  if (x.ndim === 0 || x.sizes[x.ndim - 1] !== inputs) {
    throw new ShapeError(
      `linearInt8(${inputs}, ${outputs})`,
      `expects ${inputs} features, got ${x.sizes[x.ndim - 1] ?? "a single number"} in ${words(x.sizes)}`,
      { shapes: [x.sizes, weight.sizes], axis: x.ndim - 1 },
    );
  }
  if (x.ndim === 1) return squeeze(linearInt8(unsqueeze(x, 0), weight, scale, bias), 0);
  return linearInt8Op.run([x, weight, scale, bias], undefined);
}
