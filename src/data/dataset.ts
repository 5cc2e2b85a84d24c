import { requireTensor } from "../tensor/arguments.js";
import { ArgumentError, ShapeError } from "../tensor/errors.js";
import { indexSelect } from "../tensor/ops/indexing.js";
import type { Tensor } from "../tensor/tensor.js";

/**
 * A data set of one's own: how many samples there are, and sample i, computed or read when it is asked for. A sample is
 * what `collate` makes batches of: a tensor, a list of tensors, or anything else.
 */
export interface SampleSource<Sample = unknown> {
  readonly length: number;
  get(place: number): Sample;
}

/** Samples that come out as whole batches: how many there are, and the tensors of those at the given places. */
export interface RowSource<Columns extends readonly Tensor[] = readonly Tensor[]> {
  readonly length: number;
  rows(places: readonly number[]): Columns;
}

/** Tensors whose rows belong together: row i of each is sample i. */
export class Dataset<Columns extends readonly Tensor[] = readonly Tensor[]> implements RowSource<Columns> {
  /** the number of samples */
  readonly length: number;

  constructor(readonly columns: Columns) {
    const first = columns[0];
    if (!first) throw new ArgumentError("dataset", "expects at least one tensor");
    columns.forEach((column, i) => {
      requireTensor("dataset", `column ${i + 1}`, column);
    });
    for (const column of columns) {
      if (column.ndim === 0 || column.shape[0] !== first.shape[0]) {
        const shapes = columns.map((c) => c.shape as readonly number[]);
        throw new ShapeError(
          "dataset",
          `the tensors have different numbers of rows: ${shapes.map((s) => s[0] ?? "none").join(", ")}`,
          { shapes, axis: 0 },
        );
      }
    }
    this.length = first.shape[0]!;
  }

  /** The samples at the given places, as tensors of rows. */
  rows(places: readonly number[]): Columns {
    return this.columns.map((column) => indexSelect(column, 0, places)) as unknown as Columns;
  }

  /** A data set of only these samples. */
  subset(places: readonly number[]): Dataset<Columns> {
    return new Dataset(this.rows(places));
  }
}

/**
 * Joins tensors row by row.
 *
 * @example
 * data.dataset(zeros([4, 2]), ones([4])).length; // 4
 */
export function dataset<Columns extends readonly Tensor[]>(...columns: Columns): Dataset<Columns> {
  return new Dataset(columns);
}
