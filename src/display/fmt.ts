/** Integers up to this size are exact in float32 and are printed in full. */
const EXACT = 16_777_216;

/** What `fmt` takes: a number, nested lists of numbers, typed arrays, or anything with `toArray()`, such as a tensor. */
export type Formattable = number | readonly Formattable[] | ArrayLike<number> | { toArray(): unknown };

/**
 * A number as text with at most `digits` significant digits, the same on every machine.
 * Whole numbers below 2^24 are printed in full; lists and tensors become nested brackets.
 *
 * @example
 * fmt(2 / 3)            // "0.666667"
 * fmt([1, 0.1 + 0.2])   // "[1, 0.3]"
 */
export function fmt(value: Formattable, digits = 6): string {
  if (typeof value === "number") return fmtNumber(value, digits);
  if ("toArray" in value && typeof value.toArray === "function") return fmt(value.toArray() as Formattable, digits);
  const parts = Array.from(value as ArrayLike<Formattable>, (item) => fmt(item, digits));
  return `[${parts.join(", ")}]`;
}

function fmtNumber(x: number, digits: number): string {
  if (x === 0) return "0"; // −0 too: a learner has no use for the sign of nothing
  if (Number.isInteger(x) && Math.abs(x) <= EXACT) return String(x);
  return Number.isFinite(x) ? String(Number(x.toPrecision(digits))) : String(x);
}

/** A whole number with its thousands set apart, the same in every locale: grouped(1234567) is "1,234,567". */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}
