import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { turnsIn } from "../../scripts/notebooks/check/turns.js";
import { projectRoot } from "../../scripts/setup/root.mjs";

const root = projectRoot();

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending) && !/(^|[\\/])(dist|node_modules)[\\/]/.test(name))
    .map((name) => join(root, folder, name));
}

/** Comments and the text of strings, as far as people read them: code between them is left out. */
function readIn(source: string): string[] {
  const found: string[] = [];
  const token =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/(?![*/\s])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*(?=\s*[,.;)\]])/g;
  for (const [text] of source.matchAll(token)) {
    if (/^\/[^*/]/.test(text)) continue; // a regular expression
    found.push(text.startsWith("/") ? text.replace(/^\/\/|^\s*\/?\*+\/?|\*\/$/gm, "") : text.slice(1, -1));
  }
  return found;
}

const withoutCode = (text: string): string => text.replace(/```[\s\S]*?```|`[^`\n]*`/g, " ");

/** "file: words → remedy" for each turn of phrase that a native author does not write. */
const foreign = (path: string, texts: string[]): string[] =>
  texts.flatMap((text) =>
    turnsIn(withoutCode(text)).map(({ words, remedy }) => `${relative(root, path)}: ${words} → ${remedy}`),
  );

test("docstrings, errors and everything the library says reads as a native author writes", () => {
  const sources = filesIn("src", ".ts");
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.flatMap((path) => foreign(path, readIn(readFileSync(path, "utf8"))))).toEqual([]);
});

test("so do the README and the documents", () => {
  const documents = [join(root, "README.md"), ...filesIn("docs", ".md")];
  expect(documents.flatMap((path) => foreign(path, [readFileSync(path, "utf8")]))).toEqual([]);
});

test("the text of strings and comments is read, code is not", () => {
  expect(readIn('f("a b"); // c d\nconst x = /e"f/.test(y); /** g\n * h */ `i + k`')).toEqual([
    "a b",
    " c d",
    " g\n h ",
    "i + k",
  ]);
});
