// The door of `npm run slides`: builds what changed, then runs what is built.
import "../setup/node-version.mjs";

const { buildLibrary, buildScripts, Problem, projectRoot, report } = await import("../setup/index.mjs");
const { existsSync } = await import("node:fs");
const { join } = await import("node:path");
const { pathToFileURL } = await import("node:url");

try {
  const root = projectRoot();
  if (!existsSync(join(root, "node_modules", "typescript"))) {
    throw new Problem("The npm packages are not installed: run `npm start` or `npm test` once, both install them.");
  }
  await buildLibrary();
  await buildScripts();
  const { main } = await import(pathToFileURL(join(root, "build", "scripts", "slides", "cli.js")).href);
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  report(error);
  process.exitCode = 2;
}
process.exit();
