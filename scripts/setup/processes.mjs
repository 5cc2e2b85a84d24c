/** The processes of this machine: who is there, and who started whom. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/**
 * Whether a process of this number runs, be it ours or another user's.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/**
 * On Linux, the process that started this one; undefined where it is gone, and on other systems.
 * @param {number} pid
 * @returns {number | undefined}
 */
export function parentOf(pid) {
  try {
    // "pid (name with any characters) state ppid …"
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
}

/**
 * The processes that `pid` started, and those that they started, nearest first. On Windows: none (taskkill does it).
 * @param {number} pid
 * @returns {number[]}
 */
export function descendants(pid) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const [child, parent] of table()) children.set(parent, [...(children.get(parent) ?? []), child]);
  const found = [...(children.get(pid) ?? [])];
  for (const child of found) found.push(...(children.get(child) ?? []));
  return found;
}

/** @returns {[pid: number, parent: number][]} */
function table() {
  if (process.platform === "win32") return [];
  if (process.platform === "linux") {
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return pids.flatMap((pid) => {
      const parent = parentOf(Number(pid));
      return parent === undefined ? [] : [/** @type {[number, number]} */ ([Number(pid), parent])];
    });
  }
  try {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
    return lines.map((line) => /** @type {[number, number]} */ (line.trim().split(/\s+/).map(Number)));
  } catch {
    return []; // a system without ps
  }
}
