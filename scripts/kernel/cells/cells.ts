import { setImmediate as nextTurn } from "node:timers/promises";
import { stop, word } from "../flags.js";
import type { Converted, Diagnostic, FromMain, KernelError, ToMain } from "../messages.js";
import { type Cell, currentCell, Interrupted, newCell, within } from "./cell.js";
import type { Compiler } from "./compiler.js";
import { describeDiagnostics } from "./diagnostics.js";
import { describeError, describeRefusal } from "./errors.js";
import { loadExecutor, type TslabExecutor } from "./executor.js";
import type { Frames } from "./frames.js";
import type { Output } from "./output.js";
import { Runner } from "./runner.js";
import { bundleOfValue } from "./values.js";

type Done = Extract<FromMain, { kind: "done" }>;

/** Runs cells one after the other on the main thread and says what became of each. */
export class Cells {
  private cell: Cell = currentCell();
  private code = "";
  private diagnostics: Diagnostic[] = [];
  private thrown: { error: unknown } | undefined;
  private refusal: KernelError | undefined;
  private lastExpression: string | undefined;
  /** What tslab's executor catches it prints: nothing of that may be lost. */
  private readonly printed = {
    log() {},
    error: (...caught: unknown[]) => {
      if (caught.length === 1) this.thrown ??= { error: caught[0] };
    },
  };
  private readonly executor: TslabExecutor;
  private readonly runner: Runner;

  constructor(
    root: string,
    private readonly compiler: Compiler,
    private readonly output: Output,
    private readonly frames: Frames,
    private readonly flags: Int32Array,
  ) {
    this.runner = new Runner(flags, () => ({
      file: fileOf(this.cell),
      label: labelOf(this.cell),
      failed: (error) => {
        this.thrown = { error };
      },
      refused: (error, before) => {
        this.refusal = describeRefusal(error, before, fileOf(this.cell), this.code, this.frames);
      },
    }));
    // what tslab would print is kept: errors by the runner, diagnostics by the compiler below
    this.executor = loadExecutor(root, this.intercepted(), this.runner, this.printed, output);
  }

  /** Runs a cell to its end, whatever becomes of it, and posts the outcome. */
  async execute({ cell: id, count, code, name }: Extract<ToMain, { kind: "execute" }>): Promise<void> {
    const cell = newCell(id, count, name);
    this.cell = cell;
    this.code = code;
    this.diagnostics = [];
    this.thrown = this.refusal = this.lastExpression = undefined;
    const done = await within(cell, () => this.run(cell)).catch((error): Done => this.failed(error));
    cell.running = false;
    cell.stopped = done.error?.ename === "Interrupted";
    for (const failure of cell.failures) {
      const error = this.describe(failure);
      if (done.error) this.output.post({ kind: "error", cell: id, error });
      else Object.assign(done, { error, result: undefined });
    }
    Atomics.store(this.flags, word.stop, stop.no);
    this.output.post(done);
  }

  /** Stops the cell where it waits; where it computes, the stop word does. */
  interrupt(id: number): void {
    if (this.cell.running && this.cell.id === id) {
      this.runner.interrupt();
      this.wake?.(new Interrupted());
    }
  }

  /** Something nobody caught: part of its cell's outcome while that runs, an error under it afterwards. */
  late(error: unknown): void {
    const cell = currentCell();
    if (error instanceof Interrupted) return;
    if (cell.running) cell.failures.push(error);
    else this.output.post({ kind: "error", cell: cell.id, error: this.describe(error) });
  }

  private async run(cell: Cell): Promise<Done> {
    const ran = await this.executor.execute(this.code);
    if (this.diagnostics.length > 0) {
      return { kind: "done", cell: cell.id, error: describeDiagnostics(this.diagnostics, this.code) };
    }
    if (this.refusal) return { kind: "done", cell: cell.id, error: this.refusal };
    if (this.thrown) return this.failed(this.thrown.error);
    if (!ran) return this.failed(new Error("The kernel could not run this cell and does not know why."));
    const value = this.takeLastValue();
    const result = value == null ? undefined : await this.orInterrupt(bundleOfValue(value));
    await this.orInterrupt(Promise.all(cell.pending));
    await nextTurn(); // rejections that nobody handled are reported by now
    return { kind: "done", cell: cell.id, ...(result && { result }) };
  }

  private failed(error: unknown): Done {
    return { kind: "done", cell: this.cell.id, error: this.describe(error) };
  }

  private describe(error: unknown): KernelError {
    return describeError(error, this.frames);
  }

  private takeLastValue(): unknown {
    const name = this.lastExpression;
    if (!name) return undefined;
    const value = this.runner.scope[name];
    this.runner.scope[name] = undefined; // not deleted: that would make every later access to the scope slow
    return value;
  }

  private wake: ((reason: Interrupted) => void) | undefined;

  private orInterrupt<T>(promise: Promise<T>): Promise<T> {
    const interrupted = new Promise<never>((_, reject) => {
      this.wake = reject;
    });
    return Promise.race([promise, interrupted]).finally(() => {
      this.wake = undefined;
    });
  }

  /** The compiler as tslab's executor sees it; what we show ourselves is kept back. */
  private intercepted(): Pick<Compiler, "convert" | "addModule" | "metadata"> {
    return {
      metadata: (src) => this.compiler.metadata(src),
      addModule: (name, content, meta) => {
        this.diagnostics = this.compiler.addModule(name, content, meta);
        return this.diagnostics;
      },
      convert: (prevDecl, src): Converted => {
        const { maps = [], lastExpressionVar, ...converted } = this.compiler.convert(prevDecl, src);
        this.diagnostics = converted.diagnostics;
        this.lastExpression = lastExpressionVar;
        for (const { path, maps: back } of converted.sideOutputs ?? []) this.frames.addFile(path, back ?? []);
        this.frames.add(fileOf(this.cell), { label: labelOf(this.cell), code: src, maps });
        return converted;
      },
    };
  }
}

const labelOf = (cell: Cell) => `cell [${cell.count}]`;
const fileOf = (cell: Cell) => `gradus-cell-${cell.id}.js`;
