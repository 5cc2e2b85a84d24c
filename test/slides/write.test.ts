import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder, writeFile } from "../../scripts/slides/folder/write.js";
import { folder } from "./notebook.js";

test("a file that cannot be replaced stays, and no half of the new one is left", () => {
  const inside = folder();
  const path = join(inside, "deck.html");
  mkdirSync(path);
  expect(() => writeFile(path, "new")).toThrow(/deck\.html cannot be written: .*\.$/);
  expect(readdirSync(inside)).toEqual(["deck.html"]);
});

test("a new file takes the place of the old one", () => {
  const path = join(folder(), "deck.html");
  writeFileSync(path, "old");
  writeFile(path, "new");
  expect(readFileSync(path, "utf8")).toBe("new");
});

test("a folder where a file is: what is in the way, and what to do", () => {
  const path = join(folder(), "out");
  writeFileSync(path, "");
  expect(() => makeFolder(path)).toThrow(/there is a file of that name\. Give another with --out/);
  expect(() => makeFolder(join(path, "deeper"))).toThrow(/there is a file where a folder should be/);
});
