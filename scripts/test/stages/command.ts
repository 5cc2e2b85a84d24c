import { spawn } from "node:child_process";
import type { Context, Tally } from "../stage.js";

/** Runs one of the project's tools with its output on ours, and gives its exit code. */
export function command({ root, env }: Context, args: string[]): Promise<number> {
  const plain = process.stdout.isTTY || env.GITHUB_ACTIONS ? {} : { NO_COLOR: "1" };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...env, ...plain },
      stdio: ["ignore", "inherit", "inherit"],
    });
    const end = () => child.kill("SIGTERM");
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
    child.on("close", (code) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.removeListener(signal, end);
      resolve(code ?? 1);
    });
    child.on("error", () => resolve(1));
  });
}

/** A tool's run as one check. */
export async function check(context: Context, args: string[]): Promise<Tally> {
  const passed = (await command(context, args)) === 0 ? 1 : 0;
  return { passed, failed: 1 - passed, skipped: 0 };
}
