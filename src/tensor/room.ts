/** Getting room where the memory is full: at places where no address is being used, a sweep and a second try. */
import { OutOfMemoryError } from "./errors.js";
import { compact, type Storage, safepoint, sweep } from "./storage.js";

/**
 * Runs what takes room and can be done twice, such as making a tensor: at a safepoint, and once more after a sweep where
 * the memory did not do. Ops do the same in op.ts, without a function more.
 */
export function withRoom<T>(f: () => T): T {
  safepoint();
  try {
    return f();
  } catch (error) {
    makeRoom(error);
  }
  return f();
}

/** For reading numbers outside of an op: back into the memory with them, where they were moved out. */
export function bringIn(storage: Storage): void {
  if (storage.evicted) withRoom(() => storage.pointer);
}

/**
 * What to do about an error at a place where no address is being used: where the memory was full, sweep, and if the room
 * that is wanted is there but in pieces, put what is held together. Any other error goes on.
 */
export function makeRoom(error: unknown): void {
  if (!(error instanceof OutOfMemoryError)) throw error;
  sweep();
  compact(error.wanted);
}
