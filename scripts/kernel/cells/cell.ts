import { AsyncLocalStorage } from "node:async_hooks";

/** A cell from its request on: it outlives its run, for its timers and promises may still print. */
export interface Cell {
  /** Running number of the request, unique in this kernel. */
  readonly id: number;
  /** The number in brackets that the learner sees. */
  readonly count: number;
  /** Its id in the notebook, where the frontend says it. */
  readonly name?: string | undefined;
  /** Its request is not answered yet. */
  running: boolean;
  /** It was interrupted: what is left of it has no say any more. */
  stopped: boolean;
  /** What went wrong beside its own code path: rejections nobody handled, exceptions in timers. */
  readonly failures: unknown[];
  /** What must be there before it is done: displays whose content is a promise. */
  readonly pending: Promise<unknown>[];
}

const context = new AsyncLocalStorage<Cell>();
let latest: Cell = newCell(0, 0);
latest.running = false;

export function newCell(id: number, count: number, name?: string): Cell {
  return { id, count, name, running: true, stopped: false, failures: [], pending: [] };
}

/** Runs `body` such that everything it starts, however late, knows its cell. */
export function within<T>(cell: Cell, body: () => T): T {
  latest = cell;
  return context.run(cell, body);
}

/** The cell that started the code that runs now; the latest one where Node lost track. */
export const currentCell = (): Cell => context.getStore() ?? latest;

/** Whether the code that runs now was started by a cell that was interrupted since. */
export const isStopped = (): boolean => context.getStore()?.stopped === true;

/** Thrown into a cell that the learner stops. */
export class Interrupted extends Error {
  override name = "Interrupted";
  constructor() {
    super("the cell was stopped");
  }
}
