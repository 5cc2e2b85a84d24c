/**
 * Starts a command and ends it, with everything it started, when the one who asked for it is gone: its standard input
 * is a pipe from the runner, and a pipe ends when its owner does, whatever killed it. Jupyter puts each kernel in a
 * session of its own, so that no signal to a process group reaches them: they are found by their parents.
 *
 * Run as: node supervisor.mjs FOLDER COMMAND [ARGUMENT…]; the folder is the command's scratch space, removed at the end.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { descendants } from "../../setup/processes.mjs";

const [folder = "", command = "", ...args] = process.argv.slice(2);
/** @type {number[]} */
let family = [];
let ending = false;
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], windowsHide: true });

child.on("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  leave(127);
});
child.on("exit", (code, signal) => {
  family.forEach(kill);
  leave(signal ? 128 : (code ?? 1));
});

// A terminal's Ctrl-C goes to everybody; the runner decides what follows from it.
for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => {});
process.on("SIGTERM", end);
process.stdin.on("end", end).on("error", end).resume();

function end() {
  if (ending) return;
  ending = true;
  family = others();
  child.kill("SIGTERM");
  // Two seconds for the server to end its kernels in order, then nobody is asked any more.
  setTimeout(() => {
    family = [...new Set([...family, ...others()])];
    child.kill("SIGKILL");
  }, 2000);
}

/** @param {number} code */
function leave(code) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
}

/** @param {number} pid */
function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone already, which is what was wanted.
  }
}

/** Every process below this one but the command itself. */
function others() {
  return descendants(process.pid).filter((pid) => pid !== child.pid);
}
