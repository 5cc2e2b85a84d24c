import { mul } from "../tensor/ops/arithmetic.js";
import { embedding as embeddingOp } from "../tensor/ops/indexing.js";
import { unsqueeze } from "../tensor/ops/view.js";
import type { WholeNumbers } from "../tensor/ops/whole.js";
import { checkWhole } from "../tensor/options.js";
import type { Tensor } from "../tensor/tensor.js";
import { normal } from "./init.js";
import type { IsAny, Layer, ShapeFn } from "./layer.js";
import { type ModuleMethods, module } from "./module.js";
import { quantizable } from "./quantize.js";

export interface EmbeddingShape<D> extends ShapeFn {
  o: IsAny<this["i"]> extends true
    ? readonly [...number[], D]
    : this["i"] extends readonly unknown[]
      ? [...this["i"], D]
      : any;
}

/** A layer that also takes its row numbers as plain arrays. */
export type Embedding<D extends number = any> = Layer<EmbeddingShape<D>> &
  ((rows: Exclude<WholeNumbers, Tensor>) => Tensor);

/**
 * A table of vectors: row numbers […] (a tensor or plain arrays) → […, features]. Starts from the standard normal
 * distribution.
 *
 * @example
 * nn.embedding(10, 4)([1, 2]).shape; // [2, 4]
 */
export function embedding<const D extends number>(count: number, features: D): Embedding<D> {
  checkWhole("embedding", "the number of rows", count, 1);
  checkWhole("embedding", "the number of features", features, 1);
  const weight = normal([count, features]);
  const name = `embedding(${count}, ${features})`;
  const made = module(name, { weight }, function (this: ModuleMethods, rows: WholeNumbers) {
    const { weight, scale } = this.parts as { weight: Tensor; scale?: Tensor };
    const vectors = embeddingOp(rows, weight);
    return scale ? mul(vectors, unsqueeze(embeddingOp(rows, scale), -1)) : vectors;
  });
  return quantizable(made) as unknown as Embedding<D>;
}
