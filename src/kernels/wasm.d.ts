/** The SIMD kernels as a WebAssembly module in base64: made by set-up from src/kernels/assembly, never committed. */
export const wasm: string;
