/** The SIMD kernels as a WebAssembly module: made by set-up from compiled/kernels.wasm. */
export const wasm: Uint8Array;
