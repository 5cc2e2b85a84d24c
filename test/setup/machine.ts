import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A PATH with nothing but these programs on it: a user's machine as set-up may find it. Each is a shell script. */
export function pathWith(programs: Record<string, string>): { PATH: string } {
  const bin = mkdtempSync(join(tmpdir(), "gradus-machine-"));
  onTestFinished(() => rmSync(bin, { recursive: true, force: true }));
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return { PATH: bin };
}

/** A Python that answers set-up's question so. */
export const python = (version: number[], venv = true) => `echo '${JSON.stringify({ version, venv })}'`;

/** A machine without Python: what comes before Python in a set-up happens, what comes after does not. */
export const withoutPython = () => pathWith({});
