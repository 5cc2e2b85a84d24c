/** Ops that look at a part of a tensor, and flip. */
import { requireTensor } from "../arguments.js";
import { ArgumentError, told, words } from "../errors.js";
import { op } from "../op.js";
import { copy, filled, viewOf } from "../raw.js";
import { elementwise, promoting } from "../rules.js";
import { place } from "../strided-write.js";
import { axisOf } from "../strides.js";
import type { Tensor } from "../tensor.js";
import type { Resize, Select } from "../types/axes.js";
import type { Result, Shape } from "../types/shape.js";
import type { Arg } from "../types/signatures.js";
import { squeeze } from "./view.js";

interface Region {
  from: readonly number[];
  axis: number;
  start: number;
  step: number;
  size: number;
}

const sliceOp = op<"x", Region>({
  name: "slice",
  inputs: ["x"],
  rule: promoting(([x], { axis, size }) => x!.shape.with(axis, size)),
  forward: ([x], region) => regionOf(x!, region),
  backward: {
    x: (g, { options }) => {
      const whole = filled(options.from, 0, g.dtype);
      const region = regionOf(whole, options);
      place(g, whole, region.offset, region.strides);
      return whole;
    },
  },
});

function regionOf(x: Tensor, { axis, start, step, size }: Region): Tensor {
  const strides = x.strides.with(axis, x.strides[axis]! * step);
  return viewOf(x, x.shape.with(axis, size), strides, x.offset + start * x.strides[axis]!);
}

/**
 * Elements start, start + step … below end along one axis, as a view. Negative positions count from the end.
 *
 * @example
 * arange(10).slice(0, 1, 8, 3).toArray(); // [1, 4, 7]
 */
export function slice<A extends Shape, const X extends number>(
  x: Tensor<A>,
  axis: Arg<Resize<"slice", A, X, number>, X>,
  start = 0,
  end = Infinity,
  step = 1,
): Tensor<Result<Resize<"slice", A, X, number>>> {
  requireTensor("slice", "x", x);
  const at = axisOf("slice", axis as number, x.shape);
  const length: number = x.shape[at]!;
  const clip = (i: number) => Math.min(length, Math.max(0, i < 0 ? i + length : i));
  if (!Number.isInteger(step) || step < 1)
    throw new ArgumentError(
      "slice",
      `the step must be a whole number from 1 up, but is ${step}; use flip to go backwards`,
    );
  if (!Number.isInteger(start) || !(Number.isInteger(end) || end === Infinity))
    throw new ArgumentError("slice", `expects whole numbers, but was given ${told(start)} and ${told(end)}`);
  const first = clip(start);
  const size = Math.max(0, Math.ceil((clip(end) - first) / step));
  return sliceOp.run([x], { from: x.shape, axis: at, start: first, step, size });
}

/**
 * `length` elements from `start` on along one axis, as a view.
 *
 * @example
 * arange(5).narrow(0, 1, 2).toArray(); // [1, 2]
 */
export function narrow<A extends Shape, const X extends number, const N extends number>(
  x: Tensor<A>,
  axis: Arg<Resize<"narrow", A, X, N>, X>,
  start: number,
  length: N,
): Tensor<Result<Resize<"narrow", A, X, N>>> {
  requireTensor("narrow", "x", x);
  const at = axisOf("narrow", axis as number, x.shape);
  const size: number = x.shape[at]!;
  if (!(Number.isInteger(start) && Number.isInteger(length)))
    throw new ArgumentError(
      "narrow",
      `start and length must be whole numbers, but are ${told(start)} and ${told(length)}`,
    );
  if (!(start >= 0 && length >= 0 && start + length <= size)) {
    throw new ArgumentError(
      "narrow",
      `positions ${start} to ${start + length - 1} are not all within axis ${at} of ${words(x.shape)}`,
    );
  }
  return sliceOp.run([x], { from: x.shape, axis: at, start, step: 1, size: length });
}

/**
 * What stands at one index of an axis; the axis disappears. select(0, −1) is the last row.
 *
 * @example
 * tensor([[1, 2], [3, 4]]).select(0, -1).toArray(); // [3, 4]
 */
export function select<A extends Shape, const X extends number>(
  x: Tensor<A>,
  axis: Arg<Select<"select", A, X>, X>,
  index: number,
): Tensor<Result<Select<"select", A, X>>> {
  requireTensor("select", "x", x);
  const at = axisOf("select", axis as number, x.shape);
  const size: number = x.shape[at]!;
  if (!Number.isInteger(index) || index < -size || index >= size) {
    throw new ArgumentError("select", `index ${told(index)} is out of range for axis ${at} of ${words(x.shape)}`);
  }
  const start = index < 0 ? index + size : index;
  const one = sliceOp.run([x], { from: x.shape, axis: at, start, step: 1, size: 1 });
  return squeeze(one, at) as Tensor<any>;
}

const flipOp = op<"x", { axes: readonly number[] }>({
  name: "flip",
  inputs: ["x"],
  rule: promoting(elementwise),
  forward: ([x], { axes }) => flipped(x!, axes),
  backward: { x: (g, { options }) => flipped(g, options.axes) },
});

function flipped(x: Tensor, axes: readonly number[]): Tensor {
  if (x.numel() === 0) return x;
  let offset = x.offset;
  for (const axis of axes) offset += (x.shape[axis]! - 1) * x.strides[axis]!;
  return copy(
    viewOf(
      x,
      x.shape,
      x.strides.map((s, i) => (axes.includes(i) ? -s : s)),
      offset,
    ),
  );
}

/**
 * The order of elements turned round along the given axes.
 *
 * @example
 * tensor([1, 2, 3]).flip(0).toArray(); // [3, 2, 1]
 */
export function flip<A extends Shape>(x: Tensor<A>, axes: number | readonly number[]): Tensor<A> {
  requireTensor("flip", "x", x);
  return flipOp.run([x], { axes: [axes].flat().map((axis) => axisOf("flip", axis as number, x.shape)) }) as Tensor<any>;
}
