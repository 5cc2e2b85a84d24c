import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { Kernel, pause } from "./client.js";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await Kernel.start();
});
afterAll(() => kernel.stop());

test("kernel_info says who it is and which library it serves", async () => {
  const info = await kernel.request("kernel_info_request", {});
  expect(info).toMatchObject({
    status: "ok",
    implementation: "tslab",
    language_info: { name: "typescript", version: "5.0.4", file_extension: ".ts" },
    gradus: { library: expect.stringMatching(/^[0-9a-f]{16,}$/), root: projectRoot() },
  });
});

test("a cell's messages come in Jupyter's order, its input echoed with its number", async () => {
  const { messages, reply } = await kernel.run("console.log('out');\n1");
  expect(messages.map(({ type, content }) => content.execution_state ?? type)).toEqual([
    "busy",
    "execute_input",
    "stream",
    "execute_result",
    "idle",
  ]);
  const echoed = messages.find(({ type }) => type === "execute_input")?.content;
  expect(echoed).toEqual({ code: "console.log('out');\n1", execution_count: reply.execution_count });
});

test("a silent cell is neither echoed nor counted nor shown", async () => {
  const before = (await kernel.run("0")).reply.execution_count;
  const silent = await kernel.run("5", { silent: true });
  expect(silent.messages.map(({ type }) => type)).toEqual(["status", "status"]);
  expect((await kernel.run("0")).reply.execution_count).toBe(before + 1);
});

test("after an error the cells that wait are dropped, cells sent later run", async () => {
  const ids = await Promise.all(
    ["await new Promise((r) => setTimeout(r, 100));\nthrow new Error('stop');", "1", "2"].map((code) =>
      kernel.submit(code),
    ),
  );
  const outcomes = await Promise.all(ids.map((id) => kernel.outcome(id)));
  expect(outcomes.map(({ reply }) => reply.status)).toEqual(["error", "aborted", "aborted"]);
  expect((await kernel.run("3")).result).toBe("3");
});

test("with stop_on_error off the cells that wait run all the same", async () => {
  const ids = [await kernel.submit("throw new Error('go on');", { stop_on_error: false }), await kernel.submit("4")];
  const outcomes = await Promise.all(ids.map((id) => kernel.outcome(id)));
  expect(outcomes.map(({ reply }) => reply.status)).toEqual(["error", "ok"]);
});

test("completion, inspection and kernel_info answer while a cell runs, and the kernel stays busy", async () => {
  await kernel.run("import { display } from 'gradus';");
  const id = await kernel.submit("{ const end = Date.now() + 5000; while (Date.now() < end); }");
  await pause(200);
  const started = performance.now();
  const completion = await kernel.request("complete_request", { code: "displ", cursor_pos: 5 });
  expect(completion.matches).toContain("display");
  const inspection = await kernel.request("inspect_request", { code: "display(1)", cursor_pos: 3, detail_level: 0 });
  expect(inspection.data["text/plain"]).toContain("Shows any value below the cell");
  await kernel.request("kernel_info_request", {}, "control");
  expect(performance.now() - started).toBeLessThan(4500);
  // What is published comes by another way than the replies, and may come a moment later.
  const state = () => kernel.published.filter(({ type }) => type === "status").at(-1)?.content.execution_state;
  await expect.poll(state, { timeout: 2000 }).toBe("busy");
  await kernel.outcome(id);
});

test("cursor positions count characters, not UTF-16 units", async () => {
  const code = "const t = '𝟙𝟚'; Math.fl";
  const { cursor_start, cursor_end, matches } = await kernel.request("complete_request", {
    code,
    cursor_pos: [...code].length,
  });
  expect([cursor_start, cursor_end, matches[0]]).toEqual([[...code].length - 2, [...code].length, "floor"]);
});

test("unfinished code is told from finished code", async () => {
  const status = async (code: string) => (await kernel.request("is_complete_request", { code })).status;
  expect([await status("for (;;) {"), await status("1 + 1")]).toEqual(["incomplete", "complete"]);
});

test("the library is found from any folder of the project, Node's types also outside it", async () => {
  const inside = join(projectRoot(), "build", "some", "other folder");
  const outside = mkdtempSync(join(tmpdir(), "gradus-outside-"));
  mkdirSync(inside, { recursive: true });
  const [a, b] = await Promise.all([Kernel.start(inside), Kernel.start(outside)]);
  try {
    expect((await a.run("import { fmt } from 'gradus';\nconsole.log(fmt(1 / 3));")).stdout).toBe("0.333\n");
    expect((await b.run("console.log(process.platform.length > 0);")).stdout).toBe("true\n");
  } finally {
    await Promise.all([a.stop(), b.stop()]);
    for (const folder of [join(projectRoot(), "build", "some"), outside]) rmSync(folder, { recursive: true });
  }
});
