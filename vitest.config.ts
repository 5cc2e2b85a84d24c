import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/**
 * Rooms of the library whose tests start no process and change no file: they share one module graph, which is loaded once.
 * Not test/kernels, which writes into the memory wherever it likes.
 */
const pure = [
  "calculus",
  "data",
  "linalg",
  "metrics",
  "models",
  "nn",
  "optim",
  "plot",
  "random",
  "scalar",
  "tensor",
  "text",
].map((room) => `test/${room}/**/*.test.ts`);

/** Tests with a limit of time: beside another worker they would measure that, too. */
const timed = [
  "test/kernel/output.test.ts",
  "test/kernel/protocol.test.ts",
  "test/kernel/server.test.ts",
  "test/kernel/stopping.test.ts",
  "test/notebooks/loss.test.ts",
  "test/slides/long.test.ts",
  "test/start/server.test.ts",
];

/** Real JupyterLab in a real browser. */
const browser = ["test/browser/**/*.test.ts"];

/** Tests import the library's TypeScript; only its SIMD kernels come compiled, from the build folder (test/kernels-built.mjs). */
export default defineConfig({
  resolve: {
    alias: [{ find: /^\.\/wasm\.js$/, replacement: join(import.meta.dirname, "build", "kernels", "wasm.js") }],
  },
  test: {
    globalSetup: ["test/kernels-built.mjs"],
    // Much of a test run waits for kernels, servers and browsers: two files at a time even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Kernels and servers are real processes; on a busy machine each takes its time to start.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: "library", include: pure, isolate: false } },
      {
        extends: true,
        test: { name: "processes", include: ["test/**/*.test.ts"], exclude: [...pure, ...timed, ...browser] },
      },
      { extends: true, test: { name: "timed", include: timed } },
      { extends: true, test: { name: "browser", include: browser } },
    ],
  },
});
