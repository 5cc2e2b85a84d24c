import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { Problem } from "../setup/index.mjs";

/** The course's files below notebooks/, each as a path relative to it; JupyterLab's checkpoints are none. */
function originals(root: string): string[] {
  const folder = join(root, "notebooks");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !name.split(/[/\\]/).some((part) => part.startsWith(".")));
}

/** Copies into my/ what is not there yet. What is there is the learner's and stays as it is. */
export function copyMissing(root: string): string[] {
  const missing = originals(root).filter((name) => !existsSync(join(root, "my", name)));
  for (const name of missing) copy(root, name);
  mkdirSync(join(root, "my"), { recursive: true });
  return missing;
}

/**
 * Replaces the learner's copy of the notebook a number or a part of a name means, keeping the old one in my/backup.
 * Returns both paths, relative to the root.
 */
export function reset(root: string, wanted: string): { copy: string; backup?: string } {
  const notebooks = originals(root).filter((name) => name.endsWith(".ipynb"));
  const digits = /^\d+$/.test(wanted) ? `${wanted.padStart(2, "0")}-` : undefined;
  const matching = notebooks.filter((name) => (digits ? name.startsWith(digits) : name.includes(wanted)));
  const [name] = matching;
  if (name === undefined || matching.length > 1) {
    const found = name === undefined ? "no notebook" : matching.join(" and ");
    throw new Problem(`--reset ${wanted} means ${found}. The notebooks are ${notebooks.join(", ")}.`);
  }
  const result: { copy: string; backup?: string } = { copy: join("my", name) };
  if (existsSync(join(root, result.copy))) {
    const time = new Date().toISOString().slice(0, 19).replace(/[T:]/g, "-");
    result.backup = join("my", "backup", name.replace(/\.ipynb$/, `.${time}.ipynb`));
    mkdirSync(dirname(join(root, result.backup)), { recursive: true });
    copyFileSync(join(root, result.copy), join(root, result.backup));
  }
  copy(root, name);
  return result;
}

/** Through a temporary name, so that an interrupted copy is not taken for the learner's. */
function copy(root: string, name: string): void {
  const target = join(root, "my", name);
  mkdirSync(dirname(target), { recursive: true });
  const half = `${target}.${process.pid}.tmp`;
  copyFileSync(join(root, "notebooks", name), half);
  renameSync(half, target);
}
