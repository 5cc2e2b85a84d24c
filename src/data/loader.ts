import { defaultGenerator, type Generator } from "../random/generator.js";
import { ArgumentError } from "../tensor/errors.js";
import type { Tensor } from "../tensor/tensor.js";
import { Dataset } from "./dataset.js";

export interface LoaderOptions {
  /** samples in a batch */
  batchSize: number;
  /** a new random order in every pass? */
  shuffle?: boolean;
  /** leave out a last batch that is not full? */
  dropLast?: boolean;
  /** changes the samples of a batch, for example by augmentation */
  transform?: (...batch: Tensor[]) => readonly Tensor[];
  /** the source of the order; the default one unless given */
  generator?: Generator;
}

/** Batches of a data set, pass after pass. Every `for` over it is one pass (an epoch). */
export class DataLoader<Columns extends readonly Tensor[] = readonly Tensor[]> implements Iterable<Columns> {
  constructor(
    readonly dataset: Dataset<Columns>,
    readonly options: LoaderOptions,
  ) {
    const { batchSize } = options;
    if (!(Number.isInteger(batchSize) && batchSize > 0))
      throw new ArgumentError("loader", `batchSize must be a whole number from 1 up, but is ${batchSize}`);
  }

  /** Batches in a pass. */
  get length(): number {
    const batches = this.dataset.length / this.options.batchSize;
    return this.options.dropLast ? Math.floor(batches) : Math.ceil(batches);
  }

  *[Symbol.iterator](): Iterator<Columns> {
    const { batchSize, shuffle = false, transform, generator = defaultGenerator() } = this.options;
    const n = this.dataset.length;
    const order = shuffle ? generator.permutation(n) : Array.from({ length: n }, (_, i) => i);
    for (let batch = 0; batch < this.length; batch++) {
      const samples = this.dataset.rows(order.slice(batch * batchSize, (batch + 1) * batchSize));
      yield (transform ? transform(...samples) : samples) as Columns;
    }
  }
}

/**
 * Batches of rows that belong together.
 *
 * @example
 * [...data.loader([zeros([5, 2]), ones([5])], { batchSize: 2, shuffle: true })].length; // 3
 */
export function loader<Columns extends readonly Tensor[]>(
  source: Dataset<Columns> | readonly [...Columns],
  options: LoaderOptions,
): DataLoader<Columns> {
  return new DataLoader(source instanceof Dataset ? source : new Dataset(source as unknown as Columns), options);
}
