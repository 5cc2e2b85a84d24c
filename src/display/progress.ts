import { broadcaster, type DisplayHandle, display } from "./display.js";

export interface ProgressOptions {
  /** How many turns there will be; taken from `length` or `size` where the iterable has one. */
  total?: number;
  /** What is being done, in front of the bar. */
  label?: string;
}

/** Milliseconds between two drawings of one bar. */
const PAUSE = 100;
const WIDTH = 30;

/**
 * Goes through `items` and shows a bar that moves, also in a synchronous loop. What stays on the page is the final state,
 * with no times in it, so a stored notebook does not change from run to run. A number counts from 0 to one below it.
 *
 * @example
 * for (const step of progress(3, { label: "training" })) console.log("step", step);
 * for (const batch of progress([[1, 2], [3]])) console.log(batch);
 */
export function progress(count: number, options?: ProgressOptions): Generator<number, void, undefined>;
export function progress<T>(items: Iterable<T>, options?: ProgressOptions): Generator<T, void, undefined>;
export function* progress<T>(items: Iterable<T> | number, options: ProgressOptions = {}): Generator<T | number> {
  const all = typeof items === "number" ? counting(items) : items;
  const total = options.total ?? (typeof items === "number" ? items : sizeOf(items));
  let done = 0;
  let drawn = performance.now();
  const inNotebook = broadcaster() !== undefined;
  const text = () => bar(done, total, options.label);
  let shown: DisplayHandle | undefined = inNotebook ? display(text()) : undefined;
  try {
    for (const item of all) {
      yield item;
      done++;
      if (shown && performance.now() - drawn > PAUSE) {
        shown.update(text());
        drawn = performance.now();
      }
    }
  } finally {
    if (shown) shown.update(text());
    else shown = display(text());
  }
}

function bar(done: number, total: number | undefined, label = ""): string {
  const front = label ? `${label} ` : "";
  if (total === undefined) return `${front}${done}`;
  const share = total > 0 ? Math.min(1, done / total) : 1;
  const full = Math.floor(share * WIDTH);
  return `${front}${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${done} of ${total} (${Math.floor(share * 100)} %)`;
}

function sizeOf(items: Iterable<unknown>): number | undefined {
  const { length, size } = items as { length?: unknown; size?: unknown };
  return typeof length === "number" ? length : typeof size === "number" ? size : undefined;
}

function* counting(count: number): Generator<number> {
  for (let i = 0; i < count; i++) yield i;
}
