/** Truth: combining conditions, and asking whether they hold anywhere or everywhere. 0 and false are false. */
import { requireTensor } from "../arguments.js";
import { cast, compare, scalar } from "../raw.js";
import { withRoom } from "../room.js";
import type { Tensor } from "../tensor.js";
import type { Axes } from "../types/axes.js";
import type { PairFn, ReduceFn } from "../types/signatures.js";
import { operands } from "./operands.js";
import { sum } from "./reduction.js";

/** True where x is not 0; NaN counts as true, as in PyTorch. */
function truth(x: Tensor): Tensor {
  return x.dtype === "bool" ? x : compare("notEqual", x, scalar(0, x.dtype));
}

/** A combination of two conditions, each seen as 0 or 1, that broadcasts. */
function combination<Name extends string>(name: Name, combine: (a: Tensor, b: Tensor) => Tensor): PairFn<Name> {
  return ((a: unknown, b: unknown) => {
    const [x, y] = operands(name, a, b);
    return withRoom(() => combine(truth(x), truth(y)));
  }) as unknown as PairFn<Name>;
}

/**
 * True where both hold.
 *
 * @example
 * logicalAnd(tensor([true, false]), tensor([true, true])).toArray(); // [true, false]
 */
export const logicalAnd = combination("logicalAnd", (a, b) => compare("less", complement(a), b));

/**
 * True where at least one holds.
 *
 * @example
 * logicalOr(tensor([true, false]), tensor([false, false])).toArray(); // [true, false]
 */
export const logicalOr = combination("logicalOr", (a, b) => compare("lessEqual", complement(a), b));

/**
 * True where exactly one holds.
 *
 * @example
 * logicalXor(tensor([true, false]), tensor([true, true])).toArray(); // [false, true]
 */
export const logicalXor = combination("logicalXor", (a, b) => compare("notEqual", a, b));

/** 1 − a of 0 and 1: then 1 − a < b only where both are 1, and 1 − a ≤ b unless both are 0. */
const complement = (a: Tensor): Tensor => compare("equal", a, scalar(0, "bool"));

/** How many hold, as whole numbers. */
const counted = (holds: Tensor, axis?: Axes, keepdim?: boolean): Tensor =>
  (sum as (x: Tensor, axis?: Axes, keepdim?: boolean) => Tensor)(cast(holds, "int32"), axis, keepdim);

/**
 * Does it hold anywhere? Over all axes, one or several; false for nothing.
 *
 * @example
 * tensor([[true, false], [false, false]]).any(1).toArray(); // [true, false]
 */
export const any = ((x: Tensor, axis?: Axes, keepdim?: boolean) => {
  requireTensor("any", "x", x);
  const found = counted(truth(x), axis, keepdim);
  return compare("greater", found, scalar(0, found.dtype));
}) as unknown as ReduceFn<"any">;

/**
 * Does it hold everywhere? Over all axes, one or several; true for nothing.
 *
 * @example
 * tensor([[true, false], [true, true]]).all(1).toArray(); // [false, true]
 */
export const all = ((x: Tensor, axis?: Axes, keepdim?: boolean) => {
  requireTensor("all", "x", x);
  const missing = counted(complement(truth(x)), axis, keepdim);
  return compare("equal", missing, scalar(0, missing.dtype));
}) as unknown as ReduceFn<"all">;
