import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Tests import the library's TypeScript; only its SIMD kernels come compiled, from the build folder (test/kernels-built.mjs). */
export default defineConfig({
  resolve: {
    alias: [{ find: /^\.\/wasm\.js$/, replacement: join(import.meta.dirname, "build", "kernels", "wasm.js") }],
  },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/kernels-built.mjs"],
    // Much of a test run waits for kernels, servers and browsers: two files at a time even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Kernels and servers are real processes; on a busy machine each takes its time to start.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
