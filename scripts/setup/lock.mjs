import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "./problem.mjs";
import { isAlive } from "./processes.mjs";

/** A lock whose holder has not touched it for this long is nobody's: its process number may be somebody else's by now. */
const abandonedAfter = 60_000;

/**
 * One process at a time: runs `work` while holding `build/<name>.lock`. A lock left by a process that died is taken over.
 * @template T
 * @param {string} root
 * @param {string} name
 * @param {{ wait: number, what: string }} options `wait`: milliseconds to wait for another holder before giving up
 * @param {(lock: { note: (pid: number) => void }) => Promise<T>} work may note a tool it started: the lock holds while that lives, too
 * @returns {Promise<T>}
 */
export async function withLock(root, name, { wait, what }, work) {
  const path = join(root, "build", `${name}.lock`);
  mkdirSync(join(root, "build"), { recursive: true });
  const until = Date.now() + wait;
  for (;;) {
    const holder = take(path);
    if (holder === undefined) break;
    if (Date.now() > until) {
      throw new Problem(
        `${what} is already running here (process ${holder}). Wait until it ends, then run the same command again.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const beat = setInterval(() => touch(path), 5_000);
  beat.unref();
  const leave = () => rmSync(path, { force: true });
  process.once("exit", leave);
  try {
    const pids = [process.pid];
    const note = (/** @type {number} */ pid) => {
      pids.push(pid);
      writeFileSync(path, JSON.stringify(pids));
    };
    return await work({ note });
  } finally {
    clearInterval(beat);
    process.removeListener("exit", leave);
    leave();
  }
}

/**
 * Takes the lock, or says which process has it.
 * @param {string} path
 * @returns {number | undefined}
 */
function take(path) {
  for (;;) {
    try {
      writeFileSync(path, JSON.stringify([process.pid]), { flag: "wx" });
      return undefined;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") {
        rmSync(path, { force: true }); // on a full disk an empty file is left
        throw error;
      }
    }
    const seen = read(path);
    if (seen === undefined) continue; // released meanwhile
    const alive = seen.pids.find(isAlive);
    if (alive !== undefined && Date.now() - seen.touched < abandonedAfter) return alive;
    if (seen.pids.length === 0 && Date.now() - seen.touched < 1_000) return 0; // being written at this moment
    // Nobody's. Moving it aside first lets only one of several waiting processes clear it away.
    const aside = `${path}.${process.pid}`;
    try {
      renameSync(path, aside);
      rmSync(aside, { force: true });
    } catch {
      // another process was faster
    }
  }
}

/**
 * @param {string} path
 * @returns {{ pids: number[], touched: number } | undefined}
 */
function read(path) {
  try {
    const touched = statSync(path).mtimeMs;
    const text = readFileSync(path, "utf8");
    return { pids: text === "" ? [] : JSON.parse(text), touched };
  } catch (error) {
    if (error instanceof SyntaxError) return { pids: [], touched: 0 };
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return undefined;
    throw error;
  }
}

/** @param {string} path */
function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // the folder was deleted under us: the work itself will say so
  }
}
