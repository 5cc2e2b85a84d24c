/** Waits until something that a notebook depends on changes. */
import { type FSWatcher, watch } from "node:fs";
import { dirname, join } from "node:path";

/** Milliseconds without a further change: editors save in several steps. */
const CALM = 300;

/** Resolves after a change to one of the files, or below `src`. */
export function nextChange(root: string, files: string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const watchers: FSWatcher[] = [];
    let calm: NodeJS.Timeout | undefined;
    const end = () => {
      for (const watcher of watchers) watcher.close();
      clearTimeout(calm);
      resolve();
    };
    const changed = () => {
      clearTimeout(calm);
      calm = setTimeout(end, CALM);
    };
    signal.addEventListener("abort", end, { once: true });
    // An atomic save replaces the file, so its folder is what must be watched.
    for (const folder of new Set(files.map((file) => dirname(file)))) {
      watchers.push(watch(folder, (_, name) => files.includes(join(folder, name ?? "")) && changed()));
    }
    const library = (name: string | null) => !/^(dist|node_modules)\b/.test(name ?? "");
    watchers.push(watch(join(root, "src"), { recursive: true }, (_, name) => library(name) && changed()));
  });
}
