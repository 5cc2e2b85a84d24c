import { afterAll, beforeAll, expect, test } from "vitest";
import { slowness } from "../slowness.js";
import { Kernel, pause } from "./client.js";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await Kernel.start();
});
afterAll(() => kernel.stop());

test("100,000 lines arrive whole and in order within 3 seconds, at no more than 20 messages a second", async () => {
  await kernel.run("0");
  const started = performance.now();
  const { stdout, messages } = await kernel.run("for (let i = 0; i < 100_000; i++) console.log('line ' + i);");
  const seconds = (performance.now() - started) / 1000;
  expect(stdout).toBe(Array.from({ length: 100_000 }, (_, i) => `line ${i}\n`).join(""));
  expect(seconds).toBeLessThan(3 * slowness());
  expect(messages.filter(({ type }) => type === "stream").length).toBeLessThan(20 * seconds + 10);
});

test("more than a server takes by default is sent more slowly, and arrives whole", async () => {
  const line = "x".repeat(99);
  const { stdout, messages } = await kernel.run(`for (let i = 0; i < 40_000; i++) console.log("${line}");`);
  expect(stdout.length).toBe(4_000_000);
  const sizes = messages
    .filter(({ type }) => type === "stream")
    .map(({ at, content }) => ({ at, size: content.text.length }));
  for (const { at } of sizes) {
    const window = sizes.filter((other) => other.at >= at && other.at < at + 3000);
    expect(window.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(3_000_000);
  }
});

test("a line printed in a synchronous loop is there within half a second", async () => {
  const id = await kernel.submit(
    "for (let i = 0; i < 3; i++) { console.log(i, Date.now()); const end = Date.now() + 700; while (Date.now() < end); }",
  );
  for (let i = 0; i < 3; i++) {
    const seen = await kernel.until(() => kernel.of(id).filter(({ type }) => type === "stream")[i], `line ${i}`);
    expect(Date.now() - Number(seen.content.text.split(" ")[1])).toBeLessThan(500 * slowness());
  }
  await kernel.outcome(id);
});

test("stdout and stderr keep their order", async () => {
  const { messages } = await kernel.run("console.log('a'); console.error('b'); process.stdout.write('c');");
  const streams = messages.filter(({ type }) => type === "stream").map(({ content }) => [content.name, content.text]);
  expect(streams).toEqual([
    ["stdout", "a\n"],
    ["stderr", "b\n"],
    ["stdout", "c"],
  ]);
});

test("late output of timers and promises goes to the cell that started it", async () => {
  const first = await kernel.submit(
    "setTimeout(() => console.log('timer'), 150);\nvoid (async () => { await new Promise((r) => setTimeout(r, 200)); console.log('promise'); })();",
  );
  await kernel.outcome(first);
  const second = await kernel.run("await new Promise((r) => setTimeout(r, 400));\nconsole.log('second');");
  expect(second.stdout).toBe("second\n");
  expect((await kernel.outcome(first)).stdout).toBe("timer\npromise\n");
});

test("what child processes print to inherited streams belongs to the cell", async () => {
  const node = JSON.stringify(process.execPath);
  const { stdout, stderr } = await kernel.run(
    `import { execFileSync, spawn } from "node:child_process";
execFileSync(${node}, ["-e", "console.log('sync'); console.error('oops')"], { stdio: "inherit" });
const child = spawn(${node}, ["-e", "console.log('async')"], { stdio: "inherit" });
const code = await new Promise((resolve) => child.on("close", resolve));
console.log("ended with", code);`,
  );
  expect(stdout).toBe("sync\nasync\nended with 0\n");
  expect(stderr).toBe("oops\n");
});

test("a display handle is updated in place; of many updates in a synchronous loop few are sent, the last for sure", async () => {
  const { messages } = await kernel.run(
    "import { progress } from 'gradus';\nlet turns = 0;\nfor (const i of progress(200_000, { label: 'counting' })) turns += i % 2;",
  );
  const shown = messages.filter(({ type }) => /display_data/.test(type));
  expect(shown[0]?.type).toBe("display_data");
  expect(shown.at(-1)?.content.data["text/plain"]).toContain("200000 of 200000 (100 %)");
  expect(new Set(shown.map(({ content }) => content.transient.display_id)).size).toBe(1);
});

test("clearing before each picture leaves only the last", async () => {
  const { messages } = await kernel.run(
    "import { clearOutput, display } from 'gradus';\nfor (let i = 0; i < 5000; i++) { clearOutput({ wait: true }); display('picture ' + i); }",
  );
  const relevant = messages.filter(({ type }) => type === "display_data" || type === "clear_output");
  expect(relevant.length).toBeLessThan(100);
  expect(relevant.slice(-2).map(({ type, content }) => content.data?.["text/plain"] ?? type)).toEqual([
    "clear_output",
    "picture 4999",
  ]);
});

test("process.exit in a cell sends what was printed and ends the kernel", async () => {
  const other = await Kernel.start();
  const id = await other.submit("console.log('bye'); process.exit(0);");
  await other.until(() => other.of(id).find(({ content }) => content.text === "bye\n"), "the last words");
  const end = performance.now() + 5000;
  while (other.process.signalCode === null && other.process.exitCode === null && performance.now() < end)
    await pause(50);
  expect(other.process.signalCode ?? other.process.exitCode).not.toBeNull();
  await other.stop();
});

test("a library can ask for the id of the running cell, where the frontend says it", async () => {
  const ask = 'console.log(globalThis[Symbol.for("Jupyter.cell")])';
  expect((await kernel.runNamed("three-values", ask)).stdout).toBe("three-values\n");
  expect((await kernel.run(ask)).stdout).toBe("undefined\n");
});
