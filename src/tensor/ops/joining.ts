import { requireNumbers, requireTensor, requireTensors } from "../arguments.js";
import { ArgumentError, ShapeError, told, words } from "../errors.js";
import { opOfMany } from "../op.js";
import { empty, viewOf } from "../raw.js";
import { promoting } from "../rules.js";
import { place } from "../strided-write.js";
import { axisOf } from "../strides.js";
import type { Tensor } from "../tensor.js";
import { narrow, select } from "./slicing.js";
import { reshape, unsqueeze } from "./view.js";

const catOp = opOfMany<{ axis: number }>({
  name: "cat",
  rule: promoting((inputs, { axis }) =>
    inputs[0]!.shape.with(
      axis,
      inputs.reduce((sum, x) => sum + x.shape[axis]!, 0),
    ),
  ),
  forward: (inputs, { axis }, { shape, dtype }) => {
    const out = empty(shape, dtype);
    let offset = 0;
    for (const x of inputs) {
      place(x, out, offset, out.strides);
      offset += x.shape[axis]! * out.strides[axis]!;
    }
    return out;
  },
  backward: (g, shapes, { axis }) => {
    let start = 0;
    return shapes.map((shape) => {
      const piece = viewOf(g, shape, g.strides, g.offset + start * g.strides[axis]!);
      start += shape[axis]!;
      return piece;
    });
  },
});

/**
 * Tensors laid end to end along an axis; their other sizes must be equal.
 *
 * @example
 * cat([tensor([1]), tensor([2, 3])]).toArray(); // [1, 2, 3]
 */
export function cat(tensors: readonly Tensor[], axis = 0): Tensor {
  requireTensors("cat", tensors);
  const first = tensors[0];
  if (!first) throw new ArgumentError("cat", "expects at least one tensor, but the list is empty");
  const at = axisOf("cat", axis, first.shape);
  for (const x of tensors) {
    const fits =
      x.ndim === first.ndim && x.shape.every((size: number, i: number) => i === at || size === first.shape[i]);
    if (!fits) {
      throw new ShapeError("cat", `shapes ${words(first.shape)} and ${words(x.shape)} differ in more than axis ${at}`, {
        shapes: tensors.map((t) => t.shape),
        axis: at,
      });
    }
  }
  return catOp.run(tensors, { axis: at });
}

/**
 * Tensors of one shape side by side along a new axis.
 *
 * @example
 * stack([tensor([1, 2]), tensor([3, 4])], 1).toArray(); // [[1, 3], [2, 4]]
 */
export function stack(tensors: readonly Tensor[], axis = 0): Tensor {
  requireTensors("stack", tensors);
  for (const x of tensors) {
    if (words(x.shape) !== words(tensors[0]!.shape)) {
      throw new ShapeError("stack", `shapes ${words(tensors[0]!.shape)} and ${words(x.shape)} differ`, {
        shapes: tensors.map((t) => t.shape),
      });
    }
  }
  return cat(
    tensors.map((x) => unsqueeze(x, axis) as Tensor),
    axis,
  );
}

/**
 * Pieces along an axis: of the given size (the last may be smaller), or of the listed sizes.
 *
 * @example
 * arange(5).split(2).map((piece) => piece.toArray()); // [[0, 1], [2, 3], [4]]
 */
export function split(x: Tensor, size: number | readonly number[], axis = 0): Tensor[] {
  requireTensor("split", "x", x);
  const at = axisOf("split", axis, x.shape);
  const length: number = x.shape[at]!;
  if (typeof size === "number" && !(Number.isInteger(size) && size > 0))
    throw new ArgumentError("split", `the size of a piece must be a whole number from 1 up, but is ${size}`);
  const sizes =
    typeof size === "number"
      ? Array.from({ length: Math.ceil(length / size) }, (_, i) => Math.min(size, length - i * size))
      : size;
  requireNumbers("split", "the sizes", sizes, "split([2, 3])");
  if (sizes.reduce((a, b) => a + b, 0) !== length)
    throw new ShapeError(
      "split",
      `sizes ${words(sizes)} do not add up to the ${length} of axis ${at} in ${words(x.shape)}`,
      { shapes: [x.shape], axis: at },
    );
  let start = 0;
  return sizes.map((n) => {
    const piece = narrow(x, at, start, n) as Tensor;
    start += n;
    return piece;
  });
}

/**
 * About `pieces` equal pieces along an axis.
 *
 * @example
 * chunk(arange(4), 2).map((piece) => piece.toArray()); // [[0, 1], [2, 3]]
 */
export function chunk(x: Tensor, pieces: number, axis = 0): Tensor[] {
  requireTensor("chunk", "x", x);
  if (!(Number.isInteger(pieces) && pieces > 0))
    throw new ArgumentError("chunk", `the number of pieces must be a whole number from 1 up, but is ${told(pieces)}`);
  return split(x, Math.ceil(x.shape[axisOf("chunk", axis, x.shape)]! / pieces), axis);
}

/**
 * The slices at each index of an axis, which disappears: the rows of a matrix for axis 0.
 *
 * @example
 * unbind(tensor([[1, 2], [3, 4]])).map((row) => row.toArray()); // [[1, 2], [3, 4]]
 */
export function unbind(x: Tensor, axis = 0): Tensor[] {
  requireTensor("unbind", "x", x);
  const at = axisOf("unbind", axis, x.shape);
  return Array.from({ length: x.shape[at]! }, (_, i) => select(x, at, i) as Tensor);
}

/**
 * Elements moved on along axes; what leaves at the end comes back at the beginning. Without axes, as in one long row.
 *
 * @example
 * tensor([1, 2, 3]).roll(1).toArray(); // [3, 1, 2]
 */
export function roll<A extends readonly number[]>(
  x: Tensor<A>,
  shifts: number | readonly number[],
  axes?: number | readonly number[],
): Tensor<A> {
  requireTensor("roll", "x", x);
  if (axes === undefined) return reshape(roll(reshape(x as Tensor, [-1]), shifts, 0), [...x.shape]) as Tensor<any>;
  const [by, along] = [[shifts].flat() as number[], [axes].flat() as number[]];
  if (by.length !== along.length || !by.every(Number.isInteger))
    throw new ArgumentError(
      "roll",
      `expects one whole number for each axis, but was given ${words(by)} for ${words(along)}`,
    );
  return along.reduce((y: Tensor, axis, i) => rolled(y, by[i]!, axisOf("roll", axis, x.shape)), x) as Tensor<any>;
}

function rolled(x: Tensor, shift: number, axis: number): Tensor {
  const length: number = x.shape[axis]!;
  const start = length === 0 ? 0 : (((length - shift) % length) + length) % length;
  if (start === 0) return x;
  return cat([narrow(x, axis, start, length - start) as Tensor, narrow(x, axis, 0, start) as Tensor], axis);
}
