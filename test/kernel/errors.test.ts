import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { Kernel } from "./client.js";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await Kernel.start();
});
afterAll(() => kernel.stop());

/** The traceback as it reads, without colours. */
async function traceback(code: string): Promise<string> {
  const { error } = await kernel.run(code);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours
  return (error?.traceback.join("\n") ?? "no error").replace(/\u001b\[[\d;]*m/g, "");
}

/** The number that the next cell will have. */
async function nextCell(): Promise<number> {
  const { reply } = await kernel.run("0;");
  return reply.execution_count + 1;
}

test("an exception shows its name, its message and the cell's own line with a caret", async () => {
  const cell = await nextCell();
  expect(await traceback("interface Skipped { by: 'the compiler' }\n\nconst o: any = {};\no.b.c;")).toBe(
    [
      "TypeError: Cannot read properties of undefined (reading 'c')",
      "",
      `cell [${cell}], line 4`,
      "  2 |",
      "  3 | const o: any = {};",
      "> 4 | o.b.c;",
      "    |     ^",
    ].join("\n"),
  );
});

test("callers are listed below, a recursion once", async () => {
  const cell = await nextCell();
  await kernel.run(
    "function down(n: number): void {\n  if (n === 0) throw new RangeError('bottom');\n  down(n - 1);\n}",
  );
  const text = await traceback("down(30);");
  expect(text).toContain(`RangeError: bottom\n\ncell [${cell}], line 2, in down`);
  expect(text.match(/called from/g)).toHaveLength(2);
  expect(text).toContain(`called from cell [${cell + 1}], line 1: down(30);`);
});

test("a type error names line and column, marks the place and runs no line of the cell", async () => {
  const { error, stdout, reply } = await kernel.run("console.log('ran');\nconst x: number = 'one';");
  expect(stdout).toBe("");
  expect(reply).toMatchObject({ status: "error", ename: "TypeScriptError" });
  expect(error?.evalue).toBe(
    "line 2, column 7: 'one' is a text, but a number is wanted: Number('one') makes a number of it",
  );
  expect(error?.traceback.join("\n")).toContain("> 2 | const x: number = 'one';\n    |       ^\n");
});

test("where a type carries a sentence, the sentence stands alone with the caret under the argument", async () => {
  const text = await traceback(
    'declare function matmul<T>(a: T extends string ? "never" : "matmul: [2, 3] has 3 columns but [4, 5] has 4 rows"): void;\nmatmul<number>(42);',
  );
  expect(text).toContain("line 2, column 16: matmul: [2, 3] has 3 columns but [4, 5] has 4 rows\n");
  expect(text).toContain("> 2 | matmul<number>(42);\n    |                ^^");
  expect(text).not.toContain("not assignable");
});

test("a string literal in an ordinary type error is not taken for a sentence", async () => {
  const { error } = await kernel.run('const c: "red" | "blue" = "green";');
  expect(error?.evalue).toContain(`'"green"' is not assignable`);
});

test("a rejection nobody handles fails the cell before it is idle", async () => {
  const { error, reply } = await kernel.run("Promise.reject(new Error('forgotten'));\n3");
  expect(reply.status).toBe("error");
  expect(error).toMatchObject({ ename: "Error", evalue: "forgotten" });
});

test("an exception in a timer after the cell's end is shown under that cell", async () => {
  const id = await kernel.submit("setTimeout(() => { throw new Error('late'); }, 100);");
  expect((await kernel.outcome(id)).reply.status).toBe("ok");
  await kernel.run("1");
  const late = await kernel.until(() => kernel.of(id).find(({ type }) => type === "error"), "the late error");
  expect(late.content).toMatchObject({ ename: "Error", evalue: "late" });
});

test("what is thrown need not be an error", async () => {
  expect((await kernel.run("throw 'only text';")).error).toMatchObject({ ename: "Thrown", evalue: "only text" });
  expect((await kernel.run("throw undefined;")).error).toMatchObject({ ename: "Thrown", evalue: "undefined" });
});

test("an error's own cause is told", async () => {
  expect(await traceback("throw new Error('outer', { cause: new TypeError('inner') });")).toContain(
    "caused by TypeError: inner",
  );
});

test("frames of the library are folded into one line", async () => {
  const text = await traceback(
    "import { display } from 'gradus';\ndisplay({ [Symbol.for('Jupyter.display')]() { throw new Error('x'); } });",
  );
  expect(text).toContain("called from inside gradus: display → send → bundleOf");
  expect(text).not.toMatch(/node_modules|dist|build/);
});

test("an error that cannot be read does not hang the cell", async () => {
  const { reply } = await kernel.run("throw new Proxy(new Error('x'), { get() { throw new Error('unreadable'); } });");
  expect(reply).toMatchObject({ status: "error" });
  expect((await kernel.run("2")).result).toBe("2");
});

test("a recursion without end is an error like any other", async () => {
  const { error } = await kernel.run("const deep = (n: number): number => deep(n + 1) + 1;\ndeep(0);");
  expect(error?.ename).toBe("RangeError");
});

test("a module that awaits while it loads: import says what to write, and that works", async () => {
  const folder = mkdtempSync(join(projectRoot(), "build", "awaits-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "late.mjs"), "export const x = await Promise.resolve(7);\n");
  const path = `./build/${basename(folder)}/late.mjs`;
  expect((await kernel.run(`import { x } from "${path}"; x`)).error?.evalue).toMatch(
    /^This module awaits .* write const { name } = await import\("…"\)/,
  );
  expect((await kernel.run(`const late = await import("${path}"); console.log(late.x)`)).stdout).toBe("7\n");
});
