/** The command line of `npm run slides`. */
import { join, relative, resolve } from "node:path";
import { findBrowser } from "../browser/installed.js";
import {
  type Screen,
  type Selected,
  selectNotebooks,
  standardOutput,
  TerminalReporter,
  verify,
} from "../notebooks/index.js";
import { Problem } from "../setup/problem.mjs";
import { projectRoot } from "../setup/root.mjs";
import { endSignals, exitCodeOf } from "../setup/signals.mjs";
import { whenStarterIsGone } from "../setup/starter.mjs";
import { exportCopies, exportDecks, type Written } from "./export.js";
import { writeList } from "./folder/list.js";
import { BadInput } from "./problems.js";
import { type CommandLine, parseCommandLine, usage } from "./usage.js";

// npm runs scripts in the project's folder; a relative path means the folder where the user stood.
const cwd = process.env.INIT_CWD ?? process.cwd();

/** Runs the command and gives its exit code. */
export async function main(args: string[]): Promise<number> {
  const screen = standardOutput();
  const stop = new AbortController();
  const told = { pages: 0 };
  for (const signal of endSignals) process.on(signal, () => stop.abort(signal));
  try {
    const options = parseCommandLine(args);
    if (!options.help) return await makePages(options, screen, stop, told);
    screen.write(usage);
    return 0;
  } catch (error) {
    if (stop.signal.aborted) {
      process.stderr.write(`\nStopped. ${told.pages ? "Only what is listed above" : "Nothing"} was written.\n`);
      return exitCodeOf(stop.signal.reason ?? "SIGTERM");
    }
    if (error instanceof BadInput) {
      process.stderr.write(`${error.message}\n\nNothing was written.\n`);
      return 1;
    }
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`${screen.style.yellow("!")} ${error.message}\n`);
    return 2;
  }
}

async function makePages(
  options: CommandLine,
  screen: Screen,
  stop: AbortController,
  told: { pages: number },
): Promise<number> {
  const root = projectRoot();
  const selection = selectNotebooks(root, options.names, cwd);
  const out = options.out ? resolve(cwd, options.out) : join(root, "build", ...usualFolder(options));
  const tell = (path: string, parts: string, bytes: number) => {
    told.pages += 1;
    const size = `${(bytes / 1e6).toFixed(1)} MB`;
    screen.write(`${screen.style.green("✓")} ${relative(cwd, path) || path}  ${parts}, ${size}\n`);
  };
  const write = async (notebooks: Selected[]): Promise<Written[]> => {
    if (options.read) {
      const copies = await exportCopies(notebooks, { ...options, out });
      for (const { path, bytes } of copies) tell(path, "to read", bytes);
      return [];
    }
    const decks = await exportDecks(notebooks, { ...options, out });
    for (const { path, slides, bytes } of decks) tell(path, `${slides} slides`, bytes);
    return decks;
  };

  if (options.pdf) findBrowser();
  if (options.watch) {
    await watch(selection, out, write, screen, stop);
    return 0;
  }
  const verdict = options.trustStored ? 0 : await confirm(options.names, stop.signal);
  if (verdict !== 0) return verdict;
  const decks = await write(selection);
  await writeList(out);
  if (options.pdf) {
    const { printDecks } = await import("./pdf/print.js");
    await printDecks(decks, stop.signal, ({ path, pages, bytes }) => tell(path, `${pages} pages`, bytes));
    await writeList(out);
  }
  return 0;
}

/** Writes a notebook's page again at each save, until Ctrl-C, or until the npm that called us is gone. */
async function watch(
  selection: Selected[],
  out: string,
  write: (notebooks: Selected[]) => Promise<unknown>,
  screen: Screen,
  stop: AbortController,
): Promise<void> {
  const { watchNotebooks } = await import("./watch/watch.js");
  whenStarterIsGone(() => stop.abort());
  await watchNotebooks(selection, {
    out,
    signal: stop.signal,
    make: async (notebook) => {
      await write([notebook]);
      await writeList(out);
    },
    onReady: (address) => screen.write(`${address}  (Ctrl-C ends it)\n`),
    onProblem: (message) => process.stderr.write(`${message}\n`),
  });
}

/** Where pages go below build/. */
function usualFolder({ read, audience }: CommandLine): string[] {
  if (!read) return ["slides", audience];
  return audience === "engineer" ? ["read"] : ["read", audience];
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
