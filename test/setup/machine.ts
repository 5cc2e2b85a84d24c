import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A PATH with nothing but these programs on it: a user's machine as set-up may find it. Each is a shell script. */
export function pathWith(project: string, programs: Record<string, string>): { PATH: string } {
  const bin = join(project, "build", "machine");
  rmSync(bin, { recursive: true, force: true });
  mkdirSync(bin, { recursive: true });
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return { PATH: bin };
}

/** A Python that answers set-up's question so. */
export const python = (version: number[], venv = true) => `echo '${JSON.stringify({ version, venv })}'`;

/** A machine without Python: what comes before Python in a set-up happens, what comes after does not. */
export const withoutPython = (project: string) => pathWith(project, {});
