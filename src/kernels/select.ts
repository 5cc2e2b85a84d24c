import type { Kernels } from "./kernels.js";
import { heap } from "./memory.js";
import { referenceKernels } from "./reference/index.js";
import { simdKernels } from "./simd.js";

/** The kinds of numbers a tensor can hold. Bools are bytes 0 and 1; int8 is for keeping weights small. */
export type DType = "float32" | "float64" | "int32" | "int8" | "bool";

/** Bytes an element takes. */
export const BYTES: Readonly<Record<DType, number>> = { float32: 4, float64: 8, int32: 4, int8: 1, bool: 1 };

const readable = {
  float32: referenceKernels(heap.f32),
  float64: referenceKernels(heap.f64),
  int32: referenceKernels(heap.i32),
  int8: referenceKernels(heap.i8),
  bool: referenceKernels(heap.u8),
};

function fastest(): Record<DType, Kernels> {
  const float32 = simdKernels(readable.float32);
  // An int32 is moved like a float32: four bytes.
  const { stridedCopy, gatherRows, where } = float32;
  return { ...readable, float32, int32: { ...readable.int32, stridedCopy, gatherRows, where } };
}

/** The kernel table used for each kind of number. */
export const kernels: Record<DType, Kernels> = fastest();

/** From now on float32 also stays on the readable kernels: what the fast ones are compared with. */
export function useReferenceKernels(): void {
  Object.assign(kernels, readable);
}
