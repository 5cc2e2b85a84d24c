import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Problem } from "../setup/index.mjs";
import { learnersCopy } from "./learners-copy.js";
import { folderOf, type Path } from "./paths.js";

/** The course's files below notebooks/, each as a path relative to it; JupyterLab's checkpoints are none. */
export function originals(root: string): string[] {
  const folder = join(root, "notebooks");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !name.split(/[/\\]/).some((part) => part.startsWith(".")))
    .sort();
}

/** Copies into the path's folder what is not there yet. What is there is the learner's and stays as it is. */
export function copyMissing(root: string, path: Path): string[] {
  const missing = originals(root).filter((name) => !existsSync(join(root, folderOf(path), name)));
  mkdirSync(join(root, folderOf(path)), { recursive: true });
  return missing.map((name) => copy(root, name, path));
}

/** The notebook that a number or a part of a name means; a Problem where that is none or several. */
export function notebookNamed(root: string, wanted: string): string {
  const notebooks = originals(root).filter((name) => name.endsWith(".ipynb"));
  const digits = /^\d+$/.test(wanted) ? `${wanted.padStart(2, "0")}-` : undefined;
  const matching = notebooks.filter((name) => (digits ? name.startsWith(digits) : name.includes(wanted)));
  const [name] = matching;
  if (name !== undefined && matching.length === 1) return name;
  const found = name === undefined ? "no notebook" : matching.join(" and ");
  throw new Problem(`--reset ${wanted} matches ${found}. The notebooks are ${notebooks.join(", ")}.`);
}

/** Replaces the learner's copy of a notebook. The old copy is kept in my/backup. Returns both, relative to the root. */
export function reset(root: string, wanted: string, path: Path): { copy: string; backup?: string } {
  const name = notebookNamed(root, wanted);
  const old = join(folderOf(path), name);
  const kept = existsSync(join(root, old)) ? { backup: backUp(root, old) } : {};
  return { copy: copy(root, name, path), ...kept };
}

/** Moves a file of the learner's into my/backup, with the time in its name, and says where it is. */
export function backUp(root: string, name: string): string {
  const time = new Date().toISOString().slice(0, 19).replace(/[T:]/g, "-");
  const below = name.slice("my".length + 1);
  const backup = join("my", "backup", below.replace(/(\.\w+)$/, `.${time}$1`));
  mkdirSync(dirname(join(root, backup)), { recursive: true });
  renameSync(join(root, name), join(root, backup));
  return backup;
}

/** Through a temporary name, so that an interrupted copy is not taken for the learner's. */
function copy(root: string, name: string, path: Path): string {
  const target = join(folderOf(path), name);
  const half = join(root, `${target}.${process.pid}.tmp`);
  mkdirSync(dirname(half), { recursive: true });
  const original = readFileSync(join(root, "notebooks", name));
  writeFileSync(half, name.endsWith(".ipynb") ? learnersCopy(original.toString("utf8"), path) : original);
  renameSync(half, join(root, target));
  return target;
}
