// The door of `npm run notebooks`: builds what changed, then runs what is built.
import "../setup/node-version.mjs";

const { buildLibrary, buildScripts, projectRoot, report } = await import("../setup/index.mjs");
const { join } = await import("node:path");
const { pathToFileURL } = await import("node:url");

try {
  await buildLibrary();
  await buildScripts();
  const { main } = await import(pathToFileURL(join(projectRoot(), "build", "scripts", "notebooks", "cli.js")).href);
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  report(error);
  process.exitCode = 2;
}
process.exit();
