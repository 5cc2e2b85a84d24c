/** Makes pages again whenever their notebooks are saved. */
import { type FSWatcher, readFileSync, watch } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Selected } from "../../notebooks/index.js";
import { Problem } from "../../setup/problem.mjs";
import { BadInput } from "../problems.js";
import { LivePages } from "./live.js";
import { serve } from "./server.js";

/** Milliseconds without a further change: JupyterLab saves in several steps. */
const calm = 200;

export interface WatchOptions {
  /** The folder with the pages. */
  out: string;
  /** Writes the page of one notebook, and what goes with it. Throws {@link BadInput} or {@link Problem} where it cannot. */
  make(notebook: Selected): Promise<void>;
  /** Told once, when everything stands. */
  onReady(address: string): void;
  /** Told what keeps a page from being made anew. */
  onProblem(message: string): void;
  signal: AbortSignal;
}

/** Makes all pages, serves them on this machine, and makes each again after its notebook was saved, until `signal`. */
export async function watchNotebooks(notebooks: Selected[], options: WatchOptions): Promise<void> {
  const missing = notebooks.find(({ path }) => path === undefined);
  if (missing) throw new Problem(`${missing.name} ${missing.problem}`);
  const pages = new LivePages();
  const seen = new Map<string, string>();
  let working = Promise.resolve();
  const make = (notebook: Selected) => {
    working = working.then(() => makeOne(notebook, pages, seen, options));
    return working;
  };
  for (const notebook of notebooks) await make(notebook);
  const server = await serve(options.out, pages);
  const watchers = watchFiles(notebooks, make);
  options.onReady(server.address);
  if (!options.signal.aborted) {
    await new Promise((resolve) => options.signal.addEventListener("abort", resolve, { once: true }));
  }
  for (const watcher of watchers) watcher.close();
  await server.stop();
  await working;
}

/** Makes the page, unless the file is as it was; the last good one stays where that fails. */
async function makeOne(
  notebook: Selected,
  pages: LivePages,
  seen: Map<string, string>,
  { make, onProblem, signal }: WatchOptions,
): Promise<void> {
  const text = textOf(notebook.path ?? "");
  if (signal.aborted || seen.get(notebook.name) === text) return;
  seen.set(notebook.name, text);
  const page = basename(notebook.path ?? "", ".ipynb");
  try {
    await make(notebook);
    pages.made(page);
  } catch (error) {
    if (!(error instanceof BadInput || error instanceof Problem)) throw error;
    pages.failed(page, error.message);
    onProblem(error.message);
  }
}

/** An atomic save replaces the file, so its folder is what must be watched. */
function watchFiles(notebooks: Selected[], changed: (notebook: Selected) => void): FSWatcher[] {
  const timers = new Map<Selected, NodeJS.Timeout>();
  return [...new Set(notebooks.map(({ path = "" }) => dirname(path)))].map((folder) =>
    watch(folder, (_, name) => {
      const notebook = notebooks.find(({ path }) => path === join(folder, name ?? ""));
      if (!notebook) return;
      clearTimeout(timers.get(notebook));
      timers.set(
        notebook,
        setTimeout(() => changed(notebook), calm),
      );
    }),
  );
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
