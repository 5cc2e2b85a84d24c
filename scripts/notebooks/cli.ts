/** The runner's command line. */
import { Unrunnable } from "./errors.js";
import { verify } from "./index.js";
import { styleFor } from "./report/style.js";
import { TerminalReporter } from "./report/terminal.js";
import { parseCommandLine, usage } from "./usage.js";

/** Runs the command and gives its exit code. */
export async function main(args: string[]): Promise<number> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort(signal));
  const terminal = process.stdout.isTTY === true && process.env.TERM !== "dumb" && !process.env.CI;
  const style = styleFor(process.stdout.isTTY === true);
  try {
    const { help, ...options } = parseCommandLine(args);
    if (help) {
      process.stdout.write(usage);
      return 0;
    }
    const screen = { write: (text: string) => void process.stdout.write(text), live: terminal, style };
    const reporter = new TerminalReporter(screen, options.update);
    // npm runs scripts in the project's folder; a relative path means the folder where the user stood.
    const cwd = process.env.INIT_CWD ?? process.cwd();
    try {
      const report = await verify({
        ...options,
        cwd,
        signal: stop.signal,
        onProgress: (progress) => reporter.onProgress(progress),
      });
      reporter.summary(report);
      return report.exitCode;
    } finally {
      reporter.close();
    }
  } catch (error) {
    if (stop.signal.aborted) {
      process.stderr.write("\nStopped: every notebook is whole, the server and its kernels are gone.\n");
      return { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[stop.signal.reason as string] ?? 130;
    }
    if (!(error instanceof Unrunnable)) throw error;
    process.stderr.write(`${style.yellow("!")} ${error.message}\n`);
    return 2;
  }
}
