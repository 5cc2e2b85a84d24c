import { isStopped } from "./cell.js";

/** Timers of a cell that was interrupted do not fire any more: so its endless loops of awaits end, too. */
export function silenceStoppedTimers(): void {
  for (const name of ["setTimeout", "setInterval", "setImmediate"] as const) {
    const real = globalThis[name] as (callback: unknown, ...rest: unknown[]) => unknown;
    const guarded = (callback: unknown, ...rest: unknown[]) =>
      real(typeof callback === "function" ? unlessStopped(callback as () => unknown) : callback, ...rest);
    // util.promisify finds the promise form of a timer in a property of it
    Object.defineProperties(guarded, Object.getOwnPropertyDescriptors(real));
    Object.defineProperty(globalThis, name, { value: guarded, writable: true, configurable: true, enumerable: true });
  }
}

const unlessStopped = (callback: (...args: unknown[]) => unknown) =>
  function (this: unknown, ...args: unknown[]): unknown {
    return isStopped() ? undefined : callback.apply(this, args);
  };
