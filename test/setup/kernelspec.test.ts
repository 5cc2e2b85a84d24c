import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { venvPython } from "../../scripts/setup/jupyter.mjs";
import { healKernel, kernelPending } from "../../scripts/setup/kernelspec.mjs";

const entry = ".venv/share/jupyter/kernels/tslab/kernel.json";

function project(): string {
  const root = mkdtempSync(join(tmpdir(), "gradus-copy-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

test("a copied project's kernel is its own: an entry of the folder it was copied from is renewed", () => {
  const root = project();
  mkdirSync(dirname(venvPython(root)), { recursive: true });
  writeFileSync(venvPython(root), "");
  mkdirSync(dirname(join(root, entry)), { recursive: true });
  writeFileSync(join(root, entry), JSON.stringify({ argv: ["node", "/elsewhere/scripts/kernel/main.mjs"] }));
  healKernel(root);
  expect(kernelPending(root)).toBeUndefined();
  expect(JSON.parse(readFileSync(join(root, entry), "utf8")).argv[1]).toBe(join(root, "scripts", "kernel", "main.mjs"));
});

test("where no .venv stands nothing is made: `npm start` does that", () => {
  const root = project();
  healKernel(root);
  expect(existsSync(join(root, ".venv"))).toBe(false);
});
