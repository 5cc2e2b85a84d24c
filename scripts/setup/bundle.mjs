import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Problem, storageProblem } from "./problem.mjs";
import { run } from "./run.mjs";

/**
 * The step that joins the library's two hundred compiled modules into one: `import "gradus"` then takes a quarter of the
 * time. What is imported on demand (data sets, mathjs) stays on demand, and the types stay as they are.
 * @param {string} root
 * @param {string} into
 */
export async function joinModules(root, into) {
  const joined = `${into}.joined`;
  rmSync(joined, { recursive: true, force: true });
  mkdirSync(joined, { recursive: true });
  const bundler = join(root, "node_modules", "rolldown", "bin", "cli.mjs");
  const options = ["--format", "esm", "--platform", "neutral", "--no-treeshake", "--chunk-file-names", "[name].js"];
  const outside = ["--external", "mathjs", "--external", "node:*", "--log-level", "warn"];
  const { code, output } = await run(
    process.execPath,
    [bundler, join(into, "index.js"), "--dir", joined, ...options, ...outside],
    { cwd: root },
  );
  if (code !== 0) {
    rmSync(joined, { recursive: true, force: true });
    throw new Problem(
      storageProblem(output) ?? "The compiled library could not be joined into one file: see the words above.",
      output,
    );
  }
  for (const name of readdirSync(into, { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(".js")) rmSync(join(into, name));
  }
  for (const name of readdirSync(joined)) renameSync(join(joined, name), join(into, name));
  rmSync(joined, { recursive: true, force: true });
}
