import vm from "node:vm";
import { region, stop, word } from "../flags.js";
import { Interrupted } from "./cell.js";
import type { CellRunner } from "./executor.js";

const HEAD = /^\((async )?function\(exports, require\) \{ /;
const TAIL = "\n})(__tslab__.exports, __tslab__.require)";
const PARAMETERS = "exports, require, __stop, __halt, __share";

/** A region's code runs inside this script, in which Node turns SIGINT into an exception. */
const inRegion = new vm.Script("globalThis[Symbol.for('gradus.kernel.region')]()", { filename: "node:gradus-region" });

/**
 * Runs what tslab's executor hands to `vm`: each cell under a file name of its own, with the names of earlier cells in a
 * plain object, and interruptible.
 *
 * @param nameOf the file name of the cell that runs now
 */
export function cellRunner(
  flags: Int32Array,
  nameOf: () => string,
): { runner: CellRunner; scope: { [name: string]: unknown } } {
  const scope: { [name: string]: unknown } = {};
  const share = (name: string, descriptor: PropertyDescriptor) =>
    Object.defineProperty(scope, name, { ...descriptor, configurable: true, enumerable: true });
  const halt = () => {
    throw flags[word.stop] === stop.memory ? outOfMemory() : new Interrupted();
  };
  const stopWord = flags.subarray(word.stop, word.stop + 1);

  function runCell(code: string): unknown {
    const head = HEAD.exec(code)!;
    const opening = `(${head[1] ?? ""}function(${PARAMETERS}) { `;
    const body = code.slice(head[0].length, code.length - TAIL.length);
    const cell = vm.runInThisContext(`${opening}${body}\n})`, { filename: nameOf(), columnOffset: -opening.length });
    const { require } = (globalThis as any).__tslab__;
    makeFast(scope);
    if (flags[word.stop]) halt();
    return interruptible(flags, () => cell(scope, require, stopWord, halt, share));
  }

  const runner: CellRunner = {
    runInThisContext: (code, options) =>
      code.endsWith(TAIL) && HEAD.test(code) ? runCell(code) : vm.runInThisContext(code, options),
  };
  return { runner, scope };
}

/**
 * An object whose properties are redefined becomes a hash table to V8, ten times slower in a loop. What serves as a
 * prototype of something that is read from becomes fast again.
 */
function makeFast(scope: { [name: string]: unknown }): void {
  const heir: { [name: string]: unknown } = Object.create(scope);
  void heir.anyName;
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
