import type { Kernels } from "./kernels.js";
import { heap } from "./memory.js";
import { referenceKernels } from "./reference/index.js";

/** The kinds of numbers a tensor can hold. Bools are bytes 0 and 1. */
export type DType = "float32" | "float64" | "int32" | "bool";

/** Bytes an element takes. */
export const BYTES: Readonly<Record<DType, number>> = { float32: 4, float64: 8, int32: 4, bool: 1 };

/** The kernel table in use for each kind of number. `GRADUS_KERNELS=reference` keeps float32 on the reference, too. */
export const kernels: Record<DType, Kernels> = {
  float32: referenceKernels(heap.f32),
  float64: referenceKernels(heap.f64),
  int32: referenceKernels(heap.i32),
  bool: referenceKernels(heap.u8),
};
