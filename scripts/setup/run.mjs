import { spawn } from "node:child_process";
import { endSignals, exitCodeOf } from "./signals.mjs";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** A tool may have started others, as TypeScript's command starts its compiler: they end with it, being one group. */
const grouped = process.platform !== "win32";

/** @param {import("node:child_process").ChildProcess} tool */
function end(tool) {
  try {
    if (grouped && tool.pid !== undefined) process.kill(-tool.pid, "SIGTERM");
    else tool.kill();
  } catch {
    // it ended by itself
  }
}

/** Once this process was told to end, no tool is started any more, and those that end are not answered for. */
let ending = false;

/**
 * Runs a tool to its end, collecting what it prints. Never rejects: a tool that cannot be started has code 127.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, started?: (pid: number) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    if (ending) return;
    const { started, ...rest } = options;
    const child = spawn(command, args, {
      ...rest,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      detached: grouped,
    });
    running.add(child);
    if (child.pid !== undefined) started?.(child.pid);
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", (error) => {
      running.delete(child);
      resolve({ code: 127, output: `${output}${error.message}` });
    });
    child.on("close", (code) => {
      running.delete(child);
      if (!ending) resolve({ code: code ?? 130, output });
    });
  });
}

/**
 * From now until the returned function is called, a signal that asks this process to end ends the tools it started first.
 * @returns {() => void}
 */
export function endToolsOnSignals() {
  const handlers = endSignals.map((signal) => {
    const handler = () => {
      ending = true;
      const leave = () => process.exit(exitCodeOf(signal));
      if (running.size === 0) leave();
      for (const child of running) child.once("close", () => setImmediate(() => running.size === 0 && leave()));
      for (const child of running) end(child);
      setTimeout(leave, 3_000);
    };
    process.on(signal, handler);
    return () => process.removeListener(signal, handler);
  });
  return () => {
    for (const remove of handlers) remove();
  };
}
