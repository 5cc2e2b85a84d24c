/** Ops that lay copies of a tensor side by side. */
import { requireTensor } from "../arguments.js";
import { ArgumentError, ShapeError, words } from "../errors.js";
import type { Tensor } from "../tensor.js";
import { expand, reshape } from "./view.js";

/**
 * The whole tensor repeated along each axis: [1, 2] repeated [2] is [1, 2, 1, 2]. More numbers than axes make new axes
 * in front. (NumPy calls this tile.)
 *
 * @example
 * tensor([1, 2]).repeat([2, 2]).toArray(); // [[1, 2, 1, 2], [1, 2, 1, 2]]
 */
export function repeat(x: Tensor, times: readonly number[]): Tensor {
  requireTensor("repeat", "x", x);
  checkTimes("repeat", times);
  if (times.length < x.ndim)
    throw new ShapeError(
      "repeat",
      `expects one number for each of the ${x.ndim} axes of ${words(x.shape)}, but was given ${words(times)}`,
      { shapes: [x.shape], hint: "write 1 for an axis that stays, or use tile" },
    );
  return repeated(x, times);
}

/**
 * The whole tensor repeated along its last axes; axes that are not named stay as they are.
 *
 * @example
 * tensor([[1], [2]]).tile([2]).toArray(); // [[1, 1], [2, 2]]
 */
export function tile(x: Tensor, times: readonly number[]): Tensor {
  requireTensor("tile", "x", x);
  checkTimes("tile", times);
  return repeated(x, [...new Array<number>(Math.max(0, x.ndim - times.length)).fill(1), ...times]);
}

function checkTimes(op: string, times: readonly number[]): void {
  if (!Array.isArray(times) || !times.every((n) => Number.isInteger(n) && n >= 0))
    throw new ArgumentError(op, `expects whole numbers from 0 up in an array, as in ${op}([2, 3])`);
}

/** Each axis gets a neighbour of its own to be stretched along, and is merged with it. */
function repeated(x: Tensor, times: readonly number[]): Tensor {
  const lead = new Array<number>(times.length - x.ndim).fill(1);
  const sizes = [...lead, ...x.shape];
  const apart = reshape(
    x,
    sizes.flatMap((size) => [1, size]),
  ) as Tensor;
  const stretched = expand(
    apart,
    sizes.flatMap((size, i) => [times[i]!, size]),
  ) as Tensor;
  return reshape(
    stretched,
    sizes.map((size, i) => size * times[i]!),
  );
}
