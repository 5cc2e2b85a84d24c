import { code, type Fault, stdout } from "./notebook.js";

/** A run that goes wrong although nothing that is stored differs: only how it ends tells. */
const wrong = (name: string, source: string, more: Partial<Fault> = {}): Fault => ({
  name,
  verdict: 1,
  file: [code(source), code('console.log("next")', [stdout("next\n")])],
  ...more,
});

/** Every way in which a run may end badly. */
export const wrongRuns: Fault[] = [
  wrong("an exception", 'throw new Error("boom")', { quick: true }),
  wrong("a thrown string", 'throw "boom"'),
  wrong("a thrown undefined", "throw undefined"),
  wrong("an error without a message", "throw new Error()"),
  wrong("a rejected await", 'await Promise.reject(new Error("boom"))'),
  wrong("a rejection that nobody awaits", 'Promise.reject(new Error("boom")); 0;', { quick: true }),
  wrong("a type error", 'const n: number = "text";', { quick: true }),
  wrong("a syntax error", "const = 3;"),
  wrong("a name that does not exist", "missing + 1"),
  wrong("a module that does not exist", 'import { a } from "no-such-module";'),
  wrong("too deep a recursion", "const f = (n: number): number => f(n + 1) + 1; f(0);"),
  {
    name: "an exception in the last cell",
    verdict: 1,
    file: [code("const a = 1;"), code('throw new Error("last")')],
  },
  {
    name: "an exception by a timer while a later cell runs",
    verdict: 1,
    file: [
      code('setTimeout(() => { throw new Error("late"); }, 50); 0;'),
      code("await new Promise((resolve) => setTimeout(resolve, 400));"),
    ],
    quick: true,
  },
  {
    name: "an exception by a timer after the last cell",
    verdict: 1,
    file: [code('setTimeout(() => { throw new Error("late"); }, 100); undefined;')],
  },
  {
    name: "late output that is not stored",
    verdict: 1,
    file: [
      code('setTimeout(() => console.log("late"), 50); undefined;'),
      code("await new Promise((resolve) => setTimeout(resolve, 300));"),
    ],
  },
  wrong("process.exit(0)", "process.exit(0)", { quick: true }),
  wrong("process.exit(1)", "process.exit(1)"),
  wrong("a kernel killed", 'process.kill(process.pid, "SIGKILL"); for (;;) {}', { quick: true }),
  wrong("an abort", "process.abort()"),
  wrong("a kernel stopped", 'process.kill(process.pid, "SIGSTOP"); for (;;) {}', { timeout: 3 }),
  wrong("an endless loop", "for (;;) {}", { timeout: 3, quick: true }),
  wrong("an await without end", "await new Promise(() => {});", { timeout: 3 }),
  wrong("a cell over its limit that would end", "await new Promise((resolve) => setTimeout(resolve, 6000));", {
    timeout: 2,
  }),
  {
    name: "a killed kernel in the last cell",
    verdict: 1,
    file: [code("const a = 1;"), code('setTimeout(() => process.kill(process.pid, "SIGKILL"), 20); undefined;')],
  },
  wrong("a flood in lines", 'const line = "x".repeat(999); for (let i = 0; i < 25_000; i++) console.log(line);', {
    timeout: 60,
  }),
  wrong("a flood in one piece", 'process.stdout.write("x".repeat(25_000_000)); undefined;', { timeout: 60 }),
  wrong("a flood without end", 'const line = "x".repeat(9999); for (;;) console.log(line);', { timeout: 60 }),
  wrong(
    "a heap that overflows",
    "const all: unknown[] = []; for (;;) all.push(new Array(100_000).fill(Math.random()));",
    {
      timeout: 60,
    },
  ),
];
