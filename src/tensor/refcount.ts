import { BYTES, kernels } from "../kernels/index.js";
import { allocations, release } from "./storage.js";
import type { Tensor } from "./tensor.js";

/**
 * Exact frees for gradients. A gradient made during a backward pass is seen only by that pass and by the leaf it
 * arrives at, so its room is given back when the last of them lets go: memory that was just used is used again, which
 * keeps the caches warm and most sweeps away. Anything older, anything with a second look at it (a view) and anything
 * user code has read is left to the sweep.
 */

/** The count of allocations at the start of the running backward pass: what is older is not ours. */
let since = Number.POSITIVE_INFINITY;

/** Starts the account of a backward pass; gives what to restore at its end. */
export function openAccount(): number {
  const before = since;
  since = allocations();
  return before;
}

/** Ends the account that openAccount began. */
export function closeAccount(before: number): void {
  since = before;
}

/** Was it made in this pass, and are its numbers held nowhere else? */
export function isUnshared(x: Tensor): boolean {
  return x.storage.serial > since && x.storage.holders <= 1;
}

/** Was it made in this pass, and does no other tensor look at its numbers? */
export function isOurs(x: Tensor): boolean {
  return x.storage.serial > since && x.storage.tensors === 1;
}

/** Counts one more holder of a tensor's numbers. */
export function hold(x: Tensor): void {
  x.storage.holders++;
}

/** Lets go; the last one out gives the room back. */
export function drop(x: Tensor): void {
  x.storage.holders--;
  if (x.storage.holders === 0 && isOurs(x)) release(x.storage);
}

/** total + part: in place where the total is ours alone. The caller holds both. */
export function addInto(total: Tensor, part: Tensor): boolean {
  const { storage, dtype } = total;
  if (!isOurs(total) || storage.holders !== 1 || part.dtype !== dtype) return false;
  if (!total.isContiguous() || !part.isContiguous()) return false;
  const from = part.storage.pointer + part.offset * BYTES[dtype];
  kernels[dtype].addScaled(from, storage.pointer + total.offset * BYTES[dtype], total.numel(), 1);
  return true;
}
