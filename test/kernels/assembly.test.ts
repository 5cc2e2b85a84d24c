import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildKernels, compileKernels, projectRoot } from "../../scripts/setup/index.mjs";

const root = projectRoot();

test("the compiled kernels in the repository are what their sources compile to, on every machine", async () => {
  await buildKernels();
  const folder = join(root, "build", "test", `assembly-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    await compileKernels(join(folder, "kernels.wasm"));
    const committed = readFileSync(join(root, "src", "kernels", "compiled", "kernels.wasm"));
    expect(readFileSync(join(folder, "kernels.wasm")).equals(committed)).toBe(true);
    expect(committed.length).toBeLessThan(110_000);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
