/** Anything that holds numbers: an array, a typed array, or a tensor (read through `toArray()`). */
export type Numbers = ArrayLike<number> | { toArray(): unknown };

/** Rows of numbers: nested arrays or a two-dimensional tensor. */
export type Grid = ArrayLike<ArrayLike<number>> | { toArray(): unknown };

/** What a figure cannot be drawn from, said in a sentence. */
export class PlotError extends Error {
  override name = "PlotError";
}

/** Six significant digits: more cannot be seen, and stored notebooks stay small. */
export function round(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(6)) : value;
}

/** A number as it is written on a figure: at most `digits` significant digits, a true minus sign, 4.5·10¹⁹ when it is huge. */
export function written(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? "−∞" : "no number";
  const cut = Number(value.toPrecision(digits));
  if (cut !== 0 && (Math.abs(cut) >= 1e6 || Math.abs(cut) < 1e-5)) {
    const [mantissa, power] = cut.toExponential().split("e") as [string, string];
    const raised = power.replace("+", "").replace(/[-0-9]/g, (c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)]!));
    return `${Number(Number(mantissa).toPrecision(2))}·10${raised}`.replace("-", "−");
  }
  return String(cut).replace("-", "−");
}

/** The numbers of one series, checked: not empty, finite, one-dimensional. `what` names them in the error. */
export function column(what: string, given: Numbers): number[] {
  const values = plain(what, given);
  if (values.length === 0) throw new PlotError(`${what} is empty: there is nothing to draw.`);
  return values.map((value, i) => finite(`${what}[${i}]`, value));
}

/** Two series of the same length, checked. */
export function columns(x: Numbers, y: Numbers, names: [string, string] = ["x", "y"]): [number[], number[]] {
  const xs = column(names[0], x);
  const ys = column(names[1], y);
  if (xs.length !== ys.length) {
    throw new PlotError(
      `${names[0]} has ${xs.length} values and ${names[1]} has ${ys.length}: every point needs one of each.`,
    );
  }
  return [xs, ys];
}

/** A grid of numbers, checked: at least one row, all rows equally long, every value finite. */
export function grid(what: string, given: Grid): number[][] {
  const rows = plain(what, given as Numbers) as unknown[];
  if (rows.length === 0) throw new PlotError(`${what} is empty: there is nothing to draw.`);
  const checked = rows.map((row, i) => column(`${what}[${i}]`, row as Numbers));
  const width = checked[0]!.length;
  const odd = checked.findIndex((row) => row.length !== width);
  if (odd >= 0) {
    throw new PlotError(
      `${what}[${odd}] has ${checked[odd]!.length} values and ${what}[0] has ${width}: rows must be equally long.`,
    );
  }
  return checked;
}

/** An interval [from, to] with from below to. */
export function interval(what: string, given: readonly [number, number]): [number, number] {
  const [from, to] = [Number(given?.[0]), Number(given?.[1])];
  if (!(from < to) || !Number.isFinite(from) || !Number.isFinite(to)) {
    throw new PlotError(`${what} must be [from, to] with from below to; got [${given?.[0]}, ${given?.[1]}].`);
  }
  return [from, to];
}

/** `count` values from `from` to `to`, both included. */
export function spread(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => round(from + ((to - from) * i) / (count - 1)));
}

function plain(what: string, given: Numbers): unknown[] {
  const held = given && typeof (given as any).toArray === "function" ? (given as any).toArray() : given;
  if (!held || typeof held !== "object" || typeof (held as any).length !== "number") {
    throw new PlotError(
      `${what} must be an array of numbers or a tensor; got ${held === null ? "null" : typeof held}.`,
    );
  }
  return Array.from(held as ArrayLike<unknown>);
}

function finite(what: string, value: unknown): number {
  if (typeof value !== "number") throw new PlotError(`${what} must be a number; got ${typeof value}.`);
  if (!Number.isFinite(value)) throw new PlotError(`${what} is ${value}: a figure needs finite numbers.`);
  return value;
}
