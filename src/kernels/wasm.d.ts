/** The SIMD kernels as a WebAssembly module: made by set-up from src/kernels/assembly, never committed. */
export const wasm: Uint8Array;
