import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Problem, storageProblem } from "./problem.mjs";
import { run } from "./run.mjs";

/**
 * The step that joins the library's compiled modules: `import "gradus"` then reads one file and takes a quarter of the
 * time. A lecture is a file of its own; what is imported on demand (mathjs) stays on demand, and the types stay as they are.
 * @param {string} root
 * @param {string} into
 */
export async function joinModules(root, into) {
  const joined = `${into}.joined`;
  rmSync(joined, { recursive: true, force: true });
  mkdirSync(joined, { recursive: true });
  const bundler = join(root, "node_modules", "rolldown", "bin", "cli.mjs");
  const how = join(root, "scripts", "setup", "library.rolldown.mjs");
  const { code, output } = await run(process.execPath, [bundler, "--config", how, "--dir", joined], { cwd: into });
  if (code !== 0) {
    rmSync(joined, { recursive: true, force: true });
    throw new Problem(
      storageProblem(output) ?? "The compiled library could not be joined into one file: see the output above.",
      output,
    );
  }
  for (const name of readdirSync(into, { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(".js")) rmSync(join(into, name));
  }
  for (const name of readdirSync(joined, { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(".js")) renameSync(join(joined, name), join(into, name));
  }
  rmSync(joined, { recursive: true, force: true });
}

/**
 * The step that puts the library's files (src/assets) beside the compiled modules.
 * @param {string} root
 * @param {string} into
 */
export async function copyAssets(root, into) {
  cpSync(join(root, "src", "assets"), join(into, "assets"), { recursive: true });
}
