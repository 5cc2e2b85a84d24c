import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { venvPython } from "./jupyter.mjs";
import { writeWhole } from "./write-whole.mjs";

/**
 * What kernel.json holds: absolute paths only, so that the kernel starts without PATH and without an activated environment.
 * @param {string} root the project's folder
 * @param {string} [node] the Node that runs the kernel
 */
export const kernelspec = (root, node = process.execPath) => ({
  argv: [node, join(root, "scripts", "kernel", "main.mjs"), "{connection_file}"],
  display_name: "TypeScript (tslab)",
  language: "typescript",
  interrupt_mode: "message",
  metadata: { debugger: false },
});

/** @param {string} root */
const folder = (root) => join(root, ".venv", "share", "jupyter", "kernels", "tslab");

/** @param {string} root */
const wanted = (root) => `${JSON.stringify(kernelspec(root), null, 2)}\n`;

/**
 * Whether Jupyter does not know our kernel yet, or knows it in a place or with a Node that is no more.
 * @param {string} root
 * @returns {string | undefined}
 */
export function kernelPending(root) {
  try {
    return readFileSync(join(folder(root), "kernel.json"), "utf8") === wanted(root) ? undefined : "renewing its entry";
  } catch {
    return "telling Jupyter about it";
  }
}

/**
 * Renews the entry where .venv stands and Jupyter knows our kernel in another folder or with another Node: a copied or moved
 * project runs its own kernel, never the one it was copied from.
 * @param {string} root
 */
export function healKernel(root) {
  if (existsSync(venvPython(root)) && kernelPending(root)) registerKernel(root);
}

/**
 * Writes the kernel's entry for Jupyter into .venv.
 * @param {string} root
 */
export function registerKernel(root) {
  mkdirSync(folder(root), { recursive: true });
  writeWhole(join(folder(root), "kernel.json"), wanted(root));
}
