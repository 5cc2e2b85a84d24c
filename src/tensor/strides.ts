import { ArgumentError, described, ShapeError, words } from "./errors.js";

/** Elements in a tensor of this shape. */
export function count(shape: readonly number[]): number {
  let n = 1;
  for (let i = 0; i < shape.length; i++) n *= shape[i]!;
  return n;
}

/** Steps between neighbours along each axis when the last axis runs fastest: [2, 3, 4] → [12, 4, 1]. */
export function contiguousStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= shape[i]!;
  }
  return strides;
}

/** Do elements with these strides lie one after the other? Axes of size 1 do not count. */
export function isContiguous(shape: readonly number[], strides: readonly number[]): boolean {
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i] !== 1 && strides[i] !== step) return false;
    step *= shape[i]!;
  }
  return true;
}

/** Are two shapes equal? */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The shape two tensors take together: aligned at the last axis, sizes must be equal or 1. */
export function broadcastShapes(op: string, a: readonly number[], b: readonly number[]): readonly number[] {
  if (sameShape(a, b)) return a;
  const rank = Math.max(a.length, b.length);
  const shape = new Array<number>(rank);
  for (let i = 1; i <= rank; i++) {
    const left = a[a.length - i] ?? 1;
    const right = b[b.length - i] ?? 1;
    if (left !== right && left !== 1 && right !== 1) {
      throw new ShapeError(op, `shapes ${words(a)} and ${words(b)} do not broadcast`, {
        shapes: [a, b],
        axis: rank - i,
        hint: `counted from the end, axis ${i} is ${left} on the left and ${right} on the right; they must be equal, or one of them 1`,
      });
    }
    shape[rank - i] = left === 1 ? right : left;
  }
  return shape;
}

/** The strides with which a tensor is read when it is stretched to a larger shape: 0 along every stretched axis. */
export function stretchedStrides(
  shape: readonly number[],
  strides: readonly number[],
  target: readonly number[],
): readonly number[] {
  const lead = target.length - shape.length;
  const stretched = new Array<number>(target.length);
  for (let i = 0; i < target.length; i++) {
    stretched[i] = i < lead || (shape[i - lead] === 1 && target[i] !== 1) ? 0 : strides[i - lead]!;
  }
  return stretched;
}

/** An axis counted from the front; −1 is the last. */
export function axisOf(op: string, axis: number, shape: readonly number[], rank = shape.length): number {
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {
    if (typeof axis !== "number")
      throw new ArgumentError(op, `an axis must be a whole number, but is ${described(axis)}`);
    throw new ShapeError(op, `axis ${axis} is out of range for shape ${words(shape)}`, { shapes: [shape], axis });
  }
  return axis < 0 ? axis + rank : axis;
}

/** The axes that "all", one number or a list name, counted from the front, each at most once. */
export function axesOf(
  op: string,
  axes: "all" | number | readonly number[] | undefined,
  shape: readonly number[],
): number[] {
  if (axes === undefined || axes === "all") return shape.map((_, i) => i);
  if (typeof axes !== "number" && !Array.isArray(axes))
    throw new ArgumentError(op, `expects an axis, a list of axes or "all", but was given ${described(axes)}`);
  const list = [axes].flat().map((axis) => axisOf(op, axis, shape));
  if (new Set(list).size !== list.length) {
    throw new ShapeError(op, `axis ${list.find((a, i) => list.indexOf(a) !== i)} is named twice`, { shapes: [shape] });
  }
  return list.sort((a, b) => a - b);
}

/** Refuses anything that is not a list of whole numbers from 0 up. */
export function checkSizes(op: string, shape: readonly number[]): void {
  if (!Array.isArray(shape)) {
    const example = typeof shape === "number" && shape >= 0 ? words([shape]) : "[2, 3]";
    throw new ArgumentError(
      op,
      `expects the shape as an array, as in ${op}(${example}), but was given ${described(shape)}`,
    );
  }
  for (const size of shape) {
    if (!Number.isInteger(size) || size < 0) {
      throw new ShapeError(op, `a size must be a whole number, 0 or more, but the shape is ${words(shape)}`, {
        shapes: [shape],
      });
    }
  }
}
