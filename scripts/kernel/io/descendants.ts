import { descendants } from "../../setup/processes.mjs";

/** Sends a signal to all that `pid` started, not to `pid` itself. */
export function signalDescendants(pid: number, signal: NodeJS.Signals): void {
  for (const child of descendants(pid)) {
    try {
      process.kill(child, signal);
    } catch {
      // it ended meanwhile
    }
  }
}
