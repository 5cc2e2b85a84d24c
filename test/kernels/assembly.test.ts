import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildKernels } from "../../scripts/setup/index.mjs";

test("the compiled kernels are the same bytes on every machine (vitest -u after a change to assembly/)", async () => {
  const embedded = readFileSync(await buildKernels(), "utf8");
  const hash = createHash("sha256").update(embedded).digest("hex");
  expect(hash).toMatchInlineSnapshot(`"2c041de284b71996f1663aaadd72065a9e622c3e9aa40a9f1040e8fc72e8820b"`);
  expect(embedded.length).toBeLessThan(150_000);
});
