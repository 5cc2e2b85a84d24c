import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contentHash } from "./content-hash.mjs";
import { jupyterEnvironment, venvPython } from "./jupyter.mjs";
import { Problem, storageProblem } from "./problem.mjs";
import { run } from "./run.mjs";

/** What `jupyter trust` does, but a file that is not a notebook does not keep it from the others. */
const sign = `
import sys
from nbformat import read, sign
notary = sign.NotebookNotary()
for path in sys.argv[1:]:
    try:
        notary.sign(read(path, as_version=4))
    except Exception as error:
        print(path, error)
`;

/** @param {string} root */
const stampOf = (root) => join(root, "build", "jupyter", "trusted.json");

/** @param {string} root */
function notebooks(root) {
  const folder = join(root, "notebooks");
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".ipynb")) : [];
  return names.sort().map((name) => join(folder, name));
}

/**
 * Whether the course's notebooks are not all signed as they stand. JupyterLab shows rich stored outputs only of signed ones.
 * @param {string} root
 * @returns {string | undefined}
 */
export function trustPending(root) {
  if (notebooks(root).length === 0) return undefined;
  const signatures = join(root, "build", "jupyter", "data", "nbsignatures.db");
  try {
    const stamp = JSON.parse(readFileSync(stampOf(root), "utf8"));
    if (stamp.hash === contentHash(root, notebooks(root)) && existsSync(signatures)) return undefined;
  } catch {
    // no stamp: never signed
  }
  return "signing the course's notebooks";
}

/**
 * Signs the course's notebooks in the project's own store.
 * @param {string} root
 */
export async function trustNotebooks(root) {
  const paths = notebooks(root);
  const hash = contentHash(root, paths);
  await trust(root, paths);
  writeFileSync(stampOf(root), `${JSON.stringify({ hash })}\n`);
}

/**
 * Signs notebooks as they stand. Anything that is not a notebook is passed over.
 * @param {string} root
 * @param {string[]} paths
 */
export async function trust(root, paths) {
  mkdirSync(join(root, "build", "jupyter", "data"), { recursive: true });
  const { code, output } = await run(venvPython(root), ["-I", "-c", sign, ...paths], { env: jupyterEnvironment(root) });
  if (code !== 0)
    throw new Problem(
      storageProblem(output) ?? "The notebooks could not be signed: see Jupyter's output above.",
      output,
    );
}
