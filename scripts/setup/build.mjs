import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { copyAssets, joinModules } from "./bundle.mjs";
import { contentHash, filesBelow } from "./content-hash.mjs";
import { withLock } from "./lock.mjs";
import { Problem, storageProblem } from "./problem.mjs";
import { projectRoot } from "./root.mjs";
import { run } from "./run.mjs";
import { embedKernels } from "./wasm.mjs";

/**
 * What is compiled: from where, to where, by which steps. Each step fills the temporary folder it is given.
 * @typedef {{
 *   what: string, project: string, target: string, sources: (name: string) => boolean,
 *   steps: ((root: string, into: string) => Promise<void>)[],
 * }} Build
 */

/** @type {Build} */
const library = {
  what: "the library (src)",
  project: "src",
  target: "src/dist",
  // the compiled kernels are made from sources that are among these
  sources: (name) => !/^(dist|node_modules|kernels\/compiled)\//.test(name),
  steps: [compile("src"), embedKernels, joinModules, copyAssets],
};

/** @type {Build} */
const scripts = {
  what: "the scripts (scripts)",
  project: "scripts",
  target: "build/scripts",
  sources: (name) => !/(^|\/)node_modules\//.test(name),
  steps: [compile("scripts")],
};

/**
 * Compiles src into src/dist, if its sources or the compiler changed since.
 * @returns {Promise<boolean>} whether anything had to be done
 */
export const buildLibrary = () => build(library);

/**
 * Compiles scripts into build/scripts, if its sources or the compiler changed since.
 * @returns {Promise<boolean>} whether anything had to be done
 */
export const buildScripts = () => build(scripts);

/** Whether src/dist is compiled from what stands in src now. */
export const isLibraryBuilt = () => builtHash(library) === sourceHash(library);

/** Whether build/scripts is compiled from what stands in scripts now. */
export const areScriptsBuilt = () => builtHash(scripts) === sourceHash(scripts);

/**
 * The hash over a build's sources, settings and compilers.
 * @param {Build} build
 */
function sourceHash({ project, sources }) {
  const root = projectRoot();
  const steps = ["build.mjs", "bundle.mjs", "library.rolldown.mjs"].map((name) => join("scripts", "setup", name));
  const settings = ["package.json", "tsconfig.json", ...steps].map((name) => join(root, name));
  return contentHash(root, [...filesBelow(join(root, project), sources), ...settings]);
}

/** @param {Build} build */
function builtHash({ target }) {
  try {
    return JSON.parse(readFileSync(join(projectRoot(), target, "build.json"), "utf8")).hash;
  } catch {
    return undefined;
  }
}

/**
 * Runs a build's steps in a folder of its own and puts that in the target's place: nobody ever sees half a build,
 * and one that fails leaves the old one standing.
 * @param {Build} what
 */
async function build(what) {
  if (builtHash(what) === sourceHash(what)) return false;
  const root = projectRoot();
  return withLock(root, `build-${what.project}`, { wait: 120_000, what: `Another build of ${what.what}` }, async () => {
    const hash = sourceHash(what);
    if (builtHash(what) === hash) return false;
    const target = join(root, what.target);
    const fresh = join(root, "build", "tmp", what.project);
    const old = `${fresh}.old`;
    for (const left of [fresh, old]) rmSync(left, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    mkdirSync(dirname(target), { recursive: true });
    try {
      for (const step of what.steps) await step(root, fresh);
      writeFileSync(join(fresh, "build.json"), `${JSON.stringify({ hash })}\n`);
      if (existsSync(target)) await persistently(() => renameSync(target, old));
      await persistently(() => renameSync(fresh, target));
    } finally {
      if (!existsSync(target) && existsSync(old)) renameSync(old, target);
      for (const left of [fresh, old]) rmSync(left, { recursive: true, force: true });
    }
    return true;
  });
}

/**
 * The step that compiles a TypeScript project.
 * @param {string} project
 * @returns {(root: string, into: string) => Promise<void>}
 */
function compile(project) {
  return async (root, into) => {
    const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
    if (!existsSync(compiler)) {
      throw new Problem(
        "The npm packages are not installed here. Run `npm start` or `npm test` once, then the same command again.",
      );
    }
    const { code, output } = await run(process.execPath, [compiler, "-p", project, "--outDir", into], { cwd: root });
    if (code === 0) return;
    throw new Problem(
      storageProblem(output) ??
        `${project} does not compile: see the errors above. What was built before stays in use.`,
      output,
    );
  };
}

/**
 * On Windows a folder cannot be renamed while a virus scanner or another process looks into it: try for two seconds.
 * @param {() => void} rename
 */
async function persistently(rename) {
  for (let attempt = 0; ; attempt++) {
    try {
      return rename();
    } catch (error) {
      if (attempt === 20 || process.platform !== "win32") throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
