export * from "./kernels.js";
export { heap, MEMORY_BYTES, memory, SCRATCH_BYTES } from "./memory.js";
export { BYTES, type DType, kernels, useReferenceKernels } from "./select.js";
