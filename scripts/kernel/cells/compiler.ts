import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { word } from "../flags.js";
import type { Converted, Diagnostic, ToCompiler } from "../messages.js";

/** How long a cell may compile before we think that the compiler is gone, in milliseconds. */
const LONGEST = 120_000;

/** The compiler, asked from the main thread, which sleeps until the answer is there. */
export class Compiler {
  constructor(
    private readonly port: MessagePort,
    private readonly flags: Int32Array,
  ) {}

  convert(prevDecl: string, src: string): Converted {
    return this.ask({ kind: "convert", prevDecl, src }) as Converted;
  }

  addModule(name: string, content: string, meta: object): Diagnostic[] {
    return this.ask({ kind: "addModule", name, content, meta }) as Diagnostic[];
  }

  /** tslab's `@module`, `@browser`, `@jsx` in a comment before the code; without a comment there is nothing to ask. */
  metadata(src: string): { module?: string; mode?: string } {
    return /^\s*\/[*/]/.test(src) ? (this.ask({ kind: "metadata", src }) as object) : {};
  }

  private ask(request: ToCompiler): unknown {
    const before = Atomics.load(this.flags, word.compiled);
    this.port.postMessage(request);
    const woken = Atomics.wait(this.flags, word.compiled, before, LONGEST);
    const received = receiveMessageOnPort(this.port)?.message;
    if (woken === "timed-out" || !received) throw new Error("The compiler does not answer. Restart the kernel.");
    if (/Maximum call stack size exceeded/.test(received.failure ?? "")) {
      throw new Error(
        "This cell is nested too deeply for the compiler: an expression of many thousands of terms, or brackets within brackets. Build it in a loop.",
      );
    }
    if (received.failure) throw new Error(`The compiler failed on this cell: ${received.failure}`);
    return received.answer;
  }
}
