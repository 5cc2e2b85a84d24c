import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/**
 * The files below a folder, sorted, as absolute paths.
 * @param {string} folder
 * @param {(name: string) => boolean} wanted asked with a file's path below the folder, and with a folder's path ending in "/"
 * @returns {string[]}
 */
export function filesBelow(folder, wanted) {
  /** @type {string[]} */
  const found = [];
  /** @param {string} at */
  const walk = (at) => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      const name = relative(folder, path).split(sep).join("/");
      if (entry.isDirectory()) {
        if (wanted(`${name}/`)) walk(path);
      } else if (wanted(name)) found.push(path);
    }
  };
  walk(folder);
  return found.sort();
}

/**
 * A hash over the names (below root) and contents of files, and over further facts. A file that is not there counts as such.
 * The same on every machine: line endings of a Windows checkout do not change it.
 * @param {string} root
 * @param {string[]} files absolute paths
 * @param {unknown} [facts] anything JSON can hold
 * @returns {string} 32 hexadecimal digits
 */
export function contentHash(root, files, facts) {
  const hash = createHash("sha256");
  for (const file of files) {
    let text = "missing";
    try {
      text = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
    }
    hash.update(`${relative(root, file).split(sep).join("/")}\0${text.length}\0${text}\0`);
  }
  hash.update(JSON.stringify(facts ?? null));
  return hash.digest("hex").slice(0, 32);
}
