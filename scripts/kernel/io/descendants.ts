import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** The processes that `pid` started, and those that they started, nearest first. On Windows: none (taskkill does it). */
export function descendants(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const [child, parent] of processes()) children.set(parent, [...(children.get(parent) ?? []), child]);
  const found = [...(children.get(pid) ?? [])];
  for (const child of found) found.push(...(children.get(child) ?? []));
  return found;
}

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

function processes(): [pid: number, parent: number][] {
  if (process.platform === "linux") return fromProc();
  if (process.platform === "win32") return [];
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  return table.split("\n").map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
}

function fromProc(): [pid: number, parent: number][] {
  return readdirSync("/proc").flatMap((name): [number, number][] => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      return [[Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1])]];
    } catch {
      return []; // it ended meanwhile
    }
  });
}
