/** Ops that pick elements by a condition: how many they give depends on the numbers. */
import { requireTensor } from "../arguments.js";
import { ShapeError, words } from "../errors.js";
import { created, pointer, stretched } from "../raw.js";
import { view } from "../storage.js";
import { broadcastShapes } from "../strides.js";
import type { Tensor } from "../tensor.js";
import { indexSelect } from "./indexing.js";
import { expand, reshape } from "./view.js";

/** The positions of the elements that are not 0, counted in memory order of a contiguous tensor, as int32. */
export function flatPositions(x: Tensor): Tensor {
  const numbers = x.data();
  let n = 0;
  for (let i = 0; i < numbers.length; i++) if (numbers[i] !== 0) n++;
  const out = created([n], "int32");
  const target = view("int32");
  let to = pointer(out, "int32") / 4;
  for (let i = 0; i < numbers.length; i++) if (numbers[i] !== 0) target[to++] = i;
  return out;
}

/**
 * Where the elements are that are not 0 (or not false): one row of positions for each, [found, axes], as int32.
 *
 * @example
 * nonzero(tensor([[0, 7], [5, 0]])).toArray(); // [[0, 1], [1, 0]]
 */
export function nonzero(x: Tensor): Tensor {
  requireTensor("nonzero", "x", x);
  const flat = flatPositions(x).data();
  const rank = x.ndim;
  const out = created([flat.length, rank], "int32");
  const target = view("int32");
  const start = pointer(out, "int32") / 4;
  flat.forEach((position, row) => {
    let rest = position;
    for (let axis = rank - 1; axis >= 0; axis--) {
      const size = x.shape[axis]!;
      target[start + row * rank + axis] = rest % size;
      rest = Math.floor(rest / size);
    }
  });
  return out;
}

/**
 * The elements of x where the mask holds, in one row: [how many hold]. x and mask broadcast.
 *
 * @example
 * tensor([1, 2, 3]).maskedSelect(tensor([true, false, true])).toArray(); // [1, 3]
 */
export function maskedSelect(x: Tensor, mask: Tensor): Tensor {
  requireTensor("maskedSelect", "x", x);
  requireTensor("maskedSelect", "mask", mask);
  const shape = broadcastShapes("maskedSelect", x.shape, mask.shape);
  const picked = flatPositions(stretched(mask, shape));
  return indexSelect(reshape(expand(x, shape) as Tensor, [-1]), 0, picked);
}

/**
 * The parts of x [a, b, …] that a mask [a, b] over its first axes names, one after the other: [how many hold, …].
 * What NumPy writes as x[mask].
 */
export function booleanIndex(x: Tensor, axis: number, mask: Tensor): Tensor {
  const covered = x.shape.slice(axis, axis + mask.ndim);
  if (mask.ndim === 0 || words(covered) !== words(mask.shape))
    throw new ShapeError(
      "index",
      `a mask ${words(mask.shape)} does not fit the axes from ${axis} on of ${words(x.shape)}; it must have their sizes`,
      { shapes: [x.shape, mask.shape], axis },
    );
  const merged = [...x.shape.slice(0, axis), mask.numel(), ...x.shape.slice(axis + mask.ndim)];
  return indexSelect(reshape(x, merged), axis, flatPositions(mask));
}
