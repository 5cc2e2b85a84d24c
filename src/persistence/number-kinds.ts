/** The kinds of numbers in files, and how those that tensors do not have are read and written: widened or rounded. */
import { BYTES, type DType } from "../kernels/index.js";
import { float32, fromHalf } from "../kernels/math/half.js";

/** A kind of number as a file may hold it. */
export interface NumberKind {
  /** bytes of one number */
  readonly bytes: number;
  /** the dtype of the tensor that is made of it */
  readonly dtype: DType;
  /** Reads number i of a file's bytes; missing where the bytes are the tensor's own. */
  readonly read?: (view: DataView, at: number) => number;
  /** Writes a number; missing where nothing is written as this kind. */
  readonly write?: (view: DataView, at: number, value: number) => void;
}

const own = (dtype: DType): NumberKind => ({ bytes: BYTES[dtype], dtype });

/** A whole number that int32 must be able to hold. */
function whole(value: bigint | number): number {
  const n = Number(value);
  if (n !== (n | 0)) throw new RangeError(`${value}`);
  return n;
}

const word = new DataView(new ArrayBuffer(4));

/** The nearest half, ties to the even one; above 65504 infinite. */
function toHalf(value: number): number {
  word.setFloat32(0, value);
  const bits = word.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const size = bits & 0x7fffffff;
  if (size > 0x7f800000) return sign | 0x7e00; // NaN
  if (size >= 0x477ff000) return sign | 0x7c00;
  if (size < 0x38800000) {
    // below 2⁻¹⁴ the fraction counts steps of 2⁻²⁴
    const steps = Math.abs(value) * 16777216;
    const low = Math.floor(steps);
    const up = steps - low > 0.5 || (steps - low === 0.5 && low % 2 === 1) ? 1 : 0;
    return sign | (low + up);
  }
  const rounded = size - 0x38000000 + 0xfff + ((size >>> 13) & 1);
  return sign | (rounded >>> 13);
}

/** All kinds by their name in a file. */
export const KINDS: Readonly<Record<string, NumberKind>> = {
  F64: own("float64"),
  F32: own("float32"),
  I32: own("int32"),
  BOOL: own("bool"),
  F16: {
    bytes: 2,
    dtype: "float32",
    read: (view, at) => fromHalf(view.getUint16(at, true)),
    write: (view, at, value) => view.setUint16(at, toHalf(value), true),
  },
  BF16: { bytes: 2, dtype: "float32", read: (view, at) => float32(view.getUint16(at, true) << 16) },
  I64: { bytes: 8, dtype: "int32", read: (view, at) => whole(view.getBigInt64(at, true)) },
  U64: { bytes: 8, dtype: "int32", read: (view, at) => whole(view.getBigUint64(at, true)) },
  U32: { bytes: 4, dtype: "int32", read: (view, at) => whole(view.getUint32(at, true)) },
  I16: { bytes: 2, dtype: "int32", read: (view, at) => view.getInt16(at, true) },
  U16: { bytes: 2, dtype: "int32", read: (view, at) => view.getUint16(at, true) },
  I8: {
    ...own("int8"),
    write: (view, at, value) => view.setInt8(at, value),
  },
  U8: {
    bytes: 1,
    dtype: "int32",
    read: (view, at) => view.getUint8(at),
    write: (view, at, value) => view.setUint8(at, value),
  },
};

/** The kind in which a tensor is written unless a different one is asked for. */
export const NAMES: Readonly<Record<DType, string>> = {
  float64: "F64",
  float32: "F32",
  int32: "I32",
  int8: "I8",
  bool: "BOOL",
};

/** The least and the largest whole number of the small kinds that can be written. */
export const RANGES: Readonly<Record<string, readonly [number, number]>> = { I8: [-128, 127], U8: [0, 255] };
