import { join } from "node:path";

/**
 * What Jupyter must know to start our kernel. Absolute paths: it needs no PATH and no activated environment.
 * @param {string} root the project's folder
 * @param {string} [node] the Node that runs the kernel
 */
export function kernelspec(root, node = process.execPath) {
  return {
    argv: [node, join(root, "scripts", "kernel", "main.mjs"), "{connection_file}"],
    display_name: "TypeScript (tslab)",
    language: "typescript",
    interrupt_mode: "signal",
  };
}
