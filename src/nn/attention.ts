import { ArgumentError } from "../tensor/errors.js";
import { add } from "../tensor/ops/arithmetic.js";
import { type AttentionOptions, scaledDotProductAttention } from "../tensor/ops/attention.js";
import { permute, reshape } from "../tensor/ops/view.js";
import type { Tensor } from "../tensor/tensor.js";
import { gelu } from "./activation.js";
import { xavierUniform } from "./init.js";
import { type Layer, layer, type Same } from "./layer.js";
import { linear } from "./linear.js";
import { type Module, module } from "./module.js";
import { dropout, layerNorm } from "./normalisation.js";
import { sequential } from "./sequential.js";

export interface MultiHeadOptions {
  bias?: boolean;
}

/** Queries, keys and values [N, T, features]; keys and values are the queries unless given (self-attention). */
export type Attend = (query: Tensor, options?: AttentionOptions & { key?: Tensor; value?: Tensor }) => Tensor;

/** [N, T, features] → [N, heads, T, features/heads]: every head sees its own part of the features. */
function intoHeads(x: Tensor, heads: number): Tensor {
  const [N, T, D] = x.shape as [number, number, number];
  return permute(reshape(x, [N, T, heads, D / heads]) as Tensor, [0, 2, 1, 3]);
}

function outOfHeads(x: Tensor): Tensor {
  const [N, H, T, D] = x.shape as [number, number, number, number];
  return reshape(permute(x, [0, 2, 1, 3]) as Tensor, [N, T, H * D]);
}

/**
 * Several attentions side by side, each on its own projection of the features (Vaswani et al. 2017).
 *
 * @example
 * nn.multiHeadAttention(8, 2)(zeros([1, 3, 8])).shape; // [1, 3, 8]
 */
export function multiHeadAttention(
  features: number,
  heads: number,
  { bias = true }: MultiHeadOptions = {},
): Module<Attend> {
  if (features % heads !== 0)
    throw new ArgumentError("multiHeadAttention", `${features} features do not split into ${heads} heads`);
  const projection = () => linear(features, features, { bias });
  const [query, key, value, out] = [projection(), projection(), projection(), projection()];
  for (const p of [query, key, value]) xavierUniform(p.parts.weight as Tensor);
  const attend: Attend = (x, options = {}) => {
    const { key: k = x, value: v = k, ...rest } = options;
    const [q, ks, vs] = [query(x), key(k), value(v)].map((t) => intoHeads(t, heads)) as [Tensor, Tensor, Tensor];
    return out(outOfHeads(scaledDotProductAttention(q, ks, vs, rest)));
  };
  return module(`multiHeadAttention(${features}, ${heads})`, { query, key, value, out }, attend);
}

export interface BlockOptions {
  /** width of the inner layer, as a multiple of the features */
  widen?: number;
  causal?: boolean;
  dropout?: number;
}

/**
 * x ← x + attention(norm(x)), then x ← x + MLP(norm(x)): the pre-norm block of GPT-2. x: [N, T, features].
 *
 * @example
 * nn.transformerBlock(8, 2)(zeros([1, 3, 8])).shape; // [1, 3, 8]
 */
export function transformerBlock(
  features: number,
  heads: number,
  { widen = 4, causal = true, dropout: p = 0 }: BlockOptions = {},
): Layer<Same> {
  const norm1 = layerNorm(features);
  const attention = multiHeadAttention(features, heads);
  const norm2 = layerNorm(features);
  const mlp = sequential(
    linear(features, widen * features),
    gelu({ approximate: "tanh" }),
    linear(widen * features, features),
  );
  const drop = dropout(p);
  return layer(`transformerBlock(${features}, ${heads})`, { norm1, attention, norm2, mlp, drop }, (x) => {
    const attended = add(x, drop(attention(norm1(x), { causal })));
    return add(attended, drop(mlp(norm2(attended))));
  });
}
