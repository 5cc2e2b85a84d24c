/** What the project says of itself. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inContinuousIntegration, isLanguageModelHere } from "../setup/language-model.mjs";
import { projectRoot } from "../setup/root.mjs";

/** The content hash of the library that is built now; undefined when none is. */
export function libraryHash(root: string): string | undefined {
  try {
    return JSON.parse(readFileSync(join(root, "src", "dist", "build.json"), "utf8")).hash;
  } catch {
    return undefined;
  }
}

/** Whether cells that need the language model are skipped, for its file is not here. In CI they run, and say what they lack. */
export function goesWithoutLanguageModel(root = projectRoot()): boolean {
  return !inContinuousIntegration() && !isLanguageModelHere(root);
}
