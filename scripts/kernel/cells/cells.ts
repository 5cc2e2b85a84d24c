import { setImmediate as nextTurn } from "node:timers/promises";
import { stop, word } from "../flags.js";
import type { Converted, Diagnostic, FromMain, KernelError, ToMain } from "../messages.js";
import { type Cell, currentCell, Interrupted, newCell, within } from "./cell.js";
import type { Compiler } from "./compiler.js";
import { describeDiagnostics } from "./diagnostics.js";
import { describeError } from "./errors.js";
import { loadExecutor, type TslabExecutor } from "./executor.js";
import type { Frames } from "./frames.js";
import type { Output } from "./output.js";
import { cellRunner } from "./runner.js";
import { bundleOfValue } from "./values.js";

/** tslab's executor rejects with this when it is interrupted while it waits. */
const TSLAB_INTERRUPT = "Interrupted asynchronously";

type Done = Extract<FromMain, { kind: "done" }>;

/** Runs cells one after the other on the main thread and says what became of each. */
export class Cells {
  private cell: Cell = currentCell();
  private code = "";
  private diagnostics: Diagnostic[] = [];
  private thrown: { error: unknown } | undefined;
  private lastExpression: string | undefined;
  private readonly executor: TslabExecutor;
  private readonly scope: { [name: string]: unknown };

  constructor(
    root: string,
    private readonly compiler: Compiler,
    private readonly output: Output,
    private readonly frames: Frames,
    private readonly flags: Int32Array,
  ) {
    const { runner, scope } = cellRunner(flags, () => fileOf(this.cell));
    this.scope = scope;
    const print = { log() {}, error: (...args: unknown[]) => this.hear(args) };
    this.executor = loadExecutor(root, this.intercepted(), runner, print, output);
  }

  /** Runs a cell to its end, whatever becomes of it, and posts the outcome. */
  async execute({ cell: id, count, code, name }: Extract<ToMain, { kind: "execute" }>): Promise<void> {
    const cell = newCell(id, count, name);
    this.cell = cell;
    this.code = code;
    this.diagnostics = [];
    this.thrown = this.lastExpression = undefined;
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
      this.executor.interrupt();
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
    await this.executor.execute(this.code);
    if (this.diagnostics.length > 0) {
      return { kind: "done", cell: cell.id, error: describeDiagnostics(this.diagnostics, this.code) };
    }
    if (this.thrown) return this.failed(this.thrown.error);
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
    const asked = error instanceof Error && error.message === TSLAB_INTERRUPT;
    return describeError(asked ? new Interrupted() : error, this.frames);
  }

  private takeLastValue(): unknown {
    const name = this.lastExpression;
    if (!name) return undefined;
    const value = this.scope[name];
    this.scope[name] = undefined; // not deleted: that would make every later access to the scope slow
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

  /** tslab's executor prints an error as one value, and diagnostics, which we have already, as a format with values. */
  private hear(args: unknown[]): void {
    if (args.length === 1) this.thrown = { error: args[0] };
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
        this.frames.add(fileOf(this.cell), { label: `cell [${this.cell.count}]`, code: src, maps });
        return converted;
      },
    };
  }
}

const fileOf = (cell: Cell) => `gradus-cell-${cell.id}.js`;
