import { requireTensor } from "../arguments.js";
import { ArgumentError, ShapeError, words } from "../errors.js";
import { Tensor } from "../tensor.js";
import { indexSelect } from "./indexing.js";
import { booleanIndex } from "./masks.js";
import { select, slice } from "./slicing.js";

/**
 * One thing to pick along one axis: a position, ":" for all, [start, end] for a range, a tensor of positions, or a
 * tensor of bools, which stands for as many axes as it has.
 */
export type Picker = number | ":" | readonly [number, number] | Tensor;

/**
 * What NumPy writes as x[i, :, a:b] or x[mask]: one picker an axis; axes that are not named are kept whole.
 *
 * @example
 * tensor([[1, 2, 3], [4, 5, 6]]).index(1, [0, 2]).toArray(); // [4, 5]
 */
export function index(x: Tensor, ...pickers: Picker[]): Tensor {
  requireTensor("index", "x", x);
  const named = pickers.reduce<number>((n, picker) => n + (isMask(picker) ? picker.ndim : 1), 0);
  if (named > x.ndim)
    throw new ShapeError("index", `${named} indices for shape ${words(x.shape)}`, { shapes: [x.shape] });
  let result = x;
  let axis = 0;
  for (const picker of pickers) {
    if (typeof picker === "number") {
      result = select(result, axis, picker) as Tensor;
      continue;
    }
    if (isMask(picker)) result = booleanIndex(result, axis, picker);
    else if (picker instanceof Tensor) result = indexSelect(result, axis, picker);
    else if (picker !== ":") result = slice(result, axis, ...range(picker)) as Tensor;
    axis++;
  }
  return result;
}

function isMask(picker: Picker): picker is Tensor {
  return picker instanceof Tensor && picker.dtype === "bool";
}

function range(picker: readonly [number, number]): readonly [number, number] {
  if (!Array.isArray(picker) || picker.length !== 2)
    throw new ArgumentError(
      "index",
      `expects a position, ":", a range [start, end] or a tensor for each axis, but was given ${JSON.stringify(picker)}; for a list of positions write tensor([…])`,
    );
  return picker;
}
