/** Ops that pick elements by their positions. Positions are int32 tensors (or plain arrays) and are checked. */
import { BYTES, kernels } from "../../kernels/index.js";
import { tensor } from "../create.js";
import { ArgumentError, ShapeError, words } from "../errors.js";
import { op } from "../op.js";
import { cast, choose, contiguous, copy, empty, filled, pointer, scalar, stretched } from "../raw.js";
import { view } from "../storage.js";
import { axisOf, count } from "../strides.js";
import type { Tensor } from "../tensor.js";
import { permute, select, slice } from "./view.js";

/** Positions as a contiguous int32 tensor, each from 0 to size − 1 (negative ones counted from the end). */
function positions(op: string, given: Tensor | readonly number[], size: number): Tensor {
  const index = Array.isArray(given) ? tensor(Int32Array.from(given)) : (given as Tensor);
  if (index.dtype !== "int32") {
    throw new ArgumentError(
      op,
      `indices must be whole numbers of dtype int32, but are ${index.dtype}; use to("int32")`,
    );
  }
  const list = index.data();
  const wrong = list.findIndex((i) => i < -size || i >= size);
  if (wrong >= 0) throw new ArgumentError(op, `index ${list[wrong]} is out of range for an axis of size ${size}`);
  if (!list.some((i) => i < 0)) return contiguous(index);
  const counted = empty(index.shape, "int32");
  view("int32").set(
    list.map((i) => (i < 0 ? i + size : i)),
    pointer(counted) / 4,
  );
  return counted;
}

const rowsOp = op<"table" | "indices", undefined>({
  name: "embedding",
  inputs: ["table", "indices"],
  forward: ([table, indices]) => {
    const source = contiguous(table!);
    const width = count(source.shape.slice(1));
    const out = empty([...indices!.shape, ...source.shape.slice(1)], source.dtype);
    kernels[source.dtype].gatherRows(pointer(source), pointer(indices!), pointer(out), indices!.numel(), width);
    return out;
  },
  backward: {
    table: (g, { table, indices }) => {
      const sums = filled(table.shape, 0, g.dtype);
      kernels[g.dtype].scatterAddRows(
        pointer(contiguous(g)),
        pointer(indices),
        pointer(sums),
        indices.numel(),
        count(table.shape.slice(1)),
      );
      return sums;
    },
    indices: () => null,
  },
});

/** The rows of a table that the indices name: table [n, …], indices [a, b] give [a, b, …]. */
export function embedding(indices: Tensor | readonly number[], table: Tensor): Tensor {
  if (table.ndim === 0)
    throw new ShapeError("embedding", "the table must have rows, but is a single number", { shapes: [[]] });
  return rowsOp.run([table, positions("embedding", indices, table.shape[0]!)], undefined);
}

/** The slices of x at the given positions along an axis. */
export function indexSelect(x: Tensor, axis: number, indices: Tensor | readonly number[]): Tensor {
  const at = axisOf("indexSelect", axis, x.shape);
  const index = positions("indexSelect", indices, x.shape[at]!);
  if (at === 0) return rowsOp.run([x, index], undefined);
  const front = [at, ...x.shape.map((_: number, i: number) => i).filter((i: number) => i !== at)];
  const back = front.map((_, i) => front.indexOf(i));
  return permute(rowsOp.run([permute(x, front), index], undefined), back);
}

/** One thing to pick along one axis: a position, ":" for all, [start, end] for a range, or a list of positions. */
export type Picker = number | ":" | readonly [number, number] | Tensor;

/** What NumPy writes as x[i, :, a:b]: one picker an axis; axes that are not named are kept whole. */
export function index(x: Tensor, ...pickers: Picker[]): Tensor {
  if (pickers.length > x.ndim)
    throw new ShapeError("index", `${pickers.length} indices for shape ${words(x.shape)}`, { shapes: [x.shape] });
  let result = x;
  let axis = 0;
  for (const picker of pickers) {
    if (typeof picker === "number") {
      result = select(result, axis, picker) as Tensor;
      continue;
    }
    if (Array.isArray(picker)) result = slice(result, axis, picker[0], picker[1]) as Tensor;
    else if (picker !== ":") result = indexSelect(result, axis, picker as Tensor);
    axis++;
  }
  return result;
}

/** Calls visit(position in the indices, position in x) for every element that gather would fetch. */
function eachPick(
  index: Tensor,
  strides: readonly number[],
  axis: number,
  visit: (i: number, at: number) => void,
): void {
  const list = index.data();
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
  forward: ([x, indices], { axis }) => {
    const out = empty(indices!.shape, x!.dtype);
    const numbers = view(x!.dtype);
    const [from, to] = [pointer(x!) / BYTES[x!.dtype], pointer(out) / BYTES[x!.dtype]];
    eachPick(indices!, x!.strides, axis, (i, at) => {
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
  const numbers = view(sums.dtype);
  const size = BYTES[sums.dtype];
  const [to, from] = [pointer(sums) / size, pointer(contiguous(source)) / size];
  eachPick(indices, sums.strides, axis, (i, at) => {
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

/** out[i, j] = x[i, index[i, j]] for axis 1, and so on: one element for each index. */
export function gather(x: Tensor, axis: number, indices: Tensor): Tensor {
  const at = axisOf("gather", axis, x.shape);
  checkPicks("gather", x, at, indices);
  return gatherOp.run([x, positions("gather", indices, x.shape[at]!)], { axis: at });
}

const scatterAddOp = op<"x" | "indices" | "source", { axis: number }>({
  name: "scatterAdd",
  inputs: ["x", "indices", "source"],
  forward: ([x, indices, source], { axis }) => scattered(copy(x!), axis, indices!, cast(source!, x!.dtype)),
  backward: {
    x: (g) => g,
    indices: () => null,
    source: (g, { indices, options }) => gatherOp.run([g, indices], { axis: options.axis }),
  },
});

/** x with source[i, j] added at x[i, index[i, j]] (axis 1): the opposite of gather. */
export function scatterAdd(x: Tensor, axis: number, indices: Tensor, source: Tensor): Tensor {
  const at = axisOf("scatterAdd", axis, x.shape);
  checkPicks("scatterAdd", x, at, indices);
  if (words(source.shape) !== words(indices.shape)) {
    throw new ShapeError(
      "scatterAdd",
      `source ${words(source.shape)} and indices ${words(indices.shape)} must have one shape`,
      { shapes: [source.shape, indices.shape] },
    );
  }
  return scatterAddOp.run([x, positions("scatterAdd", indices, x.shape[at]!), source], { axis: at });
}

/** Order along an axis: int32 positions that sort x; equal elements keep their order, NaN counts as the largest. */
export function argsort(x: Tensor, axis = -1, descending = false): Tensor {
  const at = axisOf("argsort", axis, x.shape);
  const length: number = x.shape[at]!;
  const inner = count(x.shape.slice(at + 1));
  const numbers = x.data();
  const out = empty(x.shape, "int32");
  const target = view("int32");
  const start = pointer(out) / 4;
  const rank = (value: number) => (Number.isNaN(value) ? Infinity : value);
  for (let line = 0; line < (length === 0 ? 0 : x.numel() / length); line++) {
    const base = Math.floor(line / inner) * length * inner + (line % inner);
    const value = (k: number) => rank(numbers[base + k * inner]!);
    const order = Array.from({ length }, (_, k) => k).sort((a, b) => {
      const [u, v] = [value(a), value(b)];
      return (u < v ? -1 : u > v ? 1 : a - b) * (descending && u !== v ? -1 : 1);
    });
    order.forEach((k, i) => {
      target[start + base + i * inner] = k;
    });
  }
  return out;
}

/** Sorted elements along an axis, and where each came from. */
export function sort(x: Tensor, axis = -1, descending = false): { values: Tensor; indices: Tensor } {
  const indices = argsort(x, axis, descending);
  return { values: gather(x, axis, indices), indices };
}

/** The k largest (or smallest) elements along an axis, in order, and where they stand. */
export function topk(x: Tensor, k: number, axis = -1, largest = true): { values: Tensor; indices: Tensor } {
  const at = axisOf("topk", axis, x.shape);
  if (!(Number.isInteger(k) && k >= 0 && k <= x.shape[at]!)) {
    throw new ArgumentError(
      "topk",
      `k must be a whole number from 0 to ${x.shape[at]} (the size of axis ${at}), but is ${k}`,
    );
  }
  const indices = contiguous(slice(argsort(x, at, largest), at, 0, k) as Tensor);
  return { values: gather(x, at, indices), indices };
}

const triangleOp = op<"x", { diagonal: number; lower: boolean }>({
  name: "triangle",
  inputs: ["x"],
  forward: ([x], options) => triangle(x!, options),
  backward: { x: (g, { options }) => triangle(g, options) },
});

function triangle(x: Tensor, { diagonal, lower }: { diagonal: number; lower: boolean }): Tensor {
  const [n, m] = [x.shape[x.ndim - 2]!, x.shape[x.ndim - 1]!];
  const mask = empty([n, m], "bool");
  const bytes = view("bool");
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++)
      bytes[pointer(mask) + i * m + j] = (lower ? j - i <= diagonal : j - i >= diagonal) ? 1 : 0;
  return choose(stretched(mask, x.shape), x, scalar(0, x.dtype));
}

/** x with zeros above the diagonal (counted `diagonal` to the right of the main one). */
export function tril(x: Tensor, diagonal = 0): Tensor {
  checkMatrix("tril", x);
  return triangleOp.run([x], { diagonal, lower: true });
}

/** x with zeros below the diagonal. */
export function triu(x: Tensor, diagonal = 0): Tensor {
  checkMatrix("triu", x);
  return triangleOp.run([x], { diagonal, lower: false });
}

function checkMatrix(op: string, x: Tensor): void {
  if (x.ndim < 2) throw new ShapeError(op, `wants a matrix, but the shape is ${words(x.shape)}`, { shapes: [x.shape] });
}
