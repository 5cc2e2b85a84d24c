import { createRequire } from "node:module";
import { join } from "node:path";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { inspectQuietly } from "../../scripts/kernel/cells/inspection.js";
import { bundleOfValue } from "../../scripts/kernel/cells/values.js";
import { isComplete } from "../../scripts/kernel/compiler/answers.js";
import { projectRoot } from "../../scripts/setup/index.mjs";

inspectQuietly();
const display = Symbol.for("Jupyter.display");
const textOf = async (value: unknown) =>
  ((await bundleOfValue(value)).data as { [mime: string]: unknown })["text/plain"];

test("a value's own display is shown if it gives a bundle of MIME types", async () => {
  const data = { "text/html": "<b>7</b>", "application/x+json": { a: 1 } };
  expect((await bundleOfValue({ [display]: async () => data })).data).toEqual(data);
  await expect(bundleOfValue({ [display]: () => Promise.reject(new Error("own fault")) })).rejects.toThrow("own fault");
});

test.each([null, undefined, 1, "text", [], {}, { plain: "no type" }, { "text/plain": 1 }, { "text/html": null }])(
  "a display that gives %j is none: the value is shown as text",
  async (nonsense) => expect(await textOf({ a: 1, [display]: () => nonsense })).toContain("{ a: 1"),
);

test("a proxy that answers whatever it is asked, or nothing, is shown as what it stands for", async () => {
  for (const answer of [() => null, () => 1, () => ({}), () => new Proxy({}, {})]) {
    expect(await textOf(new Proxy({ a: 1 }, { get: () => answer }))).toBe("{ a: 1 }");
  }
  const trap = () => {
    throw new Error("trap");
  };
  expect(await textOf(new Proxy({ a: 1 }, { get: trap }))).toBe("{ a: 1 }");
  expect(await textOf(new Proxy({ a: 1 }, { get: () => trap }))).toBe("{ a: 1 }");
});

test("promises and timers print in one line, without what Node hangs on them; a last promise says how to get its value", async () => {
  const waiting = new Promise(() => {});
  Object.assign(waiting, { [Symbol("async_id_symbol")]: 7, [Symbol("kResourceStore")]: { id: 1 } });
  const timers = [setTimeout(() => {}, 50), setInterval(() => {}, 60)];
  expect(inspect([waiting, Promise.resolve(5)])).toBe("[ Promise { <pending> }, Promise { 5 } ]");
  expect(inspect(timers)).toBe("[ Timeout { after 50 ms }, Timeout { every 60 ms } ]");
  for (const timer of timers) clearTimeout(timer);
  expect(inspect(timers[0])).toBe("Timeout { done }");
  expect(await textOf(waiting)).toBe('Promise { <pending> }\nnot awaited: write "await" before it to get its value');
});

test.each([
  ["1 + 1", "complete"],
  ["if (x) {", "incomplete"],
  ["f(1,", "incomplete"],
  ["const s = `open", "incomplete"],
  ["/* open", "incomplete"],
  ["foo)", "invalid"],
  ["let 1 = 2;", "invalid"],
])("code that stops in the middle goes on, what cannot be mended is invalid: %j", (code, status) => {
  const ts = createRequire(join(projectRoot(), "node_modules", "tslab", "package.json"))("@tslab/typescript-for-tslab");
  const tslab = { ts, isCompleteCode: () => ({ completed: false, indent: "" }) } as any;
  expect(isComplete(tslab, code)).toMatchObject({ status });
});
