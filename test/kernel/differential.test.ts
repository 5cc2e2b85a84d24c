import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import vm from "node:vm";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { Cells } from "../../scripts/kernel/cells/cells.js";
import { Frames } from "../../scripts/kernel/cells/frames.js";
import { loadTslab } from "../../scripts/kernel/compiler/converter.js";
import { newFlags } from "../../scripts/kernel/flags.js";
import type { FromMain } from "../../scripts/kernel/messages.js";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { forms } from "./forms.js";
import { cut, patterns, programs } from "./programs.js";

// A program says the same as one cell, as two cells, and as a plain module in Node: everything from cell to compiled code is the
// kernel's own, only threads and sockets are left out.

const root = projectRoot();
const folder = mkdtempSync(join(tmpdir(), "gradus-differential-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ts = createRequire(join(root, "node_modules", "tslab", "package.json"))("@tslab/typescript-for-tslab");
const nodeImport: (url: string) => Promise<unknown> = vm.runInThisContext("(url) => import(url)", {
  importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});

const said: string[] = [];
(globalThis as any).say = (...values: unknown[]) => void said.push(values.map((value) => inspect(value)).join(" "));
const SAY = "declare const say: (...values: any[]) => void;\n";

const { converter } = loadTslab(root);
let done: Extract<FromMain, { kind: "done" }> | undefined;
const post = (message: FromMain) => {
  if (message.kind === "done") done = message;
};
const output = { post, send() {} } as any;
const compiler = { ...converter, metadata: () => ({}) } as any;
let count = 0;

/** What the parts say as cells of a new notebook, and how they end. */
async function asCells(parts: string[]): Promise<string[]> {
  const cells = new Cells(root, compiler, output, new Frames(root), newFlags());
  said.length = 0;
  for (const [i, code] of parts.entries()) {
    await cells.execute({ kind: "execute", cell: ++count, count, code: i === 0 ? SAY + code : code });
    if (done?.error) return [...said, `${done.error.ename}: ${done.error.evalue}`];
  }
  return [...said];
}

/** What the same code says as a module in Node. */
async function asModule(code: string): Promise<string[]> {
  const file = join(folder, `${++count}.mjs`);
  const { outputText } = ts.transpileModule(SAY + code, {
    compilerOptions: { target: "es2022", module: "esnext", experimentalDecorators: true },
  });
  writeFileSync(file, outputText);
  said.length = 0;
  try {
    await nodeImport(pathToFileURL(file).href);
  } catch (error) {
    return [...said, String(error)];
  }
  return [...said];
}

test.each(programs)("a module, a cell and two cells say the same: %s", async (program) => {
  const parts = program.split(cut);
  const expected = await asModule(parts.join("\n"));
  expect(expected.length).toBeGreaterThan(0);
  expect({ "one cell": await asCells([parts.join("\n")]) }).toEqual({ "one cell": expected });
  if (parts.length > 1) expect({ "two cells": await asCells(parts) }).toEqual({ "two cells": expected });
});

/** The same to the end; looks at the end first, where an error stands. */
function same(seen: string[], expected: string[]): void {
  expect(seen.at(-1)).toBe(expected.at(-1));
  expect(seen).toEqual(expected);
}

/** Where statements may stand: by themselves, in a block, in a function, in a function of a function with names of its own. */
const everywhere = (statements: string) => `${statements}
{
${statements}
}
await (async () => {
${statements}
})();
for (const turn of [1]) { try { const run = async () => {
${statements}
}; await run(); } finally { say("end", turn); } }`;

test.each(forms)("a module, a cell and two cells say the same: $theme", async ({ declared, used }) => {
  const statements = everywhere(used);
  const expected = await asModule(`${declared}\n${statements}`);
  expect(expected.at(-1)).toBe("'end' 1");
  same(await asCells([`${declared}\n${statements}`]), expected);
  same(await asCells([declared, statements]), expected);
});

test("whatever pattern takes a value apart, into new names or names of an earlier cell", async () => {
  const drawn = fc.sample(patterns, { numRuns: 80, seed: 1 });
  for (let from = 0; from < drawn.length; from += 20) {
    const some = drawn.slice(from, from + 20).map((pattern, i) => pattern(`p${i}_`));
    const declared = some.map(({ names }) => `let ${names.map((name) => `${name}: any`).join(", ")};`);
    const told = some.map(({ names }, i) => `function tell${i}() { say(${i}, ${names.join(", ")}); }`);
    const used = some.map(({ names, pattern, value }, i) => {
      const say = `say(${i}, ${names.join(", ")});`;
      const clear = `${names.join(" = ")} = "empty";`;
      return `(${pattern} = ${value} as any); tell${i}(); ${say} ${clear}
for (${pattern} of [${value}] as any[]) ${say} tell${i}(); ${clear}
for (const ${pattern} of [${value}] as any[]) ${say} tell${i}();
((${pattern}: any) => { ${say} })(${value}); { const ${pattern} = ${value} as any; ${say} }
(() => { ${pattern.startsWith("{") ? `(${pattern} = ${value} as any)` : `${pattern} = ${value} as any`}; })(); tell${i}();
try { throw ${value}; } catch (${pattern}) { ${say} }`;
    });
    const first = [...declared, ...told, "const box: any = {};"].join("\n");
    const second = used.join("\n");
    const expected = await asModule(`${first}\n${second}`);
    expect(expected.length).toBeGreaterThan(8 * some.length);
    same(await asCells([first, second]), expected);
    same(await asCells([`${first}\n${second}`]), expected);
  }
}, 120_000);

test.each([
  ['say("before");\nconst r = /(unclosed/;\nthrow new Error("boom");', 2, "Invalid regular expression"],
  ["/a/zz.test('a')", 1, "Invalid regular expression flags"],
  ["say(1);\nconst exports = 3;", 2, "Identifier 'exports' has already been declared"],
  ["say(1);\nnew RegExp('x');\nlet s = /[b-a]/;", 3, "Range out of order"],
])("what V8 refuses never passes: %j", async (code, line, sentence) => {
  const cells = new Cells(root, compiler, output, new Frames(root), newFlags());
  said.length = 0;
  await cells.execute({ kind: "execute", cell: ++count, count, code: code.replaceAll("say(", "console.log(") });
  expect(done?.error).toMatchObject({ ename: "SyntaxError", evalue: expect.stringContaining(`line ${line}, column`) });
  expect(done?.error?.evalue).toContain(sentence);
  expect(done?.error?.traceback.join("\n")).toContain("^");
  expect(said).toEqual([]);
  // the names of a cell that did not run are not declared: later cells have their own
  await cells.execute({ kind: "execute", cell: ++count, count, code: "const after = 2;\nafter" });
  expect(done?.error).toBeUndefined();
  expect(done?.result?.data).toEqual({ "text/plain": "2" });
});
