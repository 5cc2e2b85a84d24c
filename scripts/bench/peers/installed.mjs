import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A peer's package, from the folder in which they are installed. @type {(name: string) => Promise<any>} */
export async function installed(name) {
  const from = createRequire(join(process.env.PEERS ?? ".", "package.json"));
  return import(pathToFileURL(from.resolve(name)).href);
}
