/** Writes into existing numbers. PyTorch marks these by a trailing underscore, and so do we. */
import { type BinaryName, BYTES } from "../../kernels/index.js";
import { GradientError, ShapeError, words } from "../errors.js";
import { gradEnabled } from "../graph.js";
import { place } from "../place.js";
import { cast, contiguous, filled, pairwise, stretched } from "../raw.js";
import { safepoint, view } from "../storage.js";
import { broadcastShapes, sameShape } from "../strides.js";
import type { Tensor } from "../tensor.js";
import { operand, operands } from "./operands.js";

function checkWritable(op: string, x: Tensor): void {
  if (gradEnabled() && x.requiresGrad) {
    throw new GradientError(
      `${op}: a tensor with requiresGrad must not be changed while the graph is recorded. Do it inside noGrad(() => …).`,
    );
  }
}

/** x ← the numbers of source, stretched to x's shape. */
export function copy_<T extends Tensor>(x: T, source: Tensor | number): T {
  safepoint();
  checkWritable("copy_", x);
  const from = cast(operand("copy_", source), x.dtype);
  if (!sameShape(broadcastShapes("copy_", x.shape, from.shape), x.shape)) {
    throw new ShapeError("copy_", `${words(from.shape)} does not fit into ${words(x.shape)}`, {
      shapes: [x.shape, from.shape],
    });
  }
  place(contiguous(stretched(from, x.shape)), x, 0, x.strides);
  x.storage.version++;
  return x;
}

function inPlace(name: BinaryName) {
  return <T extends Tensor>(x: T, other: Tensor | number): T => {
    checkWritable(`${name}_`, x);
    const [a, b] = operands(`${name}_`, x, other);
    return copy_(x, pairwise(name, a, b));
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
  return copy_(x, filled([], value, x.dtype));
}

/** x ← 0 everywhere. */
export function zero_<T extends Tensor>(x: T): T {
  return fill_(x, 0);
}

/** Writes one number at one place. */
export function setAt(x: Tensor, at: readonly number[], value: number): void {
  checkWritable("setAt", x);
  let index = x.offset;
  at.forEach((i, axis) => {
    if (!(i >= 0 && i < x.shape[axis]!))
      throw new ShapeError("setAt", `position ${words(at)} is outside of ${words(x.shape)}`, {
        shapes: [x.shape],
        axis,
      });
    index += i * x.strides[axis]!;
  });
  view(x.dtype)[x.storage.pointer / BYTES[x.dtype] + index] = value;
  x.storage.version++;
}
