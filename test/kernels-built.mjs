import { buildKernels } from "../scripts/setup/index.mjs";

/** Vitest's global set-up: the SIMD kernels are compiled before the first test. */
export async function setup() {
  await buildKernels();
}
