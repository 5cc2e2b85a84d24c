/** What a call was given, before anything looks into it: a value that cannot be gets a sentence, not a TypeError. */
import { ArgumentError, described } from "./errors.js";
import { Tensor } from "./tensor.js";

/** The error for what should be a tensor. `what` names the argument. */
export function notATensor(op: string, what: string, given: unknown): ArgumentError {
  return new ArgumentError(op, `${what} must be a tensor, but is ${described(given)}`);
}

/** Refuses anything that is not a tensor. */
export function requireTensor(op: string, what: string, given: unknown): asserts given is Tensor {
  if (!(given instanceof Tensor)) throw notATensor(op, what, given);
}

/** Refuses what cannot be called. */
export function requireFunction(op: string, given: unknown): void {
  if (typeof given !== "function")
    throw new ArgumentError(op, `expects a function, as in ${op}(() => …), but was given ${described(given)}`);
}

/** Refuses anything that is not a list of tensors. */
export function requireTensors(op: string, given: unknown): asserts given is readonly Tensor[] {
  if (!Array.isArray(given)) {
    const hint = given instanceof Tensor ? `, as in ${op}([a, b])` : `, but was given ${described(given)}`;
    throw new ArgumentError(op, `expects the tensors in one list${hint}`);
  }
  given.forEach((x, i) => {
    requireTensor(op, `number ${i} of the list`, x);
  });
}

/** Refuses anything that is not a list of numbers. `example` shows the call. */
export function requireNumbers(
  op: string,
  what: string,
  given: unknown,
  example: string,
): asserts given is readonly number[] {
  if (Array.isArray(given) && given.every((n) => typeof n === "number")) return;
  const said = Array.isArray(given) ? `[${given.map(String).join(", ")}]` : described(given);
  throw new ArgumentError(op, `expects ${what} as an array of numbers, as in ${example}, but was given ${said}`);
}
