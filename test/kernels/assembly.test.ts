import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildKernels } from "../../scripts/setup/index.mjs";

test("the compiled kernels are the same bytes on every machine (vitest -u after a change to assembly/)", async () => {
  const embedded = readFileSync(await buildKernels(), "utf8");
  const hash = createHash("sha256").update(embedded).digest("hex");
  expect(hash).toMatchInlineSnapshot(`"435244fc2866ea17c1df450c3da90606e205e572443bc86df1b7d02648e2155a"`);
  expect(embedded.length).toBeLessThan(150_000);
});
