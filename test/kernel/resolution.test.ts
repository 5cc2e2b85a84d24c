import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadTslab, type Tslab } from "../../scripts/kernel/compiler/converter.js";
import { projectRoot } from "../../scripts/setup/index.mjs";

const home = process.cwd();
const folder = realpathSync(mkdtempSync(join(tmpdir(), "gradus-resolution-")));
let tslab: Tslab;

/** Packages as they are met in the wild; each declares a literal type that says where its types came from. */
const files: { [path: string]: string } = {
  "node_modules/course/package.json": JSON.stringify({
    type: "module",
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./lecture-01": { types: "./dist/first.d.ts", default: "./dist/first.js" },
      "./terms/*": { types: "./dist/terms/*.d.ts", default: "./dist/terms/*.js" },
    },
  }),
  "node_modules/course/dist/index.d.ts": 'export declare const x: "index";',
  "node_modules/course/dist/index.js": "export const x = 'index';",
  "node_modules/course/dist/first.d.ts": 'export declare const x: "first";',
  "node_modules/course/lecture-01.ts": 'export const x = "a source that does not run" as const;',
  "node_modules/course/dist/terms/bias.d.ts": 'export declare const x: "bias";',
  "node_modules/main/package.json": '{ "main": "lib/m.js", "types": "lib/m.d.ts" }',
  "node_modules/main/lib/m.js": "exports.x = 'main';",
  "node_modules/main/lib/m.d.ts": 'export declare const x: "main";',
  "node_modules/deep/lib/d.d.ts": 'export declare const x: "deep";',
  "node_modules/older/package.json": '{ "exports": { ".": "./i.js" }, "types": "t.d.ts" }',
  "node_modules/older/i.js": "exports.x = 'older';",
  "node_modules/older/t.d.ts": 'export declare const x: "older";',
  "node_modules/required/package.json": '{ "exports": { "require": { "types": "./r.d.ts", "default": "./r.js" } } }',
  "node_modules/required/r.d.ts": 'export declare const x: "required";',
  "node_modules/untyped/package.json": '{ "main": "i.js" }',
  "node_modules/untyped/i.js": "exports.x = 'untyped';",
  "local.ts": 'export const x = "local" as const;',
  "plain.js": 'export const x = /** @type {const} */ ("plain");',
  "module.mjs": 'export const x = /** @type {const} */ ("module");',
  "folder/index.ts": 'export const x = "folder" as const;',
};

beforeAll(() => {
  for (const [path, text] of Object.entries(files)) write(path, text);
  process.chdir(folder);
  tslab = loadTslab(projectRoot());
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const complaints = (cell: string) =>
  tslab.converter.convert("", cell).diagnostics.map(({ messageText }) => messageText);

test.each([
  ["course", "index"],
  ["course/lecture-01", "first"],
  ["course/terms/bias", "bias"],
  ["main", "main"],
  ["deep/lib/d", "deep"],
  ["older", "older"],
  ["required", "required"],
  ["./local", "local"],
  ["./local.js", "local"],
  ["./plain", "plain"],
  ["./plain.js", "plain"],
  ["./module.mjs", "module"],
  ["./folder", "folder"],
])("the types of %j are those of what runs", (name, type) => {
  expect(complaints(`import { x } from "${name}";\nconst same: "${type}" = x;\nconst other: never = x;`)).toEqual([
    "Type 'string' is not assignable to type 'never'.",
  ]);
});

test("a package without types can be used as it is; Node's own modules have theirs", () => {
  expect(complaints('import { x } from "untyped";\nconst any: string = x;\nconst other: number = x;')).toEqual([]);
  expect(complaints('import fs from "fs";\nimport { join } from "node:path";\nconst n: never = join("a");')).toEqual([
    "Type 'string' is not assignable to type 'never'.",
  ]);
});

test("what is not there is named, and found as soon as it is there", () => {
  const cell = 'import { late } from "./late";\nconst n: number = late;';
  expect(complaints(cell)).toEqual(["Cannot find module './late' or its corresponding type declarations."]);
  expect(complaints('import { x } from "course/lecture-99";')[0]).toContain("Cannot find module 'course/lecture-99'");
  write("late.ts", "export const late = 1;");
  expect(complaints(cell)).toEqual([]);
});
