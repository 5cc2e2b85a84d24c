/** Files that are there whole or not at all. */
import { mkdirSync } from "node:fs";
import { Problem } from "../../setup/problem.mjs";
import { writeWhole } from "../../setup/write-whole.mjs";

/** Makes a folder, and those around it. Throws {@link Problem} where it cannot. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Problem(`${folder} cannot be made into a folder: ${reason(error)}. Give another with --out.`);
  }
}

/** Writes a file, or leaves the one that was there. Throws {@link Problem} where it cannot. */
export function writeFile(path: string, content: string | Uint8Array): void {
  try {
    writeWhole(path, content);
  } catch (error) {
    throw new Problem(`${path} cannot be written: ${reason(error)}.`);
  }
}

function reason(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    ENOSPC: "the disk is full",
    EDQUOT: "the disk is full",
    EACCES: "we may not write there",
    EROFS: "we may not write there",
    EPERM: "we may not write there; close it where it is open",
    EBUSY: "it is open in another program",
    EEXIST: "there is a file of that name",
    ENOTDIR: "there is a file where a folder should be",
  };
  return reasons[code] ?? message;
}
