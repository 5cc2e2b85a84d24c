import { parentOf } from "./processes.mjs";

/**
 * Calls back once when the npm that started this command is gone, killed without a word to us.
 * Where npm's shell stands between, Linux alone tells: there the shell's own parent is watched, too.
 * A command that was not started by npm is its own master.
 * @param {() => void} callback
 */
export function whenStarterIsGone(callback) {
  if (!process.env.npm_lifecycle_event) return;
  const lineage = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const at = lineage();
  const watch = setInterval(() => {
    if (lineage() === at) return;
    clearInterval(watch);
    callback();
  }, 500);
  watch.unref();
}
