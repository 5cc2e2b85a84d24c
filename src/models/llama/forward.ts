import { kernels } from "../../kernels/index.js";
import { silu } from "../../tensor/ops/activation.js";
import { rmsNorm } from "../../tensor/ops/normalisation.js";
import { created, pointer } from "../../tensor/raw.js";
import type { Tensor } from "../../tensor/tensor.js";
import type { LlamaCache } from "./cache.js";
import type { LlamaSizes } from "./sizes.js";
import { turns } from "./turns.js";
import type { LlamaBlock, LlamaWeights } from "./weights.js";

/** A head of a layer, both counted from 0. */
export type Head = readonly [layer: number, head: number];

/** What a pass through the blocks is asked for. */
export interface PassOptions {
  /** only the first so many blocks; all when left out */
  layers?: number;
  /** keep each layer's attention weights */
  probabilities?: boolean;
  /** keep the vectors before the first block and after each */
  hidden?: boolean;
  /** heads whose result is replaced by zeros */
  cut?: readonly Head[];
}

export interface Pass {
  /** the vectors after the last block, [T, features], before the last norm */
  x: Tensor;
  /** for each layer [heads, T, S] */
  probabilities: Tensor[];
  /** one more than there are layers, each [T, features] */
  hidden: Tensor[];
}

/**
 * Tokens through the blocks of the model, on its weights as they lie in the file. They go on where the cache ends, and are
 * added to it. Every row is computed without its neighbours: the same bits, whether tokens come one by one or together.
 */
export function pass(
  weights: LlamaWeights,
  sizes: LlamaSizes,
  ids: readonly number[],
  cache: LlamaCache,
  { layers = sizes.layers, probabilities: wanted = false, hidden: kept = false, cut = [] }: PassOptions = {},
): Pass {
  const { eps } = sizes;
  const table = turns(cache.length, ids.length, sizes.width, sizes.base);
  const probabilities: Tensor[] = [];
  let x: Tensor = weights.embedding.dequantize(ids);
  const hidden = kept ? [x] : [];
  for (let layer = 0; layer < layers; layer++) {
    const block = weights.blocks[layer]!;
    const silent = cut.flatMap(([at, head]) => (at === layer ? [head] : []));
    const { mixed, looked } = attend(block, sizes, rmsNorm(x, block.attentionNorm, eps), table, cache, layer, wanted);
    silence(mixed, silent, sizes);
    if (looked) probabilities.push(looked);
    x = x.add(block.output.forward(mixed)) as Tensor;
    const h = rmsNorm(x, block.mlpNorm, eps);
    const inner = silu(block.gate.forward(h)).mul(block.up.forward(h)) as Tensor;
    x = x.add(block.down.forward(inner)) as Tensor;
    if (kept) hidden.push(x);
  }
  cache.length += ids.length;
  return { x, probabilities, hidden };
}

/** The heads' mixtures side by side, [T, heads · width]. */
function attend(
  block: LlamaBlock,
  { heads, sharedHeads, width }: LlamaSizes,
  h: Tensor,
  table: Tensor,
  cache: LlamaCache,
  layer: number,
  wanted: boolean,
): { mixed: Tensor; looked: Tensor | undefined } {
  const [query, key, value] = [block.query.forward(h), block.key.forward(h), block.value.forward(h)];
  const [T, S] = [h.sizes[0]! as number, cache.length + h.sizes[0]!];
  const { rotatePairs, groupedAttention } = kernels.float32;
  rotatePairs(pointer(query, "float32"), pointer(table, "float32"), T, heads, width);
  rotatePairs(pointer(key, "float32"), pointer(table, "float32"), T, sharedHeads, width);
  const { keys, values, room } = cache.extend(layer, key, value);
  const mixed = created([T, heads * width]);
  const looked = wanted ? created([heads, T, S]) : undefined;
  const at = (t: Tensor) => pointer(t, "float32");
  // biome-ignore format: pointers, then sizes
  groupedAttention(at(query), at(keys), at(values), at(mixed), looked ? at(looked) : 0,
    T, heads, sharedHeads, S, width, room * width, 1 / Math.sqrt(width), cache.length + 1);
  return { mixed, looked };
}

/** Puts zeros where heads have written. */
function silence(mixed: Tensor, silent: readonly number[], { heads, width }: LlamaSizes): void {
  for (const head of silent) {
    for (let t = 0; t < mixed.sizes[0]!; t++)
      kernels.float32.fill(pointer(mixed, "float32") + 4 * (t * heads + head) * width, 0, width);
  }
}
