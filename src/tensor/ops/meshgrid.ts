import { requireTensors } from "../arguments.js";
import { ArgumentError, ShapeError, words } from "../errors.js";
import type { Tensor } from "../tensor.js";
import { expand, reshape } from "./view.js";

/**
 * The coordinates of every point of a grid: from one vector an axis, one tensor an axis, all of the grid's shape.
 * indexing "ij" (the default) gives [rows, columns] for (y, x) as matrices are written, "xy" swaps the first two axes.
 *
 * @example
 * meshgrid([tensor([0, 1]), tensor([5, 6, 7])])[1].toArray(); // [[5, 6, 7], [5, 6, 7]]
 */
export function meshgrid(vectors: readonly Tensor[], options: { indexing?: "ij" | "xy" } = {}): Tensor[] {
  const { indexing = "ij" } = options ?? {};
  if (!Array.isArray(vectors) || vectors.length === 0)
    throw new ArgumentError("meshgrid", "expects a list of vectors, as in meshgrid([y, x])");
  requireTensors("meshgrid", vectors);
  const wrong = vectors.find((v) => v.ndim > 1);
  if (wrong)
    throw new ShapeError("meshgrid", `expects vectors, but one has the shape ${words(wrong.shape)}`, {
      shapes: vectors.map((v) => v.shape),
    });
  const place = (i: number) => (indexing === "xy" && i < 2 && vectors.length > 1 ? 1 - i : i);
  const shape = vectors.map((_, i) => vectors[place(i)]!.numel());
  return vectors.map(
    (v, i) =>
      expand(
        reshape(
          v,
          shape.map((_, axis) => (axis === place(i) ? -1 : 1)),
        ) as Tensor,
        shape,
      ) as Tensor,
  );
}
