import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { slowness } from "../slowness.js";
import { Kernel, type Outcome, pause } from "./client.js";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await Kernel.start();
  await kernel.run(
    "import { execSync } from 'node:child_process';\nconst sleep = (ms: number) => new Promise((r) => setTimeout(r, ms));",
  );
});
afterAll(() => kernel.stop());

/** Starts a cell, interrupts it after `delay` ms and waits for its end. */
async function interrupted(code: string, delay = 100): Promise<Outcome & { took: number }> {
  const id = await kernel.submit(`console.log("begun");\n${code}`);
  await kernel.until(() => kernel.of(id).find(({ type }) => type === "stream"), "the cell's first line");
  await pause(delay);
  const asked = performance.now();
  await kernel.request("interrupt_request", {}, "control");
  const outcome = await kernel.outcome(id);
  return { ...outcome, took: performance.now() - asked };
}

const endless = {
  "a loop": "while (true) {}",
  "a loop in a function of another cell": "spin();",
  "a loop that catches everything": "while (true) { try { while (true) {} } catch {} }",
  "a loop after an await": "await sleep(1);\nfor (;;) {}",
  "a loop of awaits that are ready": "while (true) await null;",
  "an await that never ends": "await new Promise(() => {});",
  "awaits of timers": "while (true) await sleep(20);",
  "a sort that calls back for ever": "[3, 1, 2].sort(() => { while (true); });",
  "a recursion without a loop":
    "const f = (n: number): number => (n > 20 ? 0 : f(n + 1) + f(n + 1) + f(n + 1));\nf(0);",
  "a regular expression that backtracks": "/^(a+)+$/.test('a'.repeat(50) + 'b');",
  "a thread's wait": "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);",
  "a child process": "execSync('sleep 60');",
};

describe("an interrupt ends within a second", () => {
  beforeAll(() => kernel.run("function spin() { do {} while (true); }"));
  for (const [what, code] of Object.entries(endless)) {
    test.skipIf(process.platform === "win32" && /recursion|regular|wait|child/.test(what))(what, async () => {
      const { error, reply, took } = await interrupted(code);
      expect(reply.status).toBe("error");
      if (what !== "a child process") expect(error?.ename).toBe("Interrupted");
      expect(took).toBeLessThan(1000 * slowness());
      expect((await kernel.run("1 + 1")).result).toBe("2");
    });
  }
});

test("an interrupted cell says where it was, and its finally blocks run", async () => {
  const { error, stdout } = await interrupted("try {\n  for (;;) {}\n} finally {\n  console.log('tidied');\n}");
  expect(stdout).toBe("begun\ntidied\n");
  expect(error?.traceback.join("\n")).toContain("> 3 |   for (;;) {}");
});

test("what an interrupted cell left behind stays silent", async () => {
  const { messages } = await interrupted(
    "setInterval(() => console.log('tock'), 20);\nwhile (true) { await sleep(20); console.log('tick'); }",
    200,
  );
  const parent = messages[0]!.parent;
  const before = kernel.of(parent).length;
  expect(before).toBeGreaterThan(4);
  await pause(300);
  expect(kernel.of(parent).length).toBe(before);
});

test("a flood of output can be interrupted; what was not sent yet is left out", async () => {
  const { error, took, stdout } = await interrupted("while (true) console.log('flood '.repeat(20));", 1500);
  expect(error?.ename).toBe("Interrupted");
  expect(took).toBeLessThan(1500 * slowness());
  expect(stdout).toMatch(/characters are left out, for the cell was stopped/);
});

test("an interrupt while nothing runs does nothing", async () => {
  await kernel.request("interrupt_request", {}, "control");
  expect((await kernel.run("let n = 0;\nfor (let i = 0; i < 10; i++) n++;\nn")).result).toBe("10");
});

test("a stray SIGINT does not end the kernel", async () => {
  for (let i = 0; i < 20; i++) {
    kernel.process.kill("SIGINT");
    await pause(5);
  }
  expect((await kernel.run("1 + 1")).result).toBe("2");
});

const rounds = process.env.GRADUS_ALL ? 1000 : 60;
test(`${rounds} interrupts at any moment leave the kernel alive`, { timeout: rounds * 1500 }, async () => {
  const codes = [
    "while (true) {}",
    "await sleep(30);",
    "for (let i = 0; i < 1e6; i++);",
    "await sleep(3);\nwhile (true) {}",
    "1",
  ];
  for (let round = 0; round < rounds; round++) {
    const id = await kernel.submit(codes[round % codes.length]!);
    await pause((round * 7) % 23);
    await kernel.request("interrupt_request", {}, "control");
    const again = setInterval(() => void kernel.request("interrupt_request", {}, "control"), 100);
    await kernel.outcome(id);
    clearInterval(again);
  }
  expect((await kernel.run("1 + 1")).result).toBe("2");
});

test("a cell that fills the heap ends with a sentence; the kernel goes on with what it had", {
  timeout: 60_000,
}, async () => {
  const small = await Kernel.start(undefined, { NODE_OPTIONS: "--max-old-space-size=300" });
  await small.run("const kept = 42;");
  const { error } = await small.run(
    "const all: number[][] = [];\nwhile (true) all.push(Array.from({ length: 1000 }, Math.sqrt));",
    {},
    50_000,
  );
  expect(error).toMatchObject({ ename: "OutOfMemory", evalue: expect.stringContaining("used up the kernel's memory") });
  expect((await small.run("kept")).result).toBe("42");
  await small.stop();
});

test("when its parent dies the kernel and what it started end within 5 seconds", {
  timeout: 30_000,
}, async () => {
  const parent = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  const orphan = await Kernel.start(undefined, { JPY_PARENT_PID: String(parent.pid) });
  const { stdout } = await orphan.run(
    "import { spawn } from 'node:child_process';\nconst child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);\nconsole.log(child.pid);",
  );
  await orphan.submit("while (true) {}");
  await pause(200);
  parent.kill("SIGKILL");
  await Promise.race([ended(orphan.process), pause(5000)]);
  expect(orphan.process.exitCode ?? orphan.process.signalCode).not.toBeNull();
  expect(isRunning(Number(stdout))).toBe(false);
  await orphan.stop();
});

const ended = (child: ChildProcess) => new Promise((resolve) => child.once("exit", resolve));

/** Whether a process runs; one that ended but was not yet collected by its parent does not. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() !== "" && !stdout.startsWith("Z");
}
