import { ArgumentError, described, words } from "../errors.js";
import type { Tensor } from "../tensor.js";
import { indexSelect } from "./indexing.js";

/** How a frame is filled from the picture itself. */
export type EdgeMode = "reflect" | "replicate" | "circular";

/** Where each place of the frame along an axis is read from. */
const SOURCE: Readonly<Record<EdgeMode, (at: number, size: number) => number>> = {
  // mirrored at the outermost element, which is not repeated
  reflect: (at, size) => (at < 0 ? -at : at >= size ? 2 * (size - 1) - at : at),
  replicate: (at, size) => Math.min(size - 1, Math.max(0, at)),
  circular: (at, size) => (at + size) % size,
};

/** The most cells that a mode can fill on one side. */
const MOST: Readonly<Record<EdgeMode, (size: number) => number>> = {
  reflect: (size) => size - 1,
  replicate: (size) => (size > 0 ? Number.POSITIVE_INFINITY : 0),
  circular: (size) => size,
};

/** x with a frame made of its own elements. pairs: cells before and after, one pair an axis. */
export function paddedByEdge(x: Tensor, pairs: readonly (readonly [number, number])[], mode: EdgeMode): Tensor {
  if (typeof mode !== "string" || !Object.hasOwn(SOURCE, mode))
    throw new ArgumentError(
      "pad",
      `expects a number, "reflect", "replicate" or "circular" to fill the frame with, but was given ${described(mode)}`,
    );
  return pairs.reduce((y: Tensor, [before, after], axis) => {
    if (before === 0 && after === 0) return y;
    const size: number = x.shape[axis]!;
    const most = MOST[mode](size);
    if (before > most || after > most)
      throw new ArgumentError(
        "pad",
        `"${mode}" can fill at most ${most} cells on each side of axis ${axis} of ${words(x.shape)}, but was given ${Math.max(before, after)}`,
      );
    return indexSelect(
      y,
      axis,
      Array.from({ length: size + before + after }, (_, i) => SOURCE[mode](i - before, size)),
    );
  }, x);
}
