import { afterAll, beforeAll, expect, test } from "vitest";
import { Kernel } from "./client.js";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await Kernel.start();
});
afterAll(() => kernel.stop());

test("a cell's last value is its result; names live on in later cells", async () => {
  expect((await kernel.run("let a = 3;\nconst b = { c: 'x' };\na * 2")).result).toBe("6");
  expect((await kernel.run("a += 1;\n[a, b.c]")).result).toBe("[ 4, 'x' ]");
});

test("a variable is one variable: functions of its own cell see what later cells assign", async () => {
  await kernel.run("let counter = 0;\nconst count = () => ++counter;");
  expect((await kernel.run("counter = 10;\ncount();\ncounter")).result).toBe("11");
});

test("a name can be declared anew, with another type, from a module or as a variable", async () => {
  await kernel.run("import { fmt } from 'gradus';\nlet lr = 1;");
  expect((await kernel.run("const lr = 'small';\nconst fmt = (x: number) => '<' + x + '>';\nfmt(2) + lr")).result).toBe(
    "'<2>small'",
  );
  expect((await kernel.run("let lr = 2;\nlr = 3;\nlr")).result).toBe("3");
});

test("the short form of a property finds names of earlier cells, of this cell and of functions", async () => {
  await kernel.run("const early = 1;");
  expect(
    (await kernel.run("const late = 2;\nconst both = (own: number) => ({ early, late, own });\nboth(3)")).result,
  ).toBe("{ early: 1, late: 2, own: 3 }");
});

test.each(["await (async () => 5)()", "const five = 5;\nawait (async () => five)();", "await Promise.resolve(5)"])(
  "a cell may wait for what stands in parentheses, too: %j",
  async (code) => expect((await kernel.run(code)).result).toBe("5"),
);

test("await works at the top level, destructuring, classes, enums and generators too", async () => {
  const code = `const [p, { q = 5, ...rest }] = [await Promise.resolve(1), { r: 2 } as any];
class Point { constructor(readonly x: number) {} }
enum Colour { Red = 7 }
function* numbers() { yield 1; yield 2; }`;
  expect((await kernel.run(code)).error).toBeUndefined();
  expect((await kernel.run("[p, q, rest, new Point(3).x, Colour.Red, ...numbers()]")).result).toBe(
    "[ 1, 5, { r: 2 }, 3, 7, 1, 2 ]",
  );
});

test("a top-level loop takes at most three times as long as the same loop in a function", async () => {
  const loop = "for (let i = 0; i < 1e7; i++) s += i * 2;";
  const timed = (body: string) => `{ const t = performance.now(); ${body} console.log(performance.now() - t); }`;
  const time = async (code: string) => Number((await kernel.run(code)).stdout);
  await kernel.run("let s = 0;");
  const ratios: number[] = [];
  for (let round = 0; round < 4; round++) {
    const inside = await time(timed(`(() => { let s = 0; ${loop} return s; })();`));
    ratios.push((await time(timed(loop))) / inside);
  }
  expect(Math.min(...ratios)).toBeLessThan(3);
}, 20_000);

test("a failed cell leaves what it had got; the rest says that it has no value", async () => {
  await kernel.run("let kept = 1;\nlet renewed = 1;");
  const failing = "let renewed = 2;\nconst got = [3];\nconst thrown = kept.toFixed(1000);\nconst never = 4;";
  expect((await kernel.run(failing)).error?.ename).toBe("RangeError");
  expect((await kernel.run("[kept, renewed, got]")).result).toBe("[ 1, 2, [ 3 ] ]");
  expect((await kernel.run("never + 1")).error?.evalue).toMatch(
    /^never has no value: cell \[\d+\] failed before it got one/,
  );
  expect((await kernel.run("const never = 5;\nnever")).result).toBe("5");
});

test("a cell that fails while it waits leaves what it had got, too", async () => {
  expect(
    (await kernel.run("let half = 1;\nawait null;\nhalf = 2;\nawait Promise.reject(new Error('no'));\nhalf = 3;")).error
      ?.evalue,
  ).toBe("no");
  expect((await kernel.run("half")).result).toBe("2");
});

test("a cell with a type error changes nothing, not even the names", async () => {
  await kernel.run("const sure = 1;");
  await kernel.run("const sure = 2;\nconst wrong: string = 3;");
  expect((await kernel.run("sure")).result).toBe("1");
});

test("tslab's own display functions work, updates included", async () => {
  const { messages } = await kernel.run(
    "import * as tslab from 'tslab';\nconst d = tslab.newDisplay();\nd.html('<b>1</b>');\nd.html('<b>2</b>');",
  );
  const shown = messages.filter(({ type }) => type.endsWith("display_data"));
  expect(shown.map(({ type, content }) => [type, content.data])).toEqual([
    ["display_data", { "text/html": "<b>1</b>" }],
    ["update_display_data", { "text/html": "<b>2</b>" }],
  ]);
});

test("an object with the display symbol shows its bundle, also from a promise", async () => {
  const { messages } = await kernel.run(
    "({ async [Symbol.for('Jupyter.display')]() { return { 'text/html': '<i>t</i>', 'text/plain': 't' }; } })",
  );
  expect(messages.find(({ type }) => type === "execute_result")?.content.data).toEqual({
    "text/html": "<i>t</i>",
    "text/plain": "t",
  });
});

test("require, dynamic import and a module cell work", async () => {
  await kernel.run("/** @module shapes */\nexport const area = (r: number) => 3 * r * r;");
  expect(
    (await kernel.run("import { area } from './shapes';\nconst os = await import('node:os');\n[area(2), os.EOL]"))
      .result,
  ).toBe("[ 12, '\\n' ]");
});

test("an empty cell, a comment, a declaration alone: nothing comes of them", async () => {
  for (const code of ["", "  \n", "// only words", "interface Empty {}", "type T = number;"]) {
    const { reply, messages } = await kernel.run(code);
    expect([code, reply.status, messages.map(({ type }) => type)]).toEqual([
      code,
      "ok",
      ["status", "execute_input", "status"],
    ]);
  }
});

test("names that only the compiler knows, labels and loops of every kind do no harm", async () => {
  const code = `declare const promised: number;
import { type Formattable, fmt } from "gradus";
const seen: number[] = [];
outer: for (const i of [1, 2, 3]) {
  for (const j in { a: 1 }) if (i === 2) continue outer;
  do seen.push(i); while (false);
  while (seen.length > 9);
}
for (var k = 0; k < 3; k++);
[seen, k]`;
  expect((await kernel.run(code)).result).toBe("[ [ 1, 3 ], 3 ]");
  expect((await kernel.run("const shown: Formattable = 1 / 3;\nfmt(shown)")).result).toBe("'0.333'");
});
