/** Runs the cells of a notebook one after the other in a fresh kernel and writes down what came of it. */

import { withAlternatives } from "../../ipynb/alternatives.js";
import type { Cell, Notebook } from "../../ipynb/notebook.js";
import { raisesException, skipsExecution } from "../../ipynb/tags.js";
import type { KernelSession } from "../client/session.js";
import { CellRun } from "./cell.js";
import { Displays } from "./collect.js";
import type { CellExecution, Failure, NotebookExecution } from "./execution.js";

export interface RunOptions {
  /** Seconds that a cell may take. */
  timeout: number;
  /** Cells that cannot run here: they are skipped. */
  cannot?: (cell: Cell) => boolean;
  /** Called before each code cell with the number of those that are done. */
  onProgress?: (done: number) => void;
}

/** Seconds after the last cell in which late output still counts, as long as timers are pending. */
const DRAIN = 2;
/** Waits in the kernel until no timer is left, without a trace in the notebook. */
const drain = `
const gradusTimers = () => process.getActiveResourcesInfo().some((kind) => kind === "Timeout" || kind === "Immediate");
for (const end = Date.now() + ${DRAIN * 1000}; gradusTimers() && Date.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 10));`;
/** How long a kernel refuses cells after an exception is its own affair: the next one waits and asks again. */
const ABORT_PAUSE = 100;
const ABORT_PATIENCE = 20;

export async function runNotebook(
  session: KernelSession,
  notebook: Notebook,
  { timeout, cannot = () => false, onProgress }: RunOptions,
): Promise<NotebookExecution> {
  const displays = new Displays();
  const runs = new Map<string, CellRun>();
  let current: CellRun | undefined;
  session.listener = (event) => {
    if (event.type === "gone") current?.onEvent(event);
    // What names no request of ours, a kernel's own last words for example, belongs to the cell that runs.
    else (runs.get(event.parent ?? "") ?? (orphanMatters(event.messageType) ? current : undefined))?.onEvent(event);
  };

  const runCell = async (cell: Cell): Promise<CellRun> => {
    for (let attempt = 0; ; attempt++) {
      const run = new CellRun(displays, timeout);
      current = run;
      if (session.gone) run.onEvent(session.gone);
      else runs.set(session.execute(cell.source, { stopOnError: !raisesException(cell), cellId: cell.id }), run);
      await run.end;
      if (!run.aborted || attempt === ABORT_PATIENCE) return run;
      await pause(ABORT_PAUSE);
    }
  };

  /** What happens after the last cell belongs to it: its timers' errors, and that the kernel is there at all. */
  const trailingCheck = async (): Promise<Failure | undefined> => {
    const run = new CellRun(displays, timeout + DRAIN);
    current = run;
    if (session.gone) run.onEvent(session.gone);
    else runs.set(session.execute(drain, { silent: true }), run);
    await run.end;
    // An exception in a timer comes from nobody's code path: the kernel gives it to the request it works on.
    const { thrown, failure } = run;
    if (thrown) {
      return { kind: "late error", message: `after the cell was done it threw ${thrown.ename}: ${thrown.evalue}` };
    }
    return failure && { ...failure, message: `after the cell was done ${failure.message}` };
  };

  const start = performance.now();
  const code = notebook.cells.filter((cell) => cell.type === "code");
  const done: { cell: Cell; run?: CellRun; duration: number; state: CellExecution["state"] }[] = [];
  let ended = false;
  let count = 0;
  for (const [position, cell] of code.entries()) {
    onProgress?.(position);
    if (ended || skipsExecution(cell) || cannot(cell)) {
      done.push({ cell, duration: 0, state: ended ? "not run" : cell.source.trim() === "" ? "ran" : "skipped" });
      continue;
    }
    const began = performance.now();
    const run = await runCell(cell);
    count += 1;
    run.failure ??= failureOf(cell, run, count);
    done.push({ cell, run, duration: performance.now() - began, state: "ran" });
    ended = run.failure !== undefined;
  }
  onProgress?.(code.length);
  const last = done.findLast(({ run }) => run)?.run;
  if (last && !ended) last.failure ??= await trailingCheck();
  session.listener = () => {};

  const cells = done.map(({ cell, run, duration, state }): CellExecution => {
    const late = run?.lateStderr ? { lateStderr: run.lateStderr } : {};
    const failure = run?.failure ? { failure: run.failure } : {};
    return {
      index: cell.index,
      outputs: withAlternatives(cell, run?.area.stored() ?? []),
      duration,
      work: run?.work ?? 0,
      state,
      ...late,
      ...failure,
    };
  });
  return { cells, duration: performance.now() - start };
}

/** What a reply that came in order still can say against the run. */
function failureOf(cell: Cell, run: CellRun, count: number): Failure | undefined {
  if (run.aborted) return { kind: "aborted", message: "the kernel refused to run the cell" };
  if (run.thrown && !raisesException(cell)) {
    const { ename, evalue } = run.thrown;
    return { kind: "error", message: evalue ? `${ename}: ${evalue}` : ename };
  }
  if (run.executionCount !== undefined && run.executionCount !== count) {
    const message = `the kernel counts this cell as number ${run.executionCount}, not ${count}: it is not the one that ran the cells before`;
    return { kind: "lost count", message };
  }
  return undefined;
}

const orphanMatters = (messageType: string) => messageType === "stream" || messageType === "error";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
