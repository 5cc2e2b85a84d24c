import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { foldersPage, topFolders } from "../../scripts/docs/folders.js";
import { cycles, fileGraph, floors, folderGraph, withoutDetours } from "../../scripts/docs/imports.js";
import { entryPoints } from "../../scripts/docs/reference.js";
import { projectRoot } from "../../scripts/setup/index.mjs";

const root = projectRoot();
const graph = (arrows: Record<string, string[]>) =>
  new Map(Object.entries(arrows).map(([from, to]) => [from, new Set(to)]));

describe.each(["src", "scripts"] as const)("%s", (part) => {
  test("has no folders that import each other, by a roundabout way or for a type", () => {
    const folders = topFolders(root, part);
    expect(folders.size).toBeGreaterThan(10);
    expect(cycles(folders)).toEqual([]);
  });

  test("has no such folders inside a folder: one and those within it count as one", () => {
    const files = fileGraph(join(root, part));
    const wrong = [...topFolders(root, part).keys()].flatMap((top) => {
      const inside = (file: string) => (file.startsWith(`${top}/`) ? file.split("/").slice(1, -1)[0] : undefined);
      return cycles(folderGraph(files, inside)).map((cycle) => `${part}/${top}: ${cycle}`);
    });
    expect(wrong).toEqual([]);
  });
});

test("the library imports nothing from outside src, and scripts take it as notebooks do, from gradus", () => {
  const outside = (part: string, pattern: RegExp) =>
    [...fileGraph(join(root, part)).keys()].filter((name) => {
      const up = "../".repeat(name.split("/").length);
      const text = readFileSync(join(root, part, name), "utf8");
      return [...text.matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)].some(
        ([, to]) => pattern.test(to!) && to!.startsWith(up),
      );
    });
  expect(outside("src", /./)).toEqual([]);
  expect(outside("scripts", /\/src\//)).toEqual([]);
});

test("who uses the runner takes it from its index: nobody reaches into its inside", () => {
  const arrows = [...fileGraph(join(root, "scripts"))].filter(([file]) => !file.startsWith("notebooks/"));
  const inside = arrows.flatMap(([file, needed]) =>
    [...needed].filter((to) => /^notebooks\/(?!index\.ts$)/.test(to)).map((to) => `${file} imports ${to}`),
  );
  expect(inside).toEqual([]);
});

test("docs/folders.md shows the imports as they are (npm run docs -- --picture)", () => {
  expect(readFileSync(join(root, "docs", "folders.md"), "utf8")).toBe(foldersPage(root));
});

test("the reference covers what notebooks import", () => {
  expect(entryPoints(root)).toEqual(expect.arrayContaining(["src/index.ts", "src/models/index.ts"]));
  expect(entryPoints(root).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

describe("a graph", () => {
  test("with a circle says which", () => {
    expect(cycles(graph({ a: ["b"], b: ["c"], c: ["a"], d: ["a"] }))).toEqual(["a → b → c → a"]);
    expect(cycles(graph({ a: ["b", "c"], b: ["c"], c: [] }))).toEqual([]);
  });

  test("without one has floors, and is drawn without arrows that only shorten a way", () => {
    const house = graph({ roof: ["wall", "ground"], wall: ["ground"], ground: [] });
    expect([...floors(house)]).toEqual([
      ["ground", 0],
      ["wall", 1],
      ["roof", 2],
    ]);
    expect([...withoutDetours(house).get("roof")!]).toEqual(["wall"]);
  });
});
