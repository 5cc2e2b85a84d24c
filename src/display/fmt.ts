/** Integers up to this size are exact in float32 and are printed in full. */
const EXACT = 16_777_216;
/** From this size on a number that is not whole is written as a power of ten. */
const LARGE = 1e6;
/** More decimals than this are not read: 0.0000997 is written as a power of ten. */
const DECIMALS = 6;

/** What `fmt` takes: a number, nested lists of numbers, typed arrays, or anything with `toArray()`, such as a tensor. */
export type Formattable = number | readonly Formattable[] | ArrayLike<number> | { toArray(): unknown };

/**
 * A number as people write it, the same on every machine: three significant digits unless `digits` asks for more, whole
 * numbers in full, and a power of ten where there would be more than six digits. Lists and tensors become nested brackets
 * in one notation.
 *
 * @example
 * fmt(2 / 3)                 // "0.667"
 * fmt(-2697.3)               // "−2697"
 * fmt(1.20358e23)            // "1.2×10²³"
 * fmt([1, 0.1 + 0.2])        // "[1, 0.3]"
 */
export function fmt(value: Formattable, digits = 3): string {
  return written(
    value,
    digits,
    numbersOf(value).some((x) => needsPower(x, digits)),
  );
}

/** Several values of one column, in one notation: powers of ten for all as soon as one needs them. */
export function column(values: readonly Formattable[], digits = 3): string[] {
  const powers = values.flatMap(numbersOf).some((x) => needsPower(x, digits));
  return values.map((value) => written(value, digits, powers));
}

function written(value: Formattable, digits: number, powers: boolean): string {
  if (typeof value === "number") return powers ? inPowers(value, digits) : plainly(value, digits);
  return `[${itemsOf(value)
    .map((item) => written(item, digits, powers))
    .join(", ")}]`;
}

function itemsOf(value: Exclude<Formattable, number>): Formattable[] {
  if ("toArray" in value && typeof value.toArray === "function") {
    const held = value.toArray() as Formattable;
    return typeof held === "number" ? [held] : Array.from(held as ArrayLike<Formattable>);
  }
  return Array.from(value as ArrayLike<Formattable>);
}

function numbersOf(value: Formattable): number[] {
  return typeof value === "number" ? [value] : itemsOf(value).flatMap(numbersOf);
}

const isExact = (x: number): boolean => Number.isInteger(x) && Math.abs(x) <= EXACT;

function needsPower(x: number, digits: number): boolean {
  if (!Number.isFinite(x) || isExact(x)) return false;
  if (Math.abs(x) >= LARGE) return true;
  return (decimalsOf(x, digits).split(".")[1] ?? "").length > DECIMALS;
}

/** Rounded to so many significant digits, but never coarser than to whole numbers; no exponent, no zeros at the end. */
function decimalsOf(x: number, digits: number): string {
  if (isExact(x)) return String(Math.abs(x));
  const exponent = Number(x.toExponential().split("e")[1]);
  const places = Math.max(0, digits - 1 - exponent);
  const fixed = Math.abs(x).toFixed(Math.min(100, places));
  // Rounding may add a digit: 0.9999 is 1, not 1.00.
  return fixed.includes(".") ? fixed.replace(/\.?0+$/, "") : fixed;
}

function plainly(x: number, digits: number): string {
  if (Number.isNaN(x)) return "NaN";
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞";
  const text = x === 0 ? "0" : decimalsOf(x, digits);
  return x < 0 && text !== "0" ? `−${text}` : text;
}

function inPowers(x: number, digits: number): string {
  if (x === 0 || !Number.isFinite(x)) return plainly(x, digits);
  const [mantissa, exponent] = Math.abs(x)
    .toExponential(Math.max(0, digits - 1))
    .split("e") as [string, string];
  const power = Number(exponent);
  const front = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return `${x < 0 ? "−" : ""}${front}${power === 0 ? "" : `×10${raised(power)}`}`;
}

/** −12 as "⁻¹²". */
const raised = (power: number): string => [...String(power)].map((sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)] ?? "⁻").join("");

/** A whole number with thousands separators, the same in every locale: grouped(1234567) is "1,234,567". */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}
