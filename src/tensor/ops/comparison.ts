import type { CompareName } from "../../kernels/index.js";
import { requireTensor } from "../arguments.js";
import { promote } from "../dtypes.js";
import { op } from "../op.js";
import { choose, compare, scalar } from "../raw.js";
import { withRoom } from "../room.js";
import { answering, broadcast, type Rule } from "../rules.js";
import type { Tensor } from "../tensor.js";
import type { PairFn } from "../types/signatures.js";
import { operand, operands } from "./operands.js";

/** An op that compares two operands and gives bools. */
function comparison<Name extends string>(name: Name, kernel: CompareName): PairFn<Name> {
  const declared = op({
    name,
    inputs: ["a", "b"],
    rule: answering("bool", broadcast),
    forward: ([a, b]) => compare(kernel, a!, b!),
    backward: "not differentiable",
  });
  return ((a: unknown, b: unknown) => declared.run(operands(name, a, b), undefined)) as PairFn<Name>;
}

/**
 * a = b, element by element.
 *
 * @example
 * eq(tensor([1, 2]), 2).toArray(); // [false, true]
 */
export const eq = comparison("eq", "equal");
/**
 * a ≠ b.
 *
 * @example
 * ne(tensor([1, 2]), 2).toArray(); // [true, false]
 */
export const ne = comparison("ne", "notEqual");
/**
 * a < b.
 *
 * @example
 * lt(tensor([1, 2]), 2).toArray(); // [true, false]
 */
export const lt = comparison("lt", "less");
/**
 * a ≤ b.
 *
 * @example
 * le(tensor([1, 2]), 2).toArray(); // [true, true]
 */
export const le = comparison("le", "lessEqual");
/**
 * a > b.
 *
 * @example
 * gt(tensor([1, 2]), 1).toArray(); // [false, true]
 */
export const gt = comparison("gt", "greater");
/**
 * a ≥ b.
 *
 * @example
 * ge(tensor([1, 2]), 2).toArray(); // [false, true]
 */
export const ge = comparison("ge", "greaterEqual");

/** Any kind of condition is read as bools; the two values, as their common kind. */
const whereRule: Rule = (inputs, options, op) => {
  const dtype = promote(inputs[1]!.dtype, inputs[2]!.dtype);
  return { shape: broadcast(inputs, options, op), dtype, reads: ["bool", dtype, dtype] };
};

const whereOp = op({
  name: "where",
  inputs: ["condition", "a", "b"],
  rule: whereRule,
  forward: ([condition, a, b]) => choose(condition!, a!, b!),
  backward: {
    condition: () => null,
    a: (g, { condition }) => choose(condition, g, scalar(0, g.dtype)),
    b: (g, { condition }) => choose(condition, scalar(0, g.dtype), g),
  },
});

/**
 * a where the condition holds, else b; all three broadcast, a and b may be numbers.
 *
 * @example
 * where(tensor([true, false]), 1, tensor([7, 8])).toArray(); // [1, 8]
 */
export function where(condition: Tensor, a: Tensor | number, b: Tensor | number): Tensor {
  requireTensor("where", "condition", condition);
  const [x, y] = operands("where", a, b);
  return whereOp.run([operand("where", condition), x, y], undefined);
}

/**
 * x, with `value` written wherever the mask holds; the gradient there is 0.
 *
 * @example
 * maskedFill(tensor([1, 2]), tensor([true, false]), 0).toArray(); // [0, 2]
 */
export function maskedFill<A extends readonly number[]>(x: Tensor<A>, mask: Tensor, value: number): Tensor<A> {
  requireTensor("maskedFill", "x", x);
  requireTensor("maskedFill", "mask", mask);
  return where(mask, value, x);
}

/**
 * True where a bool tensor is false.
 *
 * @example
 * logicalNot(tensor([true, false])).toArray(); // [false, true]
 */
export function logicalNot<A extends readonly number[]>(x: Tensor<A>): Tensor<A> {
  requireTensor("logicalNot", "x", x);
  return withRoom(() => compare("equal", x, scalar(0, x.dtype))) as Tensor<A>;
}

/**
 * True where x is NaN, the result of 0/0 and its kin: the only number that differs from itself.
 *
 * @example
 * isnan(tensor([1, NaN])).toArray(); // [false, true]
 */
export function isnan<A extends readonly number[]>(x: Tensor<A>): Tensor<A> {
  requireTensor("isnan", "x", x);
  return withRoom(() => compare("notEqual", x, x)) as Tensor<A>;
}
