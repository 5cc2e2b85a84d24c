import { lstatSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Points the commands of a virtual environment that was moved or copied at the Python beside them.
 * Each begins with the absolute path of its old Python, in one of two forms; both become the one that takes any path.
 * @param {string} venv
 */
export function relocate(venv) {
  const bin = join(venv, "bin");
  for (const name of readdirSync(bin)) {
    const path = join(bin, name);
    if (!lstatSync(path).isFile()) continue;
    const text = readFileSync(path, "latin1");
    const body = /^#!(?:\/bin\/sh\n'''exec' .*\n' '''|.*\/python[\d.]*)\n([\s\S]*)$/.exec(text)?.[1];
    if (body === undefined) continue;
    const python = Buffer.from(join(bin, "python").replaceAll('"', '\\"')).toString("latin1");
    writeFileSync(path, `#!/bin/sh\n'''exec' "${python}" "$0" "$@"\n' '''\n${body}`, "latin1");
  }
}
