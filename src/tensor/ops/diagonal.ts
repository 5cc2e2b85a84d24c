import { requireTensor } from "../arguments.js";
import { ArgumentError, ShapeError, words } from "../errors.js";
import { filled } from "../raw.js";
import type { Tensor } from "../tensor.js";
import { indexSelect, scatterAdd } from "./indexing.js";
import { reshape } from "./view.js";
import { wholeNumbers } from "./whole.js";

/**
 * The diagonal of a matrix, or the matrix that has a vector on its diagonal and zeros elsewhere. `offset` counts
 * diagonals to the right of the main one.
 *
 * @example
 * diag(tensor([1, 2])).toArray(); // [[1, 0], [0, 2]]
 */
export function diag(x: Tensor, offset = 0): Tensor {
  requireTensor("diag", "x", x);
  if (!Number.isInteger(offset)) throw new ArgumentError("diag", `the offset must be a whole number, but is ${offset}`);
  const [down, right] = [Math.max(0, -offset), Math.max(0, offset)];
  const along = (length: number, cols: number) =>
    wholeNumbers(
      "diag",
      "positions",
      Array.from({ length }, (_, i) => (i + down) * cols + i + right),
    );
  if (x.ndim === 1) {
    const n = x.numel() + down + right;
    return reshape(scatterAdd(filled([n * n], 0, x.dtype), 0, along(x.numel(), n), x), [n, n]);
  }
  if (x.ndim !== 2)
    throw new ShapeError("diag", `expects a vector or a matrix, but the shape is ${words(x.shape)}`, {
      shapes: [x.shape],
    });
  const [rows, cols] = x.shape as [number, number];
  return indexSelect(reshape(x, [-1]), 0, along(Math.max(0, Math.min(rows - down, cols - right)), cols));
}
