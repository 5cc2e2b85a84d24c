import { renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * Writes a file that at every moment is whole: the old one, or the new one. Of several writers the last wins.
 * @param {string} path its folder exists
 * @param {string | Uint8Array} content
 */
export function writeWhole(path, content) {
  const temporary = `${path}.${process.pid}.part`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
