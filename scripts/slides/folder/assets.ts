/** The libraries that the decks of a folder share: assets/, beside them. */
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { SharedLibraries } from "../page/libraries.js";
import { makeFolder, writeFile } from "./write.js";

const ours = /^[\w.-]+-[0-9a-f]{10}\.(js|css)$/;

/** Writes what is not there yet: a file's name says what is in it. */
export function writeAssets(folder: string, { files }: SharedLibraries): void {
  if (files.size === 0) return;
  makeFolder(join(folder, "assets"));
  for (const [name, text] of files) {
    const path = join(folder, "assets", name);
    if (!existsSync(path)) writeFile(path, text);
  }
}

/** Removes libraries that no page in the folder names any more. */
export function removeUnusedAssets(folder: string): void {
  const assets = join(folder, "assets");
  if (!existsSync(assets)) return;
  const files = readdirSync(assets);
  const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));
  const texts = pages.map((name) => readFileSync(join(folder, name), "utf8"));
  const unused = files.filter((name) => ours.test(name) && !texts.some((text) => text.includes(`"assets/${name}"`)));
  for (const name of unused) rmSync(join(assets, name));
  if (unused.length === files.length) rmdirSync(assets);
}
