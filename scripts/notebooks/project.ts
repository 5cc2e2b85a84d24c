/** What the project says of itself. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The content hash of the library that is built now; undefined when none is. */
export function libraryHash(root: string): string | undefined {
  try {
    return JSON.parse(readFileSync(join(root, "src", "dist", "build.json"), "utf8")).hash;
  } catch {
    return undefined;
  }
}
