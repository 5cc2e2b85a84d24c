import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Context, Stage, Tally } from "../stage.js";
import { command } from "./command.js";

/** The tests of every room but the browser's. */
export const unit: Stage = {
  name: "unit tests",
  run: (context) => vitest(context, "unit", ["--exclude", "test/browser/**"]),
};

/** Real JupyterLab in a real browser; skipped, and counted as such, where none is installed. */
export const browser: Stage = {
  name: "browser tests",
  run: (context) => vitest(context, "browser", ["test/browser"]),
};

/** What Vitest's JSON report says at its top. */
interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

async function vitest(context: Context, name: string, args: string[]): Promise<Tally> {
  const file = join(context.root, "build", "test", `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  if (context.env.GITHUB_ACTIONS) reporters.push("--reporter=github-actions");
  const code = await command(context, ["node_modules/vitest/vitest.mjs", "run", ...reporters, ...args]);
  return tally(readReport(file), code);
}

/** A file that cannot be loaded or an error outside any test fails the run without failing a test: that is one failure more. */
function tally(report: VitestReport | undefined, code: number): Tally {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report ?? {};
  const unseen = code !== 0 && numFailedTests === 0 ? 1 : 0;
  return { passed: numPassedTests, failed: numFailedTests + unseen, skipped: numPendingTests + numTodoTests };
}

function readReport(file: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
