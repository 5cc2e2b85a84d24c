import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The project's folder, found upwards of a module (this one by default), wherever the module was compiled to.
 * @param {string} [from] an `import.meta.url`
 * @returns {string} absolute path
 */
export function projectRoot(from = import.meta.url) {
  for (let folder = dirname(fileURLToPath(from)); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).name === "gradus-course") return folder;
  }
  throw new Error(`no package.json named gradus-course above ${fileURLToPath(from)}`);
}
