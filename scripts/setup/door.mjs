import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Problem, projectRoot, report, setUp } from "./index.mjs";

/**
 * What every command's main.mjs does once Node is known to be new enough: sets up what is missing, then runs the command
 * compiled from scripts/<command>/index.ts, whose `main` gets the arguments and gives the exit code.
 * @param {string} command the folder's name
 * @param {{ problemCode?: number }} [options] the exit code for what the user can mend
 * @returns {Promise<boolean>} whether the command ran to its end
 */
export async function open(command, { problemCode = 1 } = {}) {
  try {
    await setUp();
    const module = join(projectRoot(), "build", "scripts", command, "index.js");
    const { main } = await import(pathToFileURL(module).href);
    process.exitCode = await main(process.argv.slice(2));
    return true;
  } catch (error) {
    report(error);
    process.exitCode = error instanceof Problem || /** @type {any} */ (error)?.name === "Problem" ? problemCode : 1;
    return false;
  }
}
