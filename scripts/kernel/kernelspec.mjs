import { join } from "node:path";

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
