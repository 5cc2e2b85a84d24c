import { ArgumentError, told } from "../../tensor/errors.js";

/** The token of a number, from a list in the order of the numbers. Asked by `op` for a number outside the list, it says so. */
export function tokenAt(op: string, tokens: readonly string[], id: number): string {
  const token = tokens[id];
  if (token === undefined)
    throw new ArgumentError(op, `expects numbers from 0 to ${tokens.length - 1}, but was given ${told(id)}`);
  return token;
}
