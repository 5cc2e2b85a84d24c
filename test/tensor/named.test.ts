import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as gradus from "../../src/index.js";

const ops = join(import.meta.dirname, "..", "..", "src", "tensor", "ops");

/** The functions of the files in src/tensor/ops that notebooks import. */
async function exported(): Promise<string[]> {
  const modules = await Promise.all(readdirSync(ops).map((name) => import(join(ops, name))));
  const known: Record<string, unknown> = gradus;
  return modules.flatMap((module: Record<string, unknown>) =>
    Object.keys(module).filter((name) => typeof module[name] === "function" && known[name] === module[name]),
  );
}

test("every op, those made of others too, is named in a test of tensors or layers: its case goes to cases.ts", async () => {
  const folders = [import.meta.dirname, join(import.meta.dirname, "..", "nn")];
  const texts = folders.flatMap((folder) =>
    readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")),
  );
  const text = texts.join("\n");
  const names = await exported();
  expect(names.length).toBeGreaterThan(150);
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
});
