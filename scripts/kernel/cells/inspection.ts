import { inspect } from "node:util";

/**
 * Promises and timers print as they do where nobody follows them: Node hangs numbers of its own on both to know which cell
 * started what, and those differ from run to run and from Node to Node.
 */
export function inspectQuietly(): void {
  define(Promise.prototype, function (this: object) {
    for (const key of Object.getOwnPropertySymbols(this)) {
      if (OURS.has(key.description ?? "")) Object.defineProperty(this, key, { enumerable: false });
    }
    return this; // as it would print anyway
  });
  const timer = setTimeout(() => {}, 0);
  clearTimeout(timer);
  define(Object.getPrototypeOf(timer), function (this: Timer) {
    const state = this._destroyed ? "done" : `${this._repeat === null ? "after" : "every"} ${this._idleTimeout} ms`;
    return `Timeout { ${state} }`;
  });
  const immediate = setImmediate(() => {});
  clearImmediate(immediate);
  define(Object.getPrototypeOf(immediate), () => "Immediate {}");
}

const OURS = new Set(["async_id_symbol", "trigger_async_id_symbol", "kResourceStore", "async_context_frame"]);

interface Timer {
  _destroyed: boolean;
  _repeat: number | null;
  _idleTimeout: number;
}

function define(prototype: object, print: (this: any) => unknown): void {
  Object.defineProperty(prototype, inspect.custom, { value: print, writable: true, configurable: true });
}
