/** Writing a notebook so that at every moment its file holds the whole old text or the whole new one. */
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { Problem } from "../../setup/problem.mjs";
import { isAlive } from "../../setup/processes.mjs";

/**
 * Replaces the file's text. Throws {@link Problem}, with nothing changed, when it cannot be written or no longer
 * holds `old`: somebody saved it while the notebook ran.
 */
export function replaceFile(root: string, path: string, old: string, text: string): void {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    if (readFileSync(path, "utf8") !== old) {
      throw new Problem("was changed by somebody else while it ran: nothing stored, run it again");
    }
    const mode = statSync(path).mode & 0o777;
    const folder = join(root, "build", "tmp");
    mkdirSync(folder, { recursive: true });
    clearLeftovers(folder);
    try {
      writeAndRename(join(folder, `${process.pid}-${basename(path)}`), path, text, mode);
    } catch (error) {
      // A rename cannot leave its file system; then the temporary file must stand beside the notebook.
      if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
      writeAndRename(join(dirname(path), `.${basename(path)}.${process.pid}.tmp`), path, text, mode);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(`cannot be stored: ${reason(error as NodeJS.ErrnoException)}; nothing changed`);
  }
}

/** Half-written texts of runners that were killed; a live one's is left alone. */
function clearLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = /^(\d+)-.*\.ipynb$/.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function writeAndRename(temporary: string, path: string, text: string, mode: number): void {
  try {
    const file = openSync(temporary, "w", mode);
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function reason({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOSPC" || code === "EDQUOT") return "the disk is full";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return "no permission to write there";
  return message;
}
