import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildKernels } from "../../scripts/setup/index.mjs";

test("the compiled kernels are the same bytes on every machine (vitest -u after a change to assembly/)", async () => {
  const embedded = readFileSync(await buildKernels(), "utf8");
  const hash = createHash("sha256").update(embedded).digest("hex");
  expect(hash).toMatchInlineSnapshot(`"1fc244ab1ff7f4662f85de343411899128fc0908d2614d78b63a5c7c90432dc0"`);
  expect(embedded.length).toBeLessThan(150_000);
});
