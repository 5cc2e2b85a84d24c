/** Writes into existing numbers. PyTorch marks these by a trailing underscore, and so do we. */
import { type BinaryName, BYTES, type DType } from "../../kernels/index.js";
import { isFloating, promote } from "../dtypes.js";
import { ArgumentError, described, GradientError, ShapeError, words } from "../errors.js";
import { gradEnabled } from "../graph.js";
import { cast, contiguous, filled, pairwise, stretched } from "../raw.js";
import { withRoom } from "../room.js";
import { view } from "../storage.js";
import { place } from "../strided-write.js";
import { broadcastShapes, sameShape } from "../strides.js";
import type { Tensor } from "../tensor.js";
import { operand, operands } from "./operands.js";

/** Refuses a write that the graph would have to know of, and one that would write several elements to one place. */
function checkWritable(op: string, x: Tensor, other?: Tensor | number): void {
  if (gradEnabled() && x.requiresGrad) {
    throw new GradientError(
      `${op}: a tensor with requiresGrad must not be changed while the graph is recorded. Do it inside noGrad(() => …).`,
    );
  }
  if (gradEnabled() && typeof other === "object" && other?.requiresGrad) {
    throw new GradientError(
      `${op}: the gradient of the operand would be lost, because a change in place is not recorded. ${op === "copy_" ? "Use the operand itself" : `Write x = x.${op.replace("_", "")}(other) for a new tensor`}, or other.detach() if no gradient is to flow.`,
    );
  }
  if (x.strides.some((stride, axis) => stride === 0 && x.sizes[axis]! > 1)) {
    throw new ArgumentError(
      op,
      `${words(x.sizes)} was made by expand, so that several elements are one number in memory; use clone() first`,
    );
  }
}

/** x ← the numbers of source, stretched to x's shape. */
export function copy_<T extends Tensor>(x: T, source: Tensor | number): T {
  checkWritable("copy_", x, source);
  return written("copy_", x, () => operand("copy_", source));
}

/** Writes what `values` gives into x. */
function written<T extends Tensor>(op: string, x: T, values: () => Tensor): T {
  withRoom(() => {
    const from = cast(values(), x.dtype);
    if (!sameShape(broadcastShapes(op, x.sizes, from.sizes), x.sizes)) {
      throw new ShapeError(op, `${words(from.sizes)} does not fit into ${words(x.sizes)}`, {
        shapes: [x.sizes, from.sizes],
      });
    }
    const source = stretched(from, x.sizes);
    checkOverlap(op, source, x);
    place(contiguous(source), x, 0, x.strides);
  });
  x.storage.version++;
  return x;
}

/** Refuses a source that overlaps its target: it would be read after it was overwritten. */
function checkOverlap(op: string, source: Tensor, x: Tensor): void {
  if (source.storage !== x.storage || !source.isContiguous() || x.numel() === 0) return; // others are copied first
  const same = source.offset === x.offset && sameShape(source.strides, x.strides);
  const [first, last] = extent(x);
  const apart = source.offset > last || source.offset + source.numel() - 1 < first;
  if (!same && !apart)
    throw new ArgumentError(op, "source and target share some of their numbers; use clone() on the source first");
}

/** The first and the last position in the storage that a tensor looks at. */
function extent(x: Tensor): [first: number, last: number] {
  let [first, last] = [x.offset, x.offset];
  x.sizes.forEach((size: number, axis: number) => {
    const reach = (size - 1) * x.strides[axis]!;
    if (reach < 0) first += reach;
    else last += reach;
  });
  return [first, last];
}

/** Can numbers of a kind be written into a tensor of another without more loss than rounding? */
const fitsInto = (from: DType, into: DType) => isFloating(into) || promote(from, into) === into;

function inPlace(name: BinaryName) {
  return <T extends Tensor>(x: T, other: Tensor | number): T => {
    checkWritable(`${name}_`, x, other);
    return written(`${name}_`, x, () => {
      const [a, b] = operands(`${name}_`, x, other);
      const result = pairwise(name, a, b);
      if (!fitsInto(result.dtype, x.dtype) && a.dtype !== b.dtype)
        throw new ArgumentError(
          `${name}_`,
          `${x.dtype} cannot hold the result, which is ${result.dtype}; write x = x.${name}(other) for a new tensor`,
        );
      return result;
    });
  };
}

/** x ← x + other. */
export const add_ = inPlace("add");
/** x ← x − other. */
export const sub_ = inPlace("sub");
/** x ← x · other. */
export const mul_ = inPlace("mul");
/** x ← x / other. */
export const div_ = inPlace("div");

/** x ← value everywhere. */
export function fill_<T extends Tensor>(x: T, value: number): T {
  checkWritable("fill_", x);
  if (typeof value !== "number" && typeof value !== "boolean")
    throw new ArgumentError("fill_", `the value must be a number, but is ${described(value)}`);
  return written("fill_", x, () => filled([], +value, "float64"));
}

/** x ← 0 everywhere. */
export function zero_<T extends Tensor>(x: T): T {
  return fill_(x, 0);
}

/** Writes one number at one place. */
export function setAt(x: Tensor, at: readonly number[], value: number): void {
  checkWritable("setAt", x);
  if (at.length !== x.ndim)
    throw new ShapeError("setAt", `position ${words(at)} must name one place on each axis of ${words(x.sizes)}`, {
      shapes: [x.sizes],
    });
  if (typeof value !== "number" && typeof value !== "boolean")
    throw new ArgumentError("setAt", `the value must be a number, but is ${described(value)}`);
  let index = x.offset;
  at.forEach((i, axis) => {
    if (!(Number.isInteger(i) && i >= 0 && i < x.sizes[axis]!))
      throw new ShapeError("setAt", `position ${words(at)} is outside of ${words(x.sizes)}`, {
        shapes: [x.sizes],
        axis,
      });
    index += i * x.strides[axis]!;
  });
  withRoom(() => {
    const [number] = cast(filled([], +value, "float64"), x.dtype).data();
    view(x.dtype)[x.storage.pointer / BYTES[x.dtype] + index] = number!;
  });
  x.storage.version++;
}
