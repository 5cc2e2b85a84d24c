import type { DType } from "../../kernels/index.js";
import { holding, numeric } from "../dtypes.js";
import { ArgumentError, described } from "../errors.js";
import { scalar } from "../raw.js";
import { Tensor } from "../tensor.js";

/** Both operands as tensors; a number takes the kind of the other, unless that would cut its decimals off. */
export function operands(op: string, a: unknown, b: unknown): [Tensor, Tensor] {
  if (a instanceof Tensor) return [a, b instanceof Tensor ? b : scalar(number(op, b), kindFor(a.dtype, b))];
  if (b instanceof Tensor) return [scalar(number(op, a), kindFor(b.dtype, a)), b];
  return [scalar(number(op, a), "float32"), scalar(number(op, b), "float32")];
}

/** The one operand as a tensor. */
export function operand(op: string, x: unknown): Tensor {
  return x instanceof Tensor ? x : scalar(number(op, x), "float32");
}

function number(op: string, value: unknown): number {
  if (typeof value === "number") return value;
  throw new ArgumentError(op, `expects a tensor or a number, but was given ${described(value)}`);
}

function kindFor(dtype: DType, value: unknown): DType {
  return holding(numeric(dtype), value as number);
}
