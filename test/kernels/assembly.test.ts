import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildKernels } from "../../scripts/setup/index.mjs";

test("the compiled kernels are the same bytes on every machine (vitest -u after a change to assembly/)", async () => {
  const embedded = readFileSync(await buildKernels(), "utf8");
  const hash = createHash("sha256").update(embedded).digest("hex");
  expect(hash).toMatchInlineSnapshot(`"fc20fade4833ab0462c343f10a9fd848c99c6a55ebafe6ef33fae9bc32e6a9b0"`);
  expect(embedded.length).toBeLessThan(150_000);
});
