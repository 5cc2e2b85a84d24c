import { execFileSync } from "node:child_process";
import { isAlive } from "../../setup/processes.mjs";
import { signalDescendants } from "./descendants.js";

/** Ends this process and everything it started, whatever the main thread is doing. The sockets must be closed. */
export function end(): never {
  if (process.platform === "win32") {
    try {
      execFileSync("taskkill", ["/T", "/F", "/PID", String(process.pid)], { stdio: "ignore" });
    } catch {
      // falls through to our own end
    }
  }
  signalDescendants(process.pid, "SIGKILL");
  process.kill(process.pid, "SIGKILL");
  throw new Error("unreachable");
}

/**
 * Calls back once when the process that started the kernel is gone: the one Jupyter names in JPY_PARENT_PID, otherwise
 * the parent.
 */
export function whenParentEnds(callback: () => void): void {
  const named = process.platform === "win32" ? 0 : Number(process.env.JPY_PARENT_PID) || 0;
  const parent = process.ppid;
  const timer = setInterval(() => {
    const gone = named && named !== parent ? !isAlive(named) : process.ppid !== parent || !isAlive(parent);
    if (!gone) return;
    clearInterval(timer);
    callback();
  }, 1000);
}
