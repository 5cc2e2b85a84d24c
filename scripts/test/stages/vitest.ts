import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Context, Stage, Tally } from "../stage.js";
import { command } from "./command.js";

/** The tests of every room but the browser's and those with a limit of time, in any order. vitest.config.ts says which is which. */
export const unit: Stage = {
  name: "unit tests",
  run: (context) => vitest(context, "unit", ["--project=library", "--project=processes"]),
};

/** The tests with a limit of time, one file after the other. */
export const timing: Stage = {
  name: "timed tests",
  run: (context) => vitest(context, "timed", ["--project=timed", "--maxWorkers=1", "--no-file-parallelism"]),
};

/** Real JupyterLab in a real browser; skipped, and counted as such, where none is installed. */
export const browser: Stage = {
  name: "browser tests",
  run: (context) => vitest(context, "browser", ["--project=browser"]),
};

/** What Vitest's JSON report says, as far as we ask. */
export interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
}

async function vitest(context: Context, name: string, args: string[]): Promise<Tally> {
  const file = join(context.root, "build", "test", `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  if (context.env.GITHUB_ACTIONS) reporters.push("--reporter=github-actions");
  const code = await command(context, ["node_modules/vitest/vitest.mjs", "run", ...reporters, ...args]);
  return tally(context.root, readReport(file), code);
}

/** A file that cannot be loaded or an error outside any test fails the run without failing a test: that is one failure more. */
export function tally(root: string, report: VitestReport | undefined, code: number): Tally {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report ?? {};
  const unseen = code !== 0 && numFailedTests === 0 ? 1 : 0;
  return {
    passed: numPassedTests,
    failed: numFailedTests + unseen,
    skipped: numPendingTests + numTodoTests,
    failures: [...failedTests(root, report), ...(unseen ? ["an error outside any test: see above"] : [])],
  };
}

/** "test/nn/modes.test.ts: freezing touches parameters only" */
function failedTests(root: string, report: VitestReport | undefined): string[] {
  return (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName }) => `${relative(root, name).split(sep).join("/")}: ${fullName}`),
  );
}

function readReport(file: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
