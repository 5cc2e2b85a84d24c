import { fmt } from "../display/index.js";

/** Tensors are read by what they can do, so that this room needs no other. */
type Held = { toArray(): unknown };

/** A tensor as nested numbers; anything else as it is. */
export function plain(value: unknown): unknown {
  return value && typeof (value as Held).toArray === "function" ? (value as Held).toArray() : value;
}

/** A value as a lesson prints it: numbers with three significant digits, or as many as are given. */
export function say(value: unknown, digits?: number): string {
  const part = (one: unknown): string => say(one, digits);
  const held = plain(value);
  if (typeof held === "number") return fmt(held, digits);
  if (typeof held === "string") return held;
  if (isList(held)) {
    const items = Array.from(held);
    return items.length > 0 && items.every((one) => typeof one === "number")
      ? fmt(items as number[], digits)
      : `[${items.map(part).join(", ")}]`;
  }
  if (typeof held === "boolean") return held ? "yes" : "no";
  if (typeof held === "function") return "a function";
  if (held && typeof held === "object") {
    return `{ ${Object.entries(held)
      .map(([key, one]) => `${key}: ${part(one)}`)
      .join(", ")} }`;
  }
  return String(held);
}

/** Whether two numbers are at most this far apart. */
export function near(a: number, b: number, within = 1e-9): boolean {
  return a === b || Math.abs(a - b) <= within;
}

/** Whether two values agree: exactly, or each number within `within`. */
export function agree(value: unknown, is: unknown, within = 0): boolean {
  const [a, b] = [plain(value), plain(is)];
  if (typeof a === "number" && typeof b === "number") return near(a, b, within);
  if (isList(a) && isList(b)) {
    const [left, right] = [Array.from(a), Array.from(b)];
    return left.length === right.length && left.every((v, i) => agree(v, right[i], within));
  }
  return a === b;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
}
