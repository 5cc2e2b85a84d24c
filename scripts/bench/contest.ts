import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { createInterface, type Interface } from "node:readline";
import type { Contender } from "./peers.js";

/** Everybody on one processor, where the system has a command for it: helper threads are of no use then. */
const PINNED = existsSync("/usr/bin/taskset") ? ["/usr/bin/taskset", "-c", String(availableParallelism() - 1)] : [];

/** What a contender said of its first three steps, or why it cannot do the work. */
export interface Opening {
  first?: number[];
  why?: string;
}

/** A contender at work on one benchmark, in a process of its own. */
export class Runner {
  readonly seconds: number[] = [];
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;
  private readonly reader: Interface;
  private errors = "";

  constructor(
    readonly contender: Contender,
    work: string,
  ) {
    const { command, args, env } = contender;
    const line = [...PINNED, command, ...args, work];
    this.child = spawn(line[0]!, line.slice(1), { env: { ...process.env, ...env } });
    this.child.stderr.on("data", (text) => (this.errors += text));
    this.child.on("error", (error) => (this.errors += error.message));
    this.child.stdin.on("error", () => {});
    this.reader = createInterface({ input: this.child.stdout });
    this.lines = this.reader[Symbol.asyncIterator]();
  }

  async open(): Promise<Opening> {
    const answer = await this.answer();
    if (!answer) return { why: this.errors.trim().split("\n").at(-1) ?? "it ended" };
    if (!answer.first) return { why: answer.why ?? "not written for it" };
    return answer;
  }

  /**
   * One turn: steps for so many milliseconds. What counts is the processor's time, of all threads: on a machine with
   * nothing else to do it is the time that passes, on a busy one it is still the work that was needed.
   */
  async turn(milliseconds: number): Promise<void> {
    this.child.stdin.write(`${milliseconds}\n`);
    const answer = await this.answer();
    if (answer?.cpu) this.seconds.push(answer.cpu);
  }

  close(): void {
    this.reader.close();
    this.child.stdin.end();
    this.child.kill();
  }

  private async answer(): Promise<any> {
    for (;;) {
      const { value, done } = await this.lines.next();
      if (done) return undefined;
      if (value.startsWith("{")) return JSON.parse(value);
    }
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Half the distance between the quartiles, as a share of the median. */
export function spread(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.round(q * (sorted.length - 1)))]!;
  return (at(0.75) - at(0.25)) / 2 / median(values);
}
