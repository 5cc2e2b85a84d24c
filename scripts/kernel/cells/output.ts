import { inspect, TextDecoder } from "node:util";
import { word } from "../flags.js";
import type { FromMain, OutputType, StreamName } from "../messages.js";
import { currentCell, Interrupted, isStopped } from "./cell.js";

/** Characters that may be on their way to the frontend; a cell that prints faster waits. */
const BACKLOG = 16_000_000;

/** Where a cell's output goes: each piece is posted to the I/O thread at once, which merges and paces it. */
export class Output {
  constructor(
    private readonly io: { postMessage(message: FromMain): void },
    private readonly flags: Int32Array,
  ) {}

  post(message: FromMain): void {
    this.io.postMessage(message);
  }

  /** Text of the cell that is running this code. */
  write(name: StreamName, text: string): void {
    const cell = currentCell();
    if (isStopped()) throw new Interrupted();
    if (text === "") return;
    let waiting = Atomics.add(this.flags, word.backlog, text.length) + text.length;
    this.post({ kind: "stream", cell: cell.id, name, text });
    while (waiting > BACKLOG && !Atomics.load(this.flags, word.stop)) {
      Atomics.wait(this.flags, word.backlog, waiting, 100);
      waiting = Atomics.load(this.flags, word.backlog);
    }
  }

  /** A display, an update of one, or a wish to clear; the content may be a promise, for which the cell waits. */
  send(type: OutputType, content: object | Promise<object>): void {
    const cell = currentCell();
    if (isStopped()) throw new Interrupted();
    if (content instanceof Promise) {
      const shown = content.then((ready) => this.send(type, ready));
      if (cell.running) cell.pending.push(shown);
      return;
    }
    this.post({ kind: "output", cell: cell.id, type, content: plain(content) });
  }

  /** Puts this in the place of process.stdout, process.stderr and the seams through which libraries show things. */
  install(): void {
    for (const name of ["stdout", "stderr"] as const) {
      const decoder = new TextDecoder();
      process[name].write = ((chunk: string | Uint8Array, encoding?: unknown, callback?: unknown): boolean => {
        this.write(name, typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }));
        const done = typeof encoding === "function" ? encoding : callback;
        if (typeof done === "function") process.nextTick(done as () => void);
        return true;
      }) as typeof process.stdout.write;
    }
    Object.defineProperty(globalThis, Symbol.for("Jupyter.broadcast"), {
      value: (type: OutputType, content: object | Promise<object>) => this.send(type, content),
    });
    // so that a library prints values as the kernel does
    Object.defineProperty(globalThis, Symbol.for("Jupyter.inspect"), { value: (value: unknown) => inspect(value) });
    // so that a library can link to the cell that said something
    Object.defineProperty(globalThis, Symbol.for("Jupyter.cell"), { get: () => currentCell().name });
  }
}

/** Content as JSON can carry it: bytes as base64, no functions. */
export function plain<T>(content: T): T {
  return JSON.parse(JSON.stringify(content, bytesAsBase64)) as T;
}

function bytesAsBase64(this: { [key: string]: unknown }, key: string, value: unknown): unknown {
  const original = this[key];
  return original instanceof Uint8Array ? Buffer.from(original).toString("base64") : value;
}
