import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contentHash } from "./content-hash.mjs";
import { jupyterEnvironment, venvPython } from "./jupyter.mjs";
import { Problem, storageProblem } from "./problem.mjs";
import { findPython } from "./python.mjs";
import { relocate } from "./relocate.mjs";
import { run } from "./run.mjs";

/**
 * What is to do about .venv, if anything. Its stamp is written last: without one it is half made.
 * @param {string} root
 * @returns {"making" | "mending" | undefined} mending: everything is there, but the folder moved or Python below it changed
 */
export function venvPending(root) {
  const stamp = readStamp(root);
  if (!stamp || stamp.requirements !== requirements(root) || !existsSync(venvPython(root))) return "making";
  if (stamp.root === root && stamp.python === realpathSync(venvPython(root))) return undefined;
  return process.platform === "win32" && stamp.root !== root ? "making" : "mending";
}

/**
 * Makes .venv from requirements-dev.txt, or mends one that moved, for which nothing is fetched.
 * @param {string} root
 * @param {(pid: number) => void} started
 */
export async function makeVenv(root, started) {
  if (venvPending(root) === "mending" && (await mend(root))) return;
  const python = await findPython();
  const venv = join(root, ".venv");
  rmSync(join(venv, "gradus.json"), { force: true });
  rmSync(venv, { recursive: true, force: true });
  const env = pipEnvironment(root);
  const made = await run(python.command, [...python.args, "-E", "-m", "venv", venv], { env, started });
  if (made.code !== 0)
    throw new Problem(
      storageProblem(made.output) ??
        `${python.command} could not make .venv: see its output above. Fix that, then run the same command again.`,
      made.output,
    );
  const pip = [
    "-I",
    "-m",
    "pip",
    "install",
    "--disable-pip-version-check",
    "--no-input",
    "--prefer-binary",
    "--retries=2",
    "--progress-bar=off",
  ];
  const { code, output } = await run(venvPython(root), [...pip, "-r", join(root, "requirements-dev.txt")], {
    cwd: root,
    env,
    started,
  });
  if (code !== 0) throw pipProblem(output);
  stampVenv(root);
}

/** @param {string} root */
const requirements = (root) =>
  contentHash(root, [join(root, "requirements-dev.txt")], [process.platform, process.arch]);

/** @param {string} root */
function stampVenv(root) {
  const stamp = { requirements: requirements(root), root, python: realpathSync(venvPython(root)) };
  writeFileSync(join(root, ".venv", "gradus.json"), `${JSON.stringify(stamp)}\n`);
}

/**
 * @param {string} root
 * @returns {{ requirements: string, root: string, python: string } | undefined}
 */
function readStamp(root) {
  try {
    return JSON.parse(readFileSync(join(root, ".venv", "gradus.json"), "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @returns {Promise<boolean>} whether what is installed there is found by its Python now
 */
async function mend(root) {
  if (readStamp(root)?.root !== root) relocate(join(root, ".venv"));
  const { code } = await run(venvPython(root), ["-I", "-c", "import pip"], {
    env: jupyterEnvironment(root),
  });
  if (code === 0) stampVenv(root);
  return code === 0;
}

/**
 * pip's environment: the user's index, proxy and certificates, but none of the settings that would install somewhere else.
 * @param {string} root
 */
function pipEnvironment(root) {
  const env = jupyterEnvironment(root);
  for (const name of [
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_ROOT",
    "PIP_PYTHON",
    "PIP_NO_DEPS",
    "PIP_DRY_RUN",
    "PIP_CONSTRAINT",
    "PIP_REQUIREMENT",
  ])
    delete env[name];
  // pip unpacks into the temporary folder first: beside .venv nobody can have made it too small
  const temporary = join(root, "build", "tmp", "pip");
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  return { ...env, PIP_USER: "0", TMPDIR: temporary, TEMP: temporary, TMP: temporary };
}

/** @param {string} output */
function pipProblem(output) {
  const storage = storageProblem(output);
  if (storage) return new Problem(storage);
  if (
    /NewConnectionError|ConnectTimeout|ReadTimeout|NameResolutionError|Connection(Error| refused| reset| aborted)|ProxyError|Network is unreachable|SSLError/.test(
      output,
    )
  ) {
    return new Problem(
      "The Python package index cannot be reached. Check the network (or pip's proxy setting), then run the same command again.",
    );
  }
  return new Problem(
    "pip could not install requirements-dev.txt: see its output above. Fix that, then run the same command again.",
    output,
  );
}
