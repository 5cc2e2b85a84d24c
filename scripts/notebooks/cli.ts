/** The runner's command line. */
import { basename, relative, resolve } from "node:path";
import { buildLibrary } from "../setup/build.mjs";
import { Problem } from "../setup/problem.mjs";
import { projectRoot } from "../setup/root.mjs";
import { endSignals, exitCodeOf } from "../setup/signals.mjs";
import { annotations } from "./report/github.js";
import { writeJunit } from "./report/junit.js";
import type { Report } from "./report/report.js";
import { type Screen, standardOutput, TerminalReporter } from "./report/terminal.js";
import { selectNotebooks } from "./select.js";
import { type CommandLine, parseCommandLine, usage } from "./usage.js";
import { verify } from "./verify.js";
import { nextChange } from "./watch.js";

// npm runs scripts in the project's folder; a relative path means the folder where the user stood.
const cwd = process.env.INIT_CWD ?? process.cwd();

/** Runs the command and gives its exit code. */
export async function main(args: string[]): Promise<number> {
  const stop = new AbortController();
  for (const signal of endSignals) process.once(signal, () => stop.abort(signal));
  const screen = standardOutput();
  try {
    const options = parseCommandLine(args);
    if (options.help) {
      screen.write(usage);
      return 0;
    }
    if (options.create !== undefined) return await begin(options.create, options.names, screen);
    if (options.check) return await check(options.names, screen);
    if (!options.watch) return (await once(options, screen, stop.signal)).exitCode;
    return await again(options, screen, stop.signal);
  } catch (error) {
    if (stop.signal.aborted) {
      process.stderr.write("\nStopped. Every notebook is whole; the server and its kernels are gone.\n");
      return exitCodeOf(stop.signal.reason);
    }
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`${screen.style.yellow("!")} ${error.message}\n`);
    return 2;
  }
}

/** `--check`: the rules and the reading times, without a kernel. */
async function check(names: string[], screen: Screen): Promise<number> {
  const root = projectRoot();
  const { checkExitCode, checkLectures } = await import("./check/check.js");
  const { declarations } = await import("./check/declared.js");
  const { checkReport } = await import("./check/report.js");
  const checked = checkLectures(selectNotebooks(root, names, cwd), await declarations(root));
  screen.write(checkReport(checked, screen.style));
  return checkExitCode(checked);
}

/** `--new`: the skeleton of a lecture, and what else a lecture needs. */
async function begin(number: string, words: string[], screen: Screen): Promise<number> {
  const root = projectRoot();
  const { writeSkeleton } = await import("./check/skeleton.js");
  const { writeCourse } = await import("./check/skeleton-course.js");
  const path = relative(root, writeSkeleton(root, number, words));
  const title = words.join(" ").trim() || "a new lecture";
  const written = [path, ...writeCourse(root, Number(number), title, basename(path))];
  screen.write(
    `${written.map((one) => `${screen.style.green("✓")} ${one}\n`).join("")}` +
      `\`npm run notebooks -- ${number} --update\` runs it, \`npm run notebooks -- --check ${number}\` says what it still lacks.\n`,
  );
  return 0;
}

async function once(options: CommandLine, screen: Screen, signal: AbortSignal): Promise<Report> {
  const reporter = new TerminalReporter(screen, options.update);
  try {
    const report = await verify({ ...options, cwd, signal, onProgress: (progress) => reporter.onProgress(progress) });
    reporter.summary(report);
    if (options.junit) writeJunit(resolve(cwd, options.junit), report);
    if (process.env.GITHUB_ACTIONS === "true")
      screen.write(
        annotations(report)
          .map((line) => `${line}\n`)
          .join(""),
      );
    return report;
  } finally {
    reporter.close();
  }
}

/** `--watch`: again after each change, until it is stopped. */
async function again(options: CommandLine, screen: Screen, signal: AbortSignal): Promise<never> {
  const root = projectRoot();
  for (;;) {
    await once(options, screen, signal);
    const files = selectNotebooks(root, options.names, cwd).flatMap(({ path }) => path ?? []);
    screen.write(screen.style.dim("\nWatching the notebooks and src. Ctrl-C ends it.\n"));
    await nextChange(root, files, signal);
    signal.throwIfAborted();
    await buildLibrary().catch((error: Error) => screen.write(`${screen.style.red("✗")} ${error.message}\n`));
  }
}
