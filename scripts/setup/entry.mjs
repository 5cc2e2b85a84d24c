import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildLibrary, buildScripts, Problem, projectRoot, report, setUp } from "./index.mjs";
import { healKernel } from "./kernelspec.mjs";

/**
 * What every command's main.mjs does once Node is known to be new enough: sets up what is missing, then runs the command
 * compiled from scripts/<command>/index.ts, whose `main` gets the arguments and gives the exit code.
 * @param {string} command the folder's name
 * @param {{ problemCode?: number, development?: boolean }} [options] the exit code for what the user can mend; whether the
 *   command needs the packages of developers
 * @returns {Promise<boolean>} whether the command ran to its end
 */
export async function open(command, { problemCode = 1, development = false } = {}) {
  try {
    await setUp({ development });
    await runBuilt(command, "index.js");
    return true;
  } catch (error) {
    report(error);
    process.exitCode = error instanceof Problem ? problemCode : 1;
    return false;
  }
}

/**
 * The entry of a command that works with what is set up: builds what changed, then runs scripts/<command>/cli.ts. Whatever
 * keeps it from running is exit code 2.
 * @param {string} command the folder's name
 */
export async function openBuilt(command) {
  try {
    if (!existsSync(join(projectRoot(), "node_modules", "typescript"))) {
      throw new Problem("The npm packages are not installed: run `npm start` or `npm test` once, both install them.");
    }
    await buildLibrary();
    await buildScripts();
    healKernel(projectRoot());
    await runBuilt(command, "cli.js");
  } catch (error) {
    report(error);
    process.exitCode = 2;
  }
  process.exit();
}

/**
 * @param {string} command
 * @param {string} module the compiled module in the command's folder whose `main` gets the arguments and gives the exit code
 */
async function runBuilt(command, module) {
  const { main } = await import(pathToFileURL(join(projectRoot(), "build", "scripts", command, module)).href);
  process.exitCode = await main(process.argv.slice(2));
}
