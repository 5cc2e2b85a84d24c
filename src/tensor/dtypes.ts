/** How kinds of number combine: the one place that knows, in PyTorch's order bool < int8 < int32 < float32 < float64. */
import { BYTES, type DType } from "../kernels/index.js";
import { ArgumentError } from "./errors.js";

const RANK: Readonly<Record<DType, number>> = { bool: 0, int8: 1, int32: 2, float32: 3, float64: 4 };

/** The kind of number that two kinds make together: the richer of both. */
export function promote(a: DType, b: DType): DType {
  return RANK[a] >= RANK[b] ? a : b;
}

/** The kind that arithmetic on a kind gives: bools and int8 count as int32, so that no sum of bytes wraps around. */
export function numeric(dtype: DType): DType {
  return isFloating(dtype) ? dtype : "int32";
}

/** The kind in which functions with decimals are computed: float32, unless it is float64 already. */
export function floating(dtype: DType): DType {
  return dtype === "float64" ? "float64" : "float32";
}

/** The first kind from this one on that also holds a number: 5 makes a bool an int32, 0.5 makes an int32 a float32. */
export function holding(dtype: DType, value: number): DType {
  if (isFloating(dtype)) return dtype;
  if (dtype === "bool" && (value === 0 || value === 1)) return dtype;
  if (dtype === "int8" && value === (value << 24) >> 24) return dtype;
  return value === (value | 0) ? "int32" : "float32";
}

/** Can a tensor of this kind have a gradient? */
export function isFloating(dtype: DType): boolean {
  return dtype === "float32" || dtype === "float64";
}

/** Refuses kinds of number that there are not. */
export function checkDType(op: string, dtype: unknown): asserts dtype is DType {
  if (typeof dtype === "string" && Object.hasOwn(BYTES, dtype)) return;
  const given = typeof dtype === "string" ? `"${dtype}"` : String(dtype);
  throw new ArgumentError(op, `there is no dtype ${given}; use "float32", "float64", "int32", "int8" or "bool"`);
}
