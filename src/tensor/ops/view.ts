/** Ops that only look at the same numbers in another way: most move nothing. */
import { requireNumbers, requireTensor } from "../arguments.js";
import { ArgumentError, ShapeError, words } from "../errors.js";
import { op } from "../op.js";
import { contiguous, stretched, viewOf } from "../raw.js";
import { asAsked, promoting } from "../rules.js";
import { axisOf, checkSizes, contiguousStrides, count } from "../strides.js";
import type { Tensor } from "../tensor.js";
import type { Permute, Squeeze, Transpose, Unsqueeze } from "../types/axes.js";
import type { Flatten, Reshape } from "../types/reshape.js";
import type { Must, Result, Shape } from "../types/shape.js";
import type { Arg } from "../types/signatures.js";

interface ShapeChange {
  from: readonly number[];
  to: readonly number[];
}

const reshapeOp = op<"x", ShapeChange>({
  name: "reshape",
  inputs: ["x"],
  rule: promoting(asAsked),
  forward: ([x], { to }) => viewOf(contiguous(x!), to, contiguousStrides(to)),
  backward: { x: (g, { options }) => viewOf(contiguous(g), options.from, contiguousStrides(options.from)) },
});

/**
 * The same numbers, in the same order, in a new shape; one size may be −1 and is computed.
 *
 * @example
 * arange(6).reshape([2, -1]).shape; // [2, 3]
 */
export function reshape<A extends Shape, N extends number, D extends N[]>(
  x: Tensor<A>,
  shape: readonly [...D] & Must<Reshape<A, D>>,
): Tensor<Result<Reshape<A, D>>> {
  requireTensor("reshape", "x", x);
  return reshapeOp.run([x], { from: x.sizes, to: filledIn(x.sizes, shape as readonly number[]) });
}

/** A shape with its −1 computed, checked against the number of elements. */
function filledIn(from: readonly number[], to: readonly number[]): readonly number[] {
  if (!Array.isArray(to))
    throw new ArgumentError("reshape", "expects the new shape as an array, as in reshape([2, 3])");
  if (to.indexOf(-1) !== to.lastIndexOf(-1))
    throw new ShapeError("reshape", `only one size may be −1, to be computed, but the shape is ${words(to)}`, {
      shapes: [from, to],
    });
  const has = count(from);
  const open = to.indexOf(-1);
  const known = count(to.filter((_, i) => i !== open));
  const shape = open < 0 ? [...to] : to.with(open, known === 0 ? 0 : has / known);
  if (open >= 0 && !Number.isInteger(shape[open]!)) {
    throw new ShapeError("reshape", `${words(from)} has ${has} elements, which do not fill ${words(to)} evenly`, {
      shapes: [from, to],
    });
  }
  checkSizes("reshape", shape);
  if (count(shape) !== has) {
    throw new ShapeError("reshape", `${words(from)} has ${has} elements but ${words(to)} needs ${count(shape)}`, {
      shapes: [from, to],
    });
  }
  return shape;
}

/**
 * The axes from `start` to `end`, both included (the last unless given), merged into one.
 *
 * @example
 * zeros([2, 3, 4, 5]).flatten(1, 2).shape; // [2, 12, 5]
 */
export function flatten<A extends Shape, F extends number = 0, E extends number = -1>(
  x: Tensor<A>,
  start?: F,
  end?: E,
): Tensor<E extends -1 ? Flatten<A, F> : any> {
  requireTensor("flatten", "x", x);
  const rank = Math.max(1, x.ndim);
  const first = axisOf("flatten", start ?? 0, x.sizes, rank);
  const last = axisOf("flatten", end ?? -1, x.sizes, rank);
  if (first > last)
    throw new ArgumentError(
      "flatten",
      `axis ${start} comes after axis ${end} in ${words(x.sizes)}; give the first one first`,
    );
  const merged = count(x.sizes.slice(first, last + 1));
  return reshapeOp.run([x], {
    from: x.sizes,
    to: [...x.sizes.slice(0, first), merged, ...x.sizes.slice(last + 1)],
  }) as Tensor<any>;
}

const permuteOp = op<"x", { order: readonly number[] }>({
  name: "permute",
  inputs: ["x"],
  rule: promoting(([x], { order }) => order.map((axis) => x!.sizes[axis]!)),
  forward: ([x], { order }) => reordered(x!, order),
  backward: {
    x: (g, { options }) =>
      reordered(
        g,
        options.order.map((_, i) => options.order.indexOf(i)),
      ),
  },
});

function reordered(x: Tensor, order: readonly number[]): Tensor {
  return viewOf(
    x,
    order.map((i) => x.sizes[i]!),
    order.map((i) => x.strides[i]!),
  );
}

/**
 * The axes in a new order: permute([0, 2, 1]) swaps the last two of three.
 *
 * @example
 * zeros([2, 3, 4]).permute([2, 0, 1]).shape; // [4, 2, 3]
 */
export function permute<A extends Shape, N extends number, P extends N[]>(
  x: Tensor<A>,
  order: readonly [...P] & Must<Permute<A, P>>,
): Tensor<Result<Permute<A, P>>> {
  requireTensor("permute", "x", x);
  requireNumbers("permute", "the order of axes", order, "permute([1, 0])");
  const list = (order as readonly number[]).map((axis) => axisOf("permute", axis, x.sizes));
  if (list.length !== x.ndim || new Set(list).size !== list.length) {
    throw new ShapeError(
      "permute",
      `${words(order as readonly number[])} must name each axis of ${words(x.sizes)} once`,
      { shapes: [x.sizes] },
    );
  }
  return permuteOp.run([x], { order: list });
}

/**
 * Two axes swapped.
 *
 * @example
 * zeros([2, 3, 4]).transpose(0, -1).shape; // [4, 3, 2]
 */
export function transpose<A extends Shape, const I extends number, const J extends number>(
  x: Tensor<A>,
  first: I,
  second: Arg<Transpose<A, I, J>, J>,
): Tensor<Result<Transpose<A, I, J>>> {
  requireTensor("transpose", "x", x);
  const [i, j] = [axisOf("transpose", first, x.sizes), axisOf("transpose", second as number, x.sizes)];
  const order = x.sizes.map((_: number, axis: number) => (axis === i ? j : axis === j ? i : axis));
  return permuteOp.run([x], { order });
}

/**
 * The transpose of a matrix: rows become columns.
 *
 * @example
 * tensor([[1, 2], [3, 4]]).t().toArray(); // [[1, 3], [2, 4]]
 */
export function t<A extends Shape>(x: Tensor<A>): Tensor<Result<Transpose<A, 0, 1>>> {
  requireTensor("t", "x", x);
  if (x.ndim !== 2)
    throw new ShapeError("t", `expects a matrix, but the shape is ${words(x.sizes)}`, {
      shapes: [x.sizes],
      hint: "use transpose(i, j)",
    });
  return permuteOp.run([x], { order: [1, 0] });
}

/**
 * Drops axes of size 1: all of them, or the one named (which stays where its size is not 1).
 *
 * @example
 * zeros([1, 3, 1]).squeeze().shape; // [3]
 */
export function squeeze<A extends Shape, X extends number | "all" = "all">(
  x: Tensor<A>,
  axis?: Arg<Squeeze<A, X>, X>,
): Tensor<Result<Squeeze<A, X>>> {
  requireTensor("squeeze", "x", x);
  const at = typeof axis === "number" ? axisOf("squeeze", axis, x.sizes) : "all";
  const to = x.sizes.filter((size: number, i: number) => size !== 1 || (at !== "all" && i !== at));
  return reshapeOp.run([x], { from: x.sizes, to });
}

/**
 * A new axis of size 1 at the given place.
 *
 * @example
 * zeros([3]).unsqueeze(0).shape; // [1, 3]
 */
export function unsqueeze<A extends Shape, const X extends number>(
  x: Tensor<A>,
  axis: Arg<Unsqueeze<A, X>, X>,
): Tensor<Result<Unsqueeze<A, X>>> {
  requireTensor("unsqueeze", "x", x);
  const at = axisOf("unsqueeze", axis as number, x.sizes, x.ndim + 1);
  return reshapeOp.run([x], { from: x.sizes, to: x.sizes.toSpliced(at, 0, 1) });
}

const expandOp = op<"x", { to: readonly number[] }>({
  name: "expand",
  inputs: ["x"],
  rule: promoting(asAsked),
  forward: ([x], { to }) => stretched(x!, to),
  backward: { x: (g) => g }, // the walk sums it down to x's shape
});

/**
 * Axes of size 1 stretched to the given sizes without copying; −1 keeps a size.
 *
 * @example
 * tensor([1, 2]).expand([2, 2]).toArray(); // [[1, 2], [1, 2]]
 */
export function expand<const D extends Shape>(
  x: Tensor,
  shape: D,
): Tensor<number extends D["length"] ? any : { -readonly [K in keyof D]: D[K] extends -1 ? number : D[K] }> {
  requireTensor("expand", "x", x);
  requireNumbers("expand", "the shape", shape, "expand([2, 3])");
  const lead = shape.length - x.ndim;
  const to = shape.map((size, i) => (size === -1 ? (x.sizes[i - lead] ?? -1) : size));
  checkSizes("expand", to);
  const fits = lead >= 0 && x.sizes.every((size: number, i: number) => size === 1 || size === to[i + lead]);
  if (!fits)
    throw new ShapeError(
      "expand",
      `${words(x.sizes)} cannot be stretched to ${words(shape)}; only axes of size 1 can`,
      { shapes: [x.sizes, shape] },
    );
  return expandOp.run([x], { to }) as Tensor<any>;
}
