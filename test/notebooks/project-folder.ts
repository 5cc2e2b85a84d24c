/** A folder inside the project for notebooks of a test, and what a runner may not leave behind. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/setup/root.mjs";

export const root = projectRoot();

export class ProjectFolder {
  readonly path: string;

  constructor(name: string) {
    mkdirSync(join(root, "build", "test-notebooks"), { recursive: true });
    this.path = mkdtempSync(join(root, "build", "test-notebooks", `${name}-`));
  }

  /** Writes a file and gives its path. */
  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    writeFileSync(path, content);
    return path;
  }

  files(): string[] {
    return readdirSync(this.path).sort();
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The command lines of servers, supervisors and kernels of the runner with this process number; Linux alone shows them. */
export function processesOf(runner: number): string[] {
  if (process.platform !== "linux") return [];
  const folder = `${root}/build/run/${runner}-`;
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(commandLine).filter((line) => line.includes(folder));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return ""; // ended meanwhile
  }
}

/** Waits until `done` holds; false when it does not within the time. */
export async function within(seconds: number, done: () => boolean): Promise<boolean> {
  const end = Date.now() + seconds * 1000;
  while (!done() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  return done();
}
