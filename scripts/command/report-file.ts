import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Problem, storageProblem } from "../setup/problem.mjs";

/** Writes the report that an option asked for, and the folders around it. Throws {@link Problem} where that cannot be. */
export function writeReport(option: string, file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      EISDIR: "it is a folder",
      EEXIST: "a file stands where a folder is wanted",
      ENOTDIR: "a file stands where a folder is wanted",
    };
    const reason = reasons[code ?? ""] ?? storageProblem(message) ?? message;
    throw new Problem(`${option} ${file} cannot be written: ${reason}${/[.!]$/.test(reason) ? "" : "."}`);
  }
}
