// The kernel's entry point: `node main.mjs CONNECTION_FILE`, as the kernelspec says. Jupyter shows what is printed here in the
// server's log, so each way of not starting is one sentence with the next step.
import "../setup/node-version.mjs";

const [connectionFile] = process.argv.slice(2);

async function open() {
  const { existsSync } = await import("node:fs");
  const { join } = await import("node:path");
  const { pathToFileURL } = await import("node:url");
  const { projectRoot } = await import("../setup/root.mjs");
  const root = projectRoot(import.meta.url);
  const kernel = join(root, "build", "scripts", "kernel", "start.js");
  const missing =
    (!existsSync(join(root, "node_modules", "tslab", "package.json")) && "The npm packages are not installed") ||
    (!existsSync(kernel) && "The kernel is not built") ||
    (!existsSync(join(root, "src", "dist", "index.js")) && "The library is not built");
  if (missing) throw new Error(`${missing}. Run "npm start" in ${root} once, then restart this kernel.`);
  if (!connectionFile || !existsSync(connectionFile)) {
    throw new Error(
      `The kernel is started by Jupyter with a connection file${connectionFile ? `, and ${connectionFile} is not there` : ""}. To open the course run "npm start".`,
    );
  }
  const { start } = await import(pathToFileURL(kernel).href);
  await start(connectionFile);
}

open().catch((error) => {
  console.error(error instanceof Error && !process.env.GRADUS_DEBUG ? error.message : error);
  process.exit(1);
});
