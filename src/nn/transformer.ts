import { ArgumentError } from "../tensor/errors.js";
import { add } from "../tensor/ops/arithmetic.js";
import { checkNumber, checkOptions, checkWhole } from "../tensor/options.js";
import { Tensor } from "../tensor/tensor.js";
import { gelu } from "./activation.js";
import { type Attended, type AttendOptions, type MultiHeadOptions, multiHeadAttention } from "./attention.js";
import { type Layer, notATensor, type Same } from "./layer.js";
import { linear } from "./linear.js";
import { module } from "./module.js";
import { dropout, layerNorm } from "./normalisation.js";
import { sequential } from "./sequential.js";

export interface BlockOptions extends Pick<MultiHeadOptions, "rotary"> {
  /** width of the inner layer, as a multiple of the features */
  widen?: number;
  causal?: boolean;
  /** the probability with which numbers are dropped while training: in the weights and after both halves */
  dropout?: number;
}

/** The options of one call of a block. */
export type BlockCall = Pick<AttendOptions, "mask" | "keyPaddingMask" | "cache">;

/** A layer that also passes a cache and masks on to its attention, and gives the weights of its heads. */
export type TransformerBlock = Layer<Same> & {
  (x: Tensor, options: BlockCall & { needWeights: true }): Attended;
  (x: Tensor, options: BlockCall & { needWeights?: false }): Tensor;
};

/**
 * x ← x + attention(norm(x)), then x ← x + MLP(norm(x)): the pre-norm block of GPT-2. x: [N, T, features].
 *
 * @example
 * nn.transformerBlock(8, 2)(zeros([1, 3, 8])).shape; // [1, 3, 8]
 */
export function transformerBlock(features: number, heads: number, options: BlockOptions = {}): TransformerBlock {
  checkOptions("transformerBlock", options, ["widen", "causal", "dropout", "rotary"]);
  const { widen = 4, causal = true, dropout: p = 0, rotary = false } = options;
  checkWhole("transformerBlock", "the number of features", features, 1);
  checkWhole("transformerBlock", "the number of heads", heads, 1);
  checkNumber("transformerBlock", "widen", widen, 0);
  checkNumber("transformerBlock", "dropout", p, 0, 1);
  const kind = `transformerBlock(${features}, ${heads})`;
  const norm1 = layerNorm(features);
  const attention = multiHeadAttention(features, heads, { dropout: p, rotary });
  const norm2 = layerNorm(features);
  const mlp = sequential(
    linear(features, widen * features),
    gelu({ approximate: "tanh" }),
    linear(widen * features, features),
  );
  const drop = dropout(p);
  const block = (x: Tensor, options: BlockCall & { needWeights?: boolean } = {}) => {
    if (!(x instanceof Tensor)) throw new ArgumentError(kind, notATensor(x));
    const { needWeights = false, ...call } = options ?? {};
    const looked = needWeights
      ? attention(norm1(x), { ...call, causal, needWeights })
      : { output: attention(norm1(x), { ...call, causal }), weights: undefined };
    const attended = add(x, drop(looked.output));
    const output = add(attended, drop(mlp(norm2(attended))));
    return looked.weights ? { output, weights: looked.weights } : output;
  };
  return module(kind, { norm1, attention, norm2, mlp, drop }, block) as unknown as TransformerBlock;
}
