/** The command line of `npm run slides`. */
import { join, relative, resolve } from "node:path";
import { Unrunnable } from "../notebooks/errors.js";
import { verify } from "../notebooks/index.js";
import { standardOutput, TerminalReporter } from "../notebooks/report/terminal.js";
import { selectNotebooks } from "../notebooks/select.js";
import { projectRoot } from "../setup/root.mjs";
import { exportDecks } from "./export.js";
import { BadInput } from "./problems.js";
import { parseCommandLine, usage } from "./usage.js";

// npm runs scripts in the project's folder; a relative path means the folder where the user stood.
const cwd = process.env.INIT_CWD ?? process.cwd();

/** Runs the command and gives its exit code. */
export async function main(args: string[]): Promise<number> {
  const screen = standardOutput();
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort(signal));
  try {
    const options = parseCommandLine(args);
    if (options.help) {
      screen.write(usage);
      return 0;
    }
    const root = projectRoot();
    const selection = selectNotebooks(root, options.names, cwd);
    const out = options.out ? resolve(cwd, options.out) : join(root, "build", "slides", options.audience);
    const verdict = options.trustStored ? 0 : await confirm(options.names, stop.signal);
    if (verdict !== 0) return verdict;
    for (const { path, slides, bytes } of await exportDecks(selection, { ...options, out })) {
      const size = `${(bytes / 1e6).toFixed(1)} MB`;
      screen.write(`${screen.style.green("✓")} ${relative(cwd, path) || path}  ${slides} slides, ${size}\n`);
    }
    return 0;
  } catch (error) {
    if (stop.signal.aborted) {
      process.stderr.write("\nStopped. Nothing was written.\n");
      return 130;
    }
    if (error instanceof BadInput) {
      process.stderr.write(`${error.message}\n\nNothing was written.\n`);
      return 1;
    }
    if (!(error instanceof Unrunnable)) throw error;
    process.stderr.write(`${screen.style.yellow("!")} ${error.message}\n`);
    return 2;
  }
}

/** Runs the notebooks: 0 if they still give what they store, otherwise the runner's exit code, after its report. */
async function confirm(names: string[], signal: AbortSignal): Promise<number> {
  const screen = standardOutput();
  const reporter = new TerminalReporter(screen, false);
  try {
    const report = await verify({ names, cwd, signal, onProgress: (progress) => reporter.onProgress(progress) });
    if (report.exitCode === 0) return 0;
    reporter.summary(report);
    const remedy = "npm run notebooks -- --update stores what they give now; --trust-stored takes what is stored";
    process.stderr.write(`Nothing was written: the stored outputs are not confirmed.\n    → ${remedy}\n`);
    return report.exitCode;
  } finally {
    reporter.close();
  }
}
