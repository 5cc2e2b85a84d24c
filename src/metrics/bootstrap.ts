/** How sure a mean is: by drawing the same cases again and again. */
import { Generator } from "../random/generator.js";
import { ArgumentError, ShapeError } from "../tensor/errors.js";
import { checkNumber, checkOptions, checkWhole } from "../tensor/options.js";
import { listed, type Numbers } from "./inputs.js";

export interface BootstrapOptions {
  /** how often the cases are drawn; 2,000 when left out */
  draws?: number;
  /** how much the interval holds; 0.95 when left out */
  level?: number;
  /** of the generator that draws; 1 when left out */
  seed?: number;
}

/** A mean and where it would lie with other cases of the same kind. */
export interface Interval {
  mean: number;
  low: number;
  high: number;
}

/**
 * The mean of a − b over cases measured with both, and its percentile interval by the paired bootstrap (Efron and
 * Tibshirani 1993): whole cases are drawn with replacement, so that a difficult patient is difficult for both. Without b,
 * the mean of a. One value a case: slices of one patient are not cases of their own.
 *
 * @example
 * metrics.bootstrap([0.9, 0.8, 0.7], [0.8, 0.7, 0.6]).mean.toFixed(3); // "0.100"
 */
export function bootstrap(a: Numbers, b?: Numbers, options: BootstrapOptions = {}): Interval {
  checkOptions("bootstrap", options, ["draws", "level", "seed"]);
  const { draws = 2000, level = 0.95, seed = 1 } = options;
  checkWhole("bootstrap", "draws", draws, 1);
  checkNumber("bootstrap", "level", level, 0, 1);
  checkWhole("bootstrap", "seed", seed, -Infinity);
  const [x, y] = [listed(a), b === undefined ? undefined : listed(b)];
  if (y && x.length !== y.length)
    throw new ShapeError(
      "bootstrap",
      `${x.length} cases on one side and ${y.length} on the other: they come in pairs`,
      {
        shapes: [[x.length], [y.length]],
      },
    );
  const differences = x.map((v, i) => v - (y?.[i] ?? 0));
  if (differences.length === 0 || !differences.every(Number.isFinite))
    throw new ArgumentError(
      "bootstrap",
      "expects at least one case and a finite number for each; leave out cases without one, and say how many",
    );
  const random = new Generator(seed);
  const n = differences.length;
  const means = Float64Array.from({ length: draws }, () => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += differences[random.below(n)]!;
    return sum / n;
  }).sort();
  const tail = (1 - level) / 2;
  const at = (part: number) => means[Math.min(draws - 1, Math.max(0, Math.round(part * (draws - 1))))]!;
  return { mean: differences.reduce((sum, d) => sum + d, 0) / n, low: at(tail), high: at(1 - tail) };
}
