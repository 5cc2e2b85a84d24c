import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import type { Context, Tally } from "../stage.js";

/** How long a tool that was told to end may take before it is killed, in milliseconds. */
const grace = 1_500;

/**
 * Runs one of the project's tools with its output on ours, and gives its exit code. It is the head of a process group:
 * when we are told to end, so is everything it started, and what does not listen is killed.
 */
export function command({ root, env }: Context, args: string[]): Promise<number> {
  const plain = process.stdout.isTTY || env.GITHUB_ACTIONS ? {} : { NO_COLOR: "1" };
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...env, ...plain },
    stdio: ["ignore", "inherit", "inherit"],
    detached: process.platform !== "win32",
  });
  return new Promise((resolve) => {
    let killer: NodeJS.Timeout | undefined;
    const end = () => {
      signalGroup(child, "SIGTERM");
      killer ??= setTimeout(() => signalGroup(child, "SIGKILL"), grace);
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
    const done = (code: number | null) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.removeListener(signal, end);
      clearTimeout(killer);
      if (killer) signalGroup(child, "SIGKILL"); // what it leaves behind
      resolve(code ?? 1);
    };
    child.on("exit", done);
    child.on("error", () => done(1));
  });
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/PID", String(pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // the group is gone
  }
}

/** A tool's run as one check. */
export async function check(context: Context, what: string, args: string[]): Promise<Tally> {
  const passed = (await command(context, args)) === 0 ? 1 : 0;
  return { passed, failed: 1 - passed, skipped: 0, failures: passed ? [] : [what] };
}
