/** Reads nested arrays, as a learner writes them. */
import { ArgumentError, ShapeError } from "./errors.js";
import type { Nested } from "./types/nested.js";

/** The numbers of nested arrays in one row, and the shape, which must be regular. */
export function flattened(data: Nested): { shape: number[]; flat: number[]; bools: boolean } {
  const shape: number[] = [];
  for (let level: unknown = data; Array.isArray(level); level = level[0]) shape.push(level.length);
  const flat: number[] = [];
  let [bools, numbers] = [false, false];
  const visit = (part: unknown, axis: number, at: string): void => {
    if (Array.isArray(part)) {
      if (axis >= shape.length)
        throw new ShapeError("tensor", `data${at} is an array, but data${at.replace(/\d+\]$/, "0]")} is a number`);
      if (part.length !== shape[axis]) {
        const first = at.replace(/\d+\]/g, "0]");
        throw new ShapeError(
          "tensor",
          `rows have different lengths: data${at} has ${part.length} elements, data${first} has ${shape[axis]}`,
          { axis },
        );
      }
      for (let i = 0; i < part.length; i++) visit(part[i], axis + 1, `${at}[${i}]`);
      return;
    }
    if (axis < shape.length)
      throw new ShapeError("tensor", `data${at} is ${told(part)}, but data${at.replace(/\d+\]$/, "0]")} is an array`);
    if (typeof part === "boolean") bools = true;
    else if (typeof part === "number") numbers = true;
    else throw new ArgumentError("tensor", `expects numbers, but data${at} is ${told(part)}`);
    flat.push(Number(part));
  };
  visit(data, 0, "");
  return { shape, flat, bools: bools && !numbers };
}

function told(value: unknown): string {
  return typeof value === "string"
    ? `the text ${JSON.stringify(value)}`
    : value === null
      ? "null"
      : typeof value === "number"
        ? `${value}`
        : typeof value;
}
