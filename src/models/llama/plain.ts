import { rotary } from "../../nn/rotary.js";
import { silu } from "../../tensor/ops/activation.js";
import { scaledDotProductAttention } from "../../tensor/ops/attention.js";
import { linear } from "../../tensor/ops/matmul.js";
import { rmsNorm } from "../../tensor/ops/normalisation.js";
import { expand, permute, reshape } from "../../tensor/ops/view.js";
import type { Tensor } from "../../tensor/tensor.js";
import type { LlamaSizes } from "./sizes.js";
import { type LlamaBlock, type LlamaWeights, MATRICES, type Matrix } from "./weights.js";

/** A block with its matrices as float32. */
export interface PlainBlock extends Readonly<Record<Matrix, Tensor>> {
  attentionNorm: Tensor;
  mlpNorm: Tensor;
}

/** A whole model as float32: for SmolLM2 538 MB. */
export interface PlainWeights {
  /** [vocabulary, features] */
  embedding: Tensor;
  blocks: PlainBlock[];
  norm: Tensor;
  sizes: LlamaSizes;
}

/** A block's weights, widened. */
export function plainBlock(block: LlamaBlock): PlainBlock {
  const { attentionNorm, mlpNorm } = block;
  const matrices = Object.fromEntries(MATRICES.map((name) => [name, block[name].dequantize()]));
  return { attentionNorm, mlpNorm, ...(matrices as Record<Matrix, Tensor>) };
}

/** All weights, widened. */
export function plainWeights({ embedding, blocks, norm }: LlamaWeights, sizes: LlamaSizes): PlainWeights {
  return { embedding: embedding.dequantize(), blocks: blocks.map(plainBlock), norm, sizes };
}

/** What a block keeps of the tokens before: keys and values [sharedHeads, T, width]. */
export type Extend = (keys: Tensor, values: Tensor) => { keys: Tensor; values: Tensor };

/** How a block's matrix is applied; a plain product unless an adapter adds something to it. */
export type Apply = (x: Tensor, weight: Tensor, name: Matrix) => Tensor;

/**
 * One block by ordinary operations: x [T, features] → [T, features]. This is all of it: attention on the normalised x, added
 * to x; then the MLP on the normalised sum, added again.
 */
export function plainStep(
  x: Tensor,
  block: PlainBlock,
  { heads, sharedHeads, eps, base }: LlamaSizes,
  { from = 0, apply = plain, extend }: { from?: number; apply?: Apply; extend?: Extend } = {},
): Tensor {
  const turned = (t: Tensor) => rotary(t, { base, offset: from, pairs: "neighbours" });
  const h = rmsNorm(x, block.attentionNorm, eps);
  const q = turned(intoHeads(apply(h, block.query, "query"), heads));
  let keys = turned(intoHeads(apply(h, block.key, "key"), sharedHeads));
  let values = intoHeads(apply(h, block.value, "value"), sharedHeads);
  if (extend) ({ keys, values } = extend(keys, values));
  const shared = (t: Tensor) => forEach(t, heads / sharedHeads);
  const mixed = scaledDotProductAttention(q, shared(keys), shared(values), { causal: true, offset: from });
  const y = x.add(apply(outOfHeads(mixed), block.output, "output")) as Tensor;
  const m = rmsNorm(y, block.mlpNorm, eps);
  const inner = silu(apply(m, block.gate, "gate")).mul(apply(m, block.up, "up")) as Tensor;
  return y.add(apply(inner, block.down, "down")) as Tensor;
}

/**
 * The whole model by ordinary operations in float32, to be read and compared: token numbers [T] give logits [T, vocabulary].
 */
export function plainForward({ embedding, blocks, norm, sizes }: PlainWeights, ids: readonly number[]): Tensor {
  let x = embedding.indexSelect(0, ids) as Tensor;
  for (const block of blocks) x = plainStep(x, block, sizes);
  return linear(rmsNorm(x, norm, sizes.eps), embedding);
}

/** [T, heads · width] → [heads, T, width] */
function intoHeads(x: Tensor, heads: number): Tensor {
  const [T, all] = x.shape as [number, number];
  return permute(reshape(x, [T, heads, all / heads]) as Tensor, [1, 0, 2]);
}

function outOfHeads(x: Tensor): Tensor {
  const [heads, T, width] = x.shape as [number, number, number];
  return reshape(permute(x, [1, 0, 2]) as Tensor, [T, heads * width]);
}

/** x Wᵀ, and nothing added. */
const plain: Apply = (x, weight) => linear(x, weight);

/** Each head `times` times, one after the other: [sharedHeads, T, width] → [heads, T, width]. */
function forEach(x: Tensor, times: number): Tensor {
  const [heads, T, width] = x.shape as [number, number, number];
  const stretched = expand(reshape(x, [heads, 1, T, width]) as Tensor, [heads, times, T, width]);
  return reshape(stretched as Tensor, [heads * times, T, width]);
}
