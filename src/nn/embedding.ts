import { embedding as embeddingOp } from "../tensor/ops/indexing.js";
import { normal } from "./init.js";
import { type IsAny, type Layer, layer, type ShapeFn } from "./layer.js";

export interface EmbeddingShape<D> extends ShapeFn {
  o: IsAny<this["i"]> extends true
    ? readonly [...number[], D]
    : this["i"] extends readonly unknown[]
      ? [...this["i"], D]
      : any;
}

/**
 * A table of vectors: indices […] (int32) → […, features]. Starts from the standard normal distribution.
 *
 * @example
 * nn.embedding(10, 4)(tensor(Int32Array.of(1, 2))).shape; // [2, 4]
 */
export function embedding<const D extends number>(count: number, features: D): Layer<EmbeddingShape<D>> {
  const weight = normal([count, features]);
  return layer(`embedding(${count}, ${features})`, { weight }, (indices) => embeddingOp(indices, weight));
}
