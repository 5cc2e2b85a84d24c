/** How sure a mean of few values is. */
import { ArgumentError, described } from "../tensor/errors.js";
import { checkOptions } from "../tensor/options.js";
import type { Interval } from "./bootstrap.js";
import { listed, type Numbers } from "./inputs.js";

export interface MeanIntervalOptions {
  /** standard errors on each side; the 97.5% quantile of Student's t for so many values when left out */
  width?: number;
}

/** The 97.5% quantile of Student's t for 1, 2, 3 … 30 degrees of freedom. */
const student = [
  ...[12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228],
  ...[2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086],
  ...[2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042],
];

/** The same for any number of degrees of freedom: beyond the table, the normal quantile and the first terms of its expansion. */
function quantile(freedom: number): number {
  const z = 1.959964;
  const cube = z * z * z;
  return (
    student[freedom - 1] ??
    z + (cube + z) / (4 * freedom) + (5 * cube * z * z + 16 * cube + 3 * z) / (96 * freedom * freedom)
  );
}

/**
 * The mean of some values with its 95% interval, mean ± t · s / √n, where s is their standard deviation and t the quantile of
 * Student's t (1908). Of paired measurements, give the differences. For values far from normal see `bootstrap`.
 *
 * @throws ArgumentError for fewer than two values, or one that is not finite
 * @example
 * metrics.meanInterval([1, 2, 3, 4]).low.toFixed(2); // "0.45"
 */
export function meanInterval(values: Numbers, options: MeanIntervalOptions = {}): Interval {
  checkOptions("meanInterval", options, ["width"]);
  const list = listed(values);
  if (list.length < 2 || !list.every(Number.isFinite))
    throw new ArgumentError(
      "meanInterval",
      `expects at least two values, all finite, but was given ${list.length < 2 ? described(values) : "one that is not"}`,
    );
  const { width = quantile(list.length - 1) } = options;
  if (!(Number.isFinite(width) && width > 0))
    throw new ArgumentError("meanInterval", `width must be a number above 0, but is ${described(width)}`);
  const mean = list.reduce((sum, v) => sum + v, 0) / list.length;
  const s = Math.sqrt(list.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / (list.length - 1));
  const reach = (width * s) / Math.sqrt(list.length);
  return { mean, low: mean - reach, high: mean + reach };
}
