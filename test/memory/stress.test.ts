import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { buildLibrary, projectRoot } from "../../scripts/setup/index.mjs";

const address = (...path: string[]) => JSON.stringify(pathToFileURL(join(projectRoot(), ...path)).href);

/** Hashes of all parameters after a few steps of every kind of layer, in a process of its own. */
function trained(GRADUS_MEMORY: string): unknown {
  const code = `const [g, { runs }] = await Promise.all([import(${address("src", "dist", "index.js")}), import(${address("test", "library", "runs.mjs")})]);
    console.log(JSON.stringify(runs(g, 4)));`;
  const env = { ...process.env, GRADUS_MEMORY };
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", code], { env, encoding: "utf8" }));
}

beforeAll(() => buildLibrary(), 120_000);

test("numbers moved out and back at every op, what is free overwritten, change no bit of training", () => {
  expect(trained("evict")).toEqual(trained(""));
}, 120_000);

test.skipIf(!process.env.GRADUS_ALL)(
  "nor does a sweep at every op",
  () => {
    expect(trained("sweep")).toEqual(trained(""));
  },
  900_000,
);
