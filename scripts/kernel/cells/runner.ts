import vm from "node:vm";
import { region, stop, word } from "../flags.js";
import { Interrupted } from "./cell.js";
import type { CellRunner } from "./executor.js";
import { cellMeta, importer } from "./modules.js";
import { makeFast, type Names, type Scope, share } from "./scope.js";

const HEAD = /^\((async )?function\(exports, require\) \{ /;
const TAIL = "\n})(__tslab__.exports, __tslab__.require)";
const PARAMETERS = "exports, require, __stop, __halt, __names, __meta, __import";

/** A region's code runs inside this script, in which Node turns SIGINT into an exception. */
const inRegion = new vm.Script("globalThis[Symbol.for('gradus.kernel.region')]()", { filename: "node:gradus-region" });

/** The cell that runs now, as far as its runner must know. */
export interface Current {
  /** The name of its code in stacks. */
  file: string;
  /** What learners call it. */
  label: string;
  /** It threw, or was stopped. */
  failed(error: unknown): void;
  /** V8 refused it: so many characters stand in its first line before its code. */
  refused(error: unknown, before: number): void;
}

/**
 * Runs what tslab's executor hands to `vm`: each cell under a file name of its own, with the names of earlier cells in a
 * plain object, and interruptible. A cell that fails is told to `current`, not to the executor, which would forget all its
 * names: so they stay, as they do in Python.
 */
export class Runner implements CellRunner {
  readonly scope: Scope = {};
  private readonly stopWord: Int32Array;
  private wake: (reason: Interrupted) => void = () => {};

  constructor(
    private readonly flags: Int32Array,
    private readonly current: () => Current,
  ) {
    this.stopWord = flags.subarray(word.stop, word.stop + 1);
  }

  runInThisContext(code: string, options?: object): unknown {
    return code.endsWith(TAIL) && HEAD.test(code) ? this.runCell(code) : vm.runInThisContext(code, options);
  }

  /** Ends the cell's wait, if it waits. */
  interrupt(): void {
    this.wake(new Interrupted());
  }

  private runCell(code: string): unknown {
    // an interrupted cell skipped its `finally`: the library starts clean, if it is loaded
    (globalThis as any)[Symbol.for("gradus.cell.start")]?.();
    const { file, label, failed, refused } = this.current();
    const [start, async = ""] = HEAD.exec(code)!;
    const opening = `(${async}function(${PARAMETERS}) { "use strict"; `; // as in a module
    const body = code.slice(start.length, code.length - TAIL.length);
    let cell: (...parts: unknown[]) => unknown;
    try {
      cell = vm.runInThisContext(`${opening}${body}\n})`, { filename: file, columnOffset: -opening.length });
    } catch (error) {
      refused(error, opening.length);
      throw error; // so that tslab's executor declares none of its names
    }
    const { require } = (globalThis as any).__tslab__;
    let names: Names = {};
    const tellNames = (given: Names) => {
      names = given;
    };
    const end = (error?: { thrown: unknown }) => {
      share(this.scope, names, error && label);
      if (error) failed(error.thrown);
    };
    makeFast(this.scope);
    let result: unknown;
    try {
      if (this.stopWord[0]) this.halt();
      const halt = () => this.halt();
      const parts = [this.scope, require, this.stopWord, halt, tellNames, cellMeta(), importer(require)];
      result = interruptible(this.flags, () => cell(...parts));
    } catch (thrown) {
      return end({ thrown });
    }
    if (!async) return end();
    const interrupted = new Promise<never>((_, reject) => {
      this.wake = reject;
    });
    return Promise.race([result, interrupted]).then(
      () => end(),
      (thrown) => end({ thrown }),
    );
  }

  private halt(): never {
    throw this.stopWord[0] === stop.memory ? outOfMemory() : new Interrupted();
  }
}

/** Where the process may be sent SIGINT: it then throws, here, and nowhere else. Windows knows no such signal. */
function interruptible<T>(flags: Int32Array, run: () => T): T {
  if (process.platform === "win32") return run();
  (globalThis as any)[Symbol.for("gradus.kernel.region")] = () => {
    Atomics.store(flags, word.region, region.inside);
    try {
      return run();
    } finally {
      leave(flags);
    }
  };
  try {
    return inRegion.runInThisContext({ breakOnSigint: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException)?.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED") {
      throw flags[word.stop] === stop.memory ? outOfMemory() : new Interrupted();
    }
    throw error;
  } finally {
    Atomics.store(flags, word.region, region.outside);
  }
}

/** If the signal is already on its way, it must strike inside. */
function leave(flags: Int32Array): void {
  const was = Atomics.compareExchange(flags, word.region, region.inside, region.outside);
  if (was === region.struck) Atomics.wait(flags, word.region, region.struck, 2000);
}

/** The error of a cell that was stopped because the heap is nearly full. */
function outOfMemory(): Error {
  const error = new RangeError(
    "This cell has used up the kernel's memory and was stopped before the kernel died of it. Keep fewer things in arrays, or restart the kernel to start empty.",
  );
  error.name = "OutOfMemory";
  return error;
}
