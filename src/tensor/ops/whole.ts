import { ArgumentError } from "../errors.js";
import { cast, created } from "../raw.js";
import { write } from "../storage.js";
import { Tensor } from "../tensor.js";

/** Whole numbers as the ops take them: a tensor, or arrays nested as deep as the tensor would have axes. */
export type WholeNumbers = Tensor | readonly number[] | readonly (readonly number[])[];

/**
 * Class labels or positions as an int32 tensor. A tensor of a different kind is also taken if all its numbers are whole
 * (`arange(5)`, `tensor([0, 2])`); fractions, NaN and masks are refused. `what` names them in the sentence.
 */
export function wholeNumbers(op: string, what: string, given: WholeNumbers): Tensor {
  if (given instanceof Tensor) {
    if (given.dtype === "int32") return given;
    if (given.dtype === "bool")
      throw new ArgumentError(op, `${what} must be whole numbers, but are bools; to pick by a mask use maskedSelect`);
    checkWhole(op, what, given.data());
    return cast(given.detach(), "int32");
  }
  if (!Array.isArray(given))
    throw new ArgumentError(op, `${what} must be a tensor or an array of whole numbers, but are ${told(given)}`);
  const shape: number[] = [];
  for (let level: unknown = given; Array.isArray(level); level = level[0]) shape.push(level.length);
  const flat = given.flat(Infinity) as unknown[];
  if (flat.length !== shape.reduce((a, b) => a * b, 1))
    throw new ArgumentError(op, `${what} must be an array whose rows have one length`);
  checkWhole(op, what, flat);
  const out = created(shape, "int32");
  write(out.storage, flat as number[]);
  return out;
}

function checkWhole(op: string, what: string, numbers: ArrayLike<unknown>): void {
  for (let i = 0; i < numbers.length; i++) {
    const n = numbers[i];
    if (!Number.isInteger(n) || (n as number) !== ((n as number) | 0))
      throw new ArgumentError(op, `${what} must be whole numbers, but one is ${told(n)}`);
  }
}

function told(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  return typeof value === "number" || value === null || value === undefined ? `${value}` : typeof value;
}
