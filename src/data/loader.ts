import { defaultGenerator, type Generator } from "../random/generator.js";
import { ArgumentError } from "../tensor/errors.js";
import { checkOptions, checkWhole } from "../tensor/options.js";
import type { Tensor } from "../tensor/tensor.js";
import { collate } from "./collate.js";
import { Dataset, type RowSource, type SampleSource } from "./dataset.js";

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
    readonly dataset: RowSource<Columns>,
    readonly options: LoaderOptions,
  ) {
    checkOptions("loader", options, ["batchSize", "shuffle", "dropLast", "transform", "generator"]);
    checkWhole("loader", "batchSize", options?.batchSize, 1);
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

/** How batches are made of a data set of one's own. */
export interface SampleOptions<Sample, Batch> extends Omit<LoaderOptions, "transform"> {
  /** makes a batch of samples; `data.collate`, which stacks them, unless given */
  collate?: (samples: Sample[]) => Batch;
}

/** Batches of a data set of one's own, pass after pass. */
export class SampleLoader<Sample, Batch> implements Iterable<Batch> {
  constructor(
    readonly dataset: SampleSource<Sample>,
    readonly options: SampleOptions<Sample, Batch>,
  ) {
    checkOptions("loader", options, ["batchSize", "shuffle", "dropLast", "generator", "collate"]);
    checkWhole("loader", "batchSize", options.batchSize, 1);
    checkWhole("loader", "the length of the data set", dataset.length, 0);
  }

  /** Batches in a pass. */
  get length(): number {
    const batches = this.dataset.length / this.options.batchSize;
    return this.options.dropLast ? Math.floor(batches) : Math.ceil(batches);
  }

  *[Symbol.iterator](): Iterator<Batch> {
    const { batchSize, shuffle = false, generator = defaultGenerator() } = this.options;
    const join = this.options.collate ?? (collate as unknown as (samples: Sample[]) => Batch);
    const n = this.dataset.length;
    const order = shuffle ? generator.permutation(n) : Array.from({ length: n }, (_, i) => i);
    for (let batch = 0; batch < this.length; batch++)
      yield join(order.slice(batch * batchSize, (batch + 1) * batchSize).map((place) => this.dataset.get(place)));
  }
}

/**
 * Batches of rows that belong together: of a list of tensors, a data set, or labelled images. Or batches of the samples of a
 * data set of one's own, { length, get(i) }, joined by `collate`.
 *
 * @example
 * [...data.loader([zeros([5, 2]), ones([5])], { batchSize: 2, shuffle: true })].length; // 3
 * const squares = { length: 3, get: (i) => [tensor([i]), i * i] };
 * [...data.loader(squares, { batchSize: 3 })][0][1].toArray(); // [0, 1, 4]
 */
export function loader<Sample, Batch = readonly Tensor[]>(
  source: SampleSource<Sample>,
  options: SampleOptions<Sample, Batch>,
): SampleLoader<Sample, Batch>;
export function loader<Columns extends readonly Tensor[]>(
  source: RowSource<Columns> | readonly [...Columns],
  options: LoaderOptions,
): DataLoader<Columns>;
export function loader(source: unknown, options: any): unknown {
  if (typeof (source as RowSource)?.rows === "function") return new DataLoader(source as RowSource, options);
  if (Array.isArray(source)) return new DataLoader(new Dataset(source), options);
  if (typeof (source as SampleSource)?.get === "function") return new SampleLoader(source as SampleSource, options);
  throw new ArgumentError("loader", "expects a data set, a list of tensors, or an object with length and get(i)");
}
