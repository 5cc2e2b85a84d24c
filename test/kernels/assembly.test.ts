import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildKernels } from "../../scripts/setup/index.mjs";

test("the compiled kernels are the same bytes on every machine (vitest -u after a change to assembly/)", async () => {
  const embedded = readFileSync(await buildKernels(), "utf8");
  const hash = createHash("sha256").update(embedded).digest("hex");
  expect(hash).toMatchInlineSnapshot(`"25f69fe96bf6c4c55e39ea6f6d519ff7b6e96f5f77dfbb5e70c9a028f62a0c05"`);
  expect(embedded.length).toBeLessThan(150_000);
});
