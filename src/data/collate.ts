/** How single samples become a batch. */
import { full, tensor } from "../tensor/create.js";
import { ArgumentError, described, ShapeError, words } from "../tensor/errors.js";
import { cat, stack } from "../tensor/ops/joining.js";
import { checkNumber, checkOptions } from "../tensor/options.js";
import { Tensor } from "../tensor/tensor.js";

/**
 * Tensors of one shape as one tensor with a new first axis; numbers as a vector; lists of those, column by column.
 *
 * @example
 * data.collate([[tensor([1, 2]), 0], [tensor([3, 4]), 1]]).map((column) => column.shape); // [[2, 2], [2]]
 */
export function collate(samples: readonly unknown[]): readonly Tensor[] {
  if (!Array.isArray(samples))
    throw new ArgumentError("collate", `expects a list of samples, but was given ${described(samples)}`);
  const rows = samples.map((sample) => (Array.isArray(sample) ? (sample as unknown[]) : [sample]));
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) throw new ArgumentError("collate", "expects at least one sample with something in it");
  if (rows.some((row) => row.length !== columns))
    throw new ArgumentError(
      "collate",
      "the samples have different numbers of parts; give loader a collate of your own",
    );
  return Array.from({ length: columns }, (_, c) =>
    column(
      rows.map((row) => row[c]),
      c,
    ),
  );
}

function column(values: readonly unknown[], c: number): Tensor {
  if (values.every((v) => typeof v === "number" || typeof v === "boolean")) return tensor(values as number[]) as Tensor;
  if (!values.every((v) => v instanceof Tensor))
    throw new ArgumentError(
      "collate",
      `part ${c + 1} of a sample is neither a tensor nor a number; give loader a collate of your own`,
    );
  const tensors = values as readonly Tensor[];
  const odd = tensors.find((x) => words(x.shape) !== words(tensors[0]!.shape));
  if (odd)
    throw new ShapeError(
      "collate",
      `part ${c + 1} has the shapes ${words(tensors[0]!.shape)} and ${words(odd.shape)}`,
      {
        shapes: [tensors[0]!.shape, odd.shape],
        hint: "for sequences of unequal length write data.padSequences in a collate of your own",
      },
    );
  return stack(tensors) as Tensor;
}

export interface PadOptions {
  /** what fills the places after the end of a sequence */
  value?: number;
}

/**
 * Sequences [T, …] of unequal length as one tensor [N, longest T, …], filled up at the end, and their lengths.
 *
 * @example
 * data.padSequences([tensor([1, 2, 3]), tensor([4])]).padded.toArray(); // [[1, 2, 3], [4, 0, 0]]
 */
export function padSequences(
  sequences: readonly Tensor[],
  options: PadOptions = {},
): { padded: Tensor; lengths: Tensor } {
  checkOptions("padSequences", options, ["value"]);
  const { value = 0 } = options;
  checkNumber("padSequences", "value", value, -Infinity);
  const first = Array.isArray(sequences) ? (sequences[0] as Tensor | undefined) : undefined;
  if (first === undefined || sequences.some((x) => !(x instanceof Tensor) || x.ndim === 0))
    throw new ArgumentError("padSequences", "expects a list of tensors [T, …] with at least one");
  const rest = words(first.shape.slice(1));
  const odd = sequences.find((x) => words(x.shape.slice(1)) !== rest || x.dtype !== first.dtype);
  if (odd)
    throw new ShapeError(
      "padSequences",
      `sequences may differ in length only, but are ${first.dtype} ${words(first.shape)} and ${odd.dtype} ${words(odd.shape)}`,
      {
        shapes: [first.shape, odd.shape],
      },
    );
  const longest = Math.max(...sequences.map((x) => x.shape[0]!));
  const rows = sequences.map((x) => {
    const missing = longest - x.shape[0]!;
    return missing === 0
      ? x
      : (cat([x, full([missing, ...x.shape.slice(1)], value, { dtype: x.dtype }) as Tensor], 0) as Tensor);
  });
  return { padded: stack(rows) as Tensor, lengths: tensor(Int32Array.from(sequences, (x) => x.shape[0]!)) as Tensor };
}
