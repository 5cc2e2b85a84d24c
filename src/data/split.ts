import { defaultGenerator, type Generator } from "../random/generator.js";
import { requireNumbers } from "../tensor/arguments.js";
import { ArgumentError, described, told } from "../tensor/errors.js";
import { checkOptions } from "../tensor/options.js";
import type { Tensor } from "../tensor/tensor.js";
import { Dataset } from "./dataset.js";

export interface SplitOptions {
  /** draw the parts at random (the default) or cut in order? */
  shuffle?: boolean;
  generator?: Generator;
}

/** The options, completed; refuses anything that is not a data set. */
function checked(name: string, source: unknown, options: SplitOptions): Required<SplitOptions> {
  if (!(source instanceof Dataset))
    throw new ArgumentError(
      name,
      `expects a data set first, as in ${name}(data.dataset(x, y), …), but was given ${described(source)}`,
    );
  checkOptions(name, options, ["shuffle", "generator"]);
  const { shuffle = true, generator = defaultGenerator() } = options;
  return { shuffle, generator };
}

/**
 * Cuts a data set into parts of the given shares, each sample in exactly one.
 *
 * @example
 * data.split(data.dataset(zeros([10, 2])), [0.6, 0.4]).map((part) => part.length); // [6, 4]
 */
export function split<Columns extends readonly Tensor[]>(
  source: Dataset<Columns>,
  shares: readonly number[],
  options: SplitOptions = {},
): Dataset<Columns>[] {
  const { shuffle, generator } = checked("split", source, options);
  requireNumbers("split", "the shares", shares, "split(set, [0.8, 0.2])");
  const total = shares.reduce((a, b) => a + b, 0);
  if (shares.some((s) => !(s > 0)) || Math.abs(total - 1) > 1e-9)
    throw new ArgumentError("split", `the shares must be above 0 and add up to 1, but are ${shares.join(", ")}`);
  const order = ordered(source.length, shuffle, generator);
  let passed = 0;
  let start = 0;
  return shares.map((share, i) => {
    passed += share;
    const end = i === shares.length - 1 ? source.length : Math.floor(passed * source.length + 0.5);
    const part = source.subset(order.slice(start, end));
    start = end;
    return part;
  });
}

/**
 * k pairs of training and validation parts: every sample is in exactly one validation part.
 *
 * @example
 * data.folds(data.dataset(zeros([10, 2])), 5).length; // 5
 */
export function folds<Columns extends readonly Tensor[]>(
  source: Dataset<Columns>,
  k: number,
  options: SplitOptions = {},
): { train: Dataset<Columns>; validation: Dataset<Columns> }[] {
  const { shuffle, generator } = checked("folds", source, options);
  if (!(Number.isInteger(k) && k >= 2 && k <= source.length))
    throw new ArgumentError("folds", `k must be a whole number from 2 to ${source.length}, but is ${told(k)}`);
  const order = ordered(source.length, shuffle, generator);
  return Array.from({ length: k }, (_, fold) => ({
    train: source.subset(order.filter((_place, i) => i % k !== fold)),
    validation: source.subset(order.filter((_place, i) => i % k === fold)),
  }));
}

function ordered(n: number, shuffle: boolean, generator: Generator): number[] {
  return shuffle ? generator.permutation(n) : Array.from({ length: n }, (_, i) => i);
}
