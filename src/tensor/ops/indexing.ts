/** Ops that pick elements by their positions: whole numbers in a tensor or in plain arrays, which are checked. */

import { BYTES, kernels } from "../../kernels/index.js";
import { requireTensor } from "../arguments.js";
import { ArgumentError, ShapeError, words } from "../errors.js";
import { isWhole } from "../int32.js";
import { op } from "../op.js";
import { cast, contiguous, copy, empty, filled, pointer } from "../raw.js";
import { elementwise, picking } from "../rules.js";
import { view } from "../storage.js";
import { axisOf, count } from "../strides.js";
import type { Tensor } from "../tensor.js";
import { permute } from "./view.js";
import { type WholeNumbers, wholeNumbers } from "./whole.js";

/** Positions as a contiguous int32 tensor, each from 0 to size − 1 (negative ones counted from the end). */
function positions(op: string, given: WholeNumbers, size: number): Tensor {
  const index = wholeNumbers(op, "indices", given);
  const list = index.data();
  const wrong = list.findIndex((i) => i < -size || i >= size);
  if (wrong >= 0) throw new ArgumentError(op, `index ${list[wrong]} is out of range for an axis of size ${size}`);
  if (!list.some((i) => i < 0)) return contiguous(index);
  const counted = empty(index.shape, "int32");
  view("int32").set(
    list.map((i) => (i < 0 ? i + size : i)),
    pointer(counted, "int32") / 4,
  );
  return counted;
}

const rowsOp = op<"table" | "indices", undefined>({
  name: "embedding",
  inputs: ["table", "indices"],
  rule: picking(([table, indices]) => [...indices!.shape, ...table!.shape.slice(1)]),
  forward: ([table, indices], _, { shape, dtype }) => {
    const source = contiguous(table!);
    const places = contiguous(indices!);
    const out = empty(shape, dtype);
    kernels[dtype].gatherRows(
      pointer(source, dtype),
      pointer(places, "int32"),
      pointer(out, dtype),
      places.numel(),
      count(source.shape.slice(1)),
    );
    return out;
  },
  backward: {
    table: (g, { table, indices }) => {
      const sums = filled(table.shape, 0, g.dtype);
      kernels[g.dtype].scatterAddRows(
        pointer(contiguous(g), g.dtype),
        pointer(contiguous(indices), "int32"),
        pointer(sums, g.dtype),
        indices.numel(),
        count(table.shape.slice(1)),
      );
      return sums;
    },
    indices: () => null,
  },
});

/**
 * The rows of a table that the indices name: table [n, …], indices [a, b] give [a, b, …].
 *
 * @example
 * embedding([2, 0], tensor([[1, 1], [2, 2], [3, 3]])).toArray(); // [[3, 3], [1, 1]]
 */
export function embedding(indices: WholeNumbers, table: Tensor): Tensor {
  requireTensor("embedding", "table", table);
  if (table.ndim === 0)
    throw new ShapeError("embedding", "the table must have rows, but is a single number", { shapes: [[]] });
  return rowsOp.run([table, positions("embedding", indices, table.shape[0]!)], undefined);
}

/**
 * The slices of x at the given positions along an axis.
 *
 * @example
 * tensor([[1, 2, 3]]).indexSelect(1, [2, 0]).toArray(); // [[3, 1]]
 */
export function indexSelect(x: Tensor, axis: number, indices: WholeNumbers): Tensor {
  requireTensor("indexSelect", "x", x);
  const at = axisOf("indexSelect", axis, x.shape);
  const index = positions("indexSelect", indices, x.shape[at]!);
  if (at === 0) return rowsOp.run([x, index], undefined);
  const front = [at, ...x.shape.map((_: number, i: number) => i).filter((i: number) => i !== at)];
  const back = front.map((_, i) => front.indexOf(i));
  return permute(rowsOp.run([permute(x, front), index], undefined), back);
}

/**
 * Calls visit(position in the indices, position in x) for every element that gather would fetch. The list is the index's
 * numbers, read before the caller takes addresses: reading may sweep, and addresses hold until then.
 */
function eachPick(
  list: ArrayLike<number>,
  index: Tensor,
  strides: readonly number[],
  axis: number,
  visit: (i: number, at: number) => void,
): void {
  let i = 0;
  const walk = (depth: number, at: number): void => {
    if (depth === index.ndim) visit(i, at + list[i++]! * strides[axis]!);
    else for (let k = 0; k < index.shape[depth]!; k++) walk(depth + 1, depth === axis ? at : at + k * strides[depth]!);
  };
  walk(0, 0);
}

const gatherOp = op<"x" | "indices", { axis: number }>({
  name: "gather",
  inputs: ["x", "indices"],
  rule: picking(([, indices]) => indices!.shape),
  forward: ([x, indices], { axis }, { shape, dtype }) => {
    const list = indices!.data();
    const out = empty(shape, dtype);
    const numbers = view(dtype);
    const [from, to] = [pointer(x!, dtype) / BYTES[dtype], pointer(out, dtype) / BYTES[dtype]];
    eachPick(list, indices!, x!.strides, axis, (i, at) => {
      numbers[to + i] = numbers[from + at]!;
    });
    return out;
  },
  backward: {
    x: (g, { x, indices, options }) => scattered(filled(x.shape, 0, g.dtype), options.axis, indices, g),
    indices: () => null,
  },
});

/** sums += source at the given positions; sums is contiguous and fresh. */
function scattered(sums: Tensor, axis: number, indices: Tensor, source: Tensor): Tensor {
  const list = indices.data();
  const { dtype } = sums;
  const numbers = view(dtype);
  const size = BYTES[dtype];
  const [to, from] = [pointer(sums, dtype) / size, pointer(contiguous(source), dtype) / size];
  eachPick(list, indices, sums.strides, axis, (i, at) => {
    numbers[to + at] = numbers[to + at]! + numbers[from + i]!;
  });
  return sums;
}

function checkPicks(op: string, x: Tensor, axis: number, index: Tensor): void {
  const fits = index.ndim === x.ndim && index.shape.every((n: number, i: number) => i === axis || n <= x.shape[i]!);
  if (!fits) {
    throw new ShapeError(
      op,
      `indices ${words(index.shape)} must have as many axes as ${words(x.shape)} and be no larger but along axis ${axis}`,
      {
        shapes: [x.shape, index.shape],
        axis,
      },
    );
  }
}

/**
 * out[i, j] = x[i, index[i, j]] for axis 1, and so on: one element for each index.
 *
 * @example
 * tensor([[1, 2], [3, 4]]).gather(1, [[1], [0]]).toArray(); // [[2], [3]]
 */
export function gather(x: Tensor, axis: number, indices: WholeNumbers): Tensor {
  requireTensor("gather", "x", x);
  const at = axisOf("gather", axis, x.shape);
  const index = positions("gather", indices, x.shape[at]!);
  checkPicks("gather", x, at, index);
  return gatherOp.run([x, index], { axis: at });
}

const scatterAddOp = op<"x" | "indices" | "source", { axis: number }>({
  name: "scatterAdd",
  inputs: ["x", "indices", "source"],
  rule: picking(elementwise),
  forward: ([x, indices, source], { axis }, { dtype }) => {
    if (!isWhole(dtype)) return scattered(copy(x!), axis, indices!, source!);
    const sums = scattered(cast(x!, "float64"), axis, indices!, cast(source!, "float64"));
    return cast(sums, dtype, "scatterAdd"); // exact, and nothing wraps around
  },
  backward: {
    x: (g) => g,
    indices: () => null,
    source: (g, { indices, options }) => gatherOp.run([g, indices], { axis: options.axis }),
  },
});

/**
 * x with source[i, j] added at x[i, index[i, j]] (axis 1): the opposite of gather.
 *
 * @example
 * zeros([3]).scatterAdd(0, [1, 1], tensor([5, 6])).toArray(); // [0, 11, 0]
 */
export function scatterAdd(x: Tensor, axis: number, indices: WholeNumbers, source: Tensor): Tensor {
  requireTensor("scatterAdd", "x", x);
  requireTensor("scatterAdd", "source", source);
  const at = axisOf("scatterAdd", axis, x.shape);
  const index = positions("scatterAdd", indices, x.shape[at]!);
  checkPicks("scatterAdd", x, at, index);
  if (words(source.shape) !== words(index.shape)) {
    throw new ShapeError(
      "scatterAdd",
      `source ${words(source.shape)} and indices ${words(index.shape)} must have one shape`,
      { shapes: [source.shape, index.shape] },
    );
  }
  return scatterAddOp.run([x, index, source], { axis: at });
}
