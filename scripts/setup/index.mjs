// The set-up that every command runs by itself. What stands there already is left alone.
import { areScriptsBuilt, buildLibrary, buildScripts, isLibraryBuilt } from "./build.mjs";
import { exporterPending, registerExporter } from "./exporter.mjs";
import { kernelPending, registerKernel } from "./kernelspec.mjs";
import { fetchLanguageModel, languageModelPending } from "./language-model.mjs";
import { withLock } from "./lock.mjs";
import { installPackages, packagesPending } from "./packages.mjs";
import { step } from "./progress.mjs";
import { projectRoot } from "./root.mjs";
import { endToolsOnSignals } from "./run.mjs";
import { trustNotebooks, trustPending } from "./trust.mjs";
import { makeVenv, venvPending } from "./venv.mjs";

export { buildLibrary, buildScripts } from "./build.mjs";
export { jupyterEnvironment, venvPython } from "./jupyter.mjs";
export { isLanguageModelHere } from "./language-model.mjs";
export { withLock } from "./lock.mjs";
export { Problem, report } from "./problem.mjs";
export { projectRoot } from "./root.mjs";
export { trust } from "./trust.mjs";
export { buildKernels, compileKernels } from "./wasm.mjs";

/**
 * `pending` says what is to do, if anything, from what stands on the disk.
 * @typedef {{ name: string, pending: (root: string) => string | undefined, work: (root: string, started: (pid: number) => void, say: (line: string) => void) => Promise<unknown> | unknown }} Step
 */

/** @type {(development: boolean) => Step[]} */
const forNode = (development) => [
  {
    name: "npm packages",
    pending: (root) => packagesPending(root, { development }),
    work: (root, started) => installPackages(root, started, { development }),
  },
  { name: "library", pending: () => (isLibraryBuilt() ? undefined : "compiling src"), work: buildLibrary },
  { name: "scripts", pending: () => (areScriptsBuilt() ? undefined : "compiling scripts"), work: buildScripts },
];

/** @type {Step[]} */
const forPython = [
  {
    name: "Jupyter",
    pending: (root) => venvPending(root) && `${venvPending(root)} .venv with JupyterLab`,
    work: makeVenv,
  },
  { name: "kernel", pending: kernelPending, work: registerKernel },
  { name: "slides", pending: exporterPending, work: registerExporter },
  { name: "trust", pending: trustPending, work: trustNotebooks },
  { name: "language model", pending: languageModelPending, work: fetchLanguageModel },
];

/**
 * Sets up whatever is missing or changed: npm packages, the library, the scripts, .venv, the kernel's entry, the notebooks'
 * signatures. Takes milliseconds when nothing is. Throws a Problem, with nothing half done in a way the next run could trip over.
 * @param {{ log?: import("./progress.mjs").Log, development?: boolean }} [options] where lines about progress go, standard
 *   error by default; and whether the npm packages are needed that only developers use
 * @returns {Promise<boolean>} whether anything had to be done
 */
export async function setUp({ log, development = false } = {}) {
  const root = projectRoot();
  const node = forNode(development);
  if (![...node, ...forPython].some(({ pending }) => pending(root))) return false;
  const release = endToolsOnSignals();
  try {
    await withLock(root, "set-up", { wait: 0, what: "A set-up" }, async ({ note }) => {
      /** @param {Step[]} steps */
      const inOrder = async (steps) => {
        for (const { name, pending, work } of steps) {
          const what = pending(root);
          if (what) await step(name, what, log, async (say) => work(root, note, say));
        }
      };
      // Both wait for the network most of the time. If one fails, the other still ends as it should.
      const ends = await Promise.allSettled([inOrder(node), inOrder(forPython)]);
      for (const end of ends) if (end.status === "rejected") throw end.reason;
    });
  } finally {
    release();
  }
  return true;
}
