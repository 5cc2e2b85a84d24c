import * as nn from "../nn/index.js";
import { ArgumentError, ShapeError, words } from "../tensor/errors.js";
import { noGrad, randn, type Tensor } from "../tensor/index.js";
import { type WholeNumbers, wholeNumbers } from "../tensor/ops/whole.js";
import { checkNumber, checkOptions, checkWhole } from "../tensor/options.js";

export interface GptOptions {
  /** how many different tokens there are */
  vocabulary: number;
  /** the longest sequence that it can look at, in tokens */
  context: number;
  /** the length of the vector that stands for a token */
  features: number;
  layers: number;
  heads: number;
  /** the probability with which numbers are dropped while training; 0 when left out */
  dropout?: number;
  /** positions that are learned and added, or turned into queries and keys (RoPE); "learned" when left out */
  positions?: "learned" | "rotary";
  /** the standard deviation of the weights before training; 0.06 when left out. GPT-2's 0.02 is too small for small models */
  std?: number;
}

/** The options of one call. */
export interface GptCall {
  /** the tokens before these: they are looked at as well, and these are added to them */
  cache?: nn.KeyValueCache;
  /** give the attention weights of every layer as well: { logits, weights } */
  needWeights?: boolean;
}

/** Logits [N, T, vocabulary], and the weights of each layer [N, heads, T, S]. */
export interface GptOutput {
  logits: Tensor;
  weights: Tensor[];
}

export interface Gpt {
  (tokens: WholeNumbers, call: GptCall & { needWeights: true }): GptOutput;
  (tokens: WholeNumbers, call?: GptCall & { needWeights?: false }): Tensor;
}

/**
 * A decoder-only transformer in GPT-2's form (Radford et al. 2019): a vector for each token and each position, blocks of
 * attention and MLP, a last norm, and as head the table of token vectors itself ("tied"). Token numbers [N, T] give logits
 * [N, T, vocabulary]: row t says what comes after token t.
 *
 * @throws ArgumentError for sizes that do not fit together, ShapeError for a sequence longer than the context
 *
 * @example
 * const model = gpt({ vocabulary: 75, context: 16, features: 8, layers: 2, heads: 2 });
 * model([[1, 2, 3]]).shape   // [1, 3, 75]
 */
export function gpt(options: GptOptions): nn.Module<Gpt> {
  checkOptions("gpt", options, ["vocabulary", "context", "features", "layers", "heads", "dropout", "positions", "std"]);
  const { vocabulary, context, features, layers, heads, dropout = 0, positions = "learned", std = 0.06 } = options;
  for (const [name, size] of Object.entries({ vocabulary, context, features, layers, heads }))
    checkWhole("gpt", name, size, 1);
  checkNumber("gpt", "std", std, 0);
  if (positions !== "learned" && positions !== "rotary")
    throw new ArgumentError("gpt", `positions must be "learned" or "rotary", but is ${JSON.stringify(positions)}`);
  const kind = `gpt(${layers} layers, ${features} features)`;
  const rotary = positions === "rotary";

  const token = nn.embedding(vocabulary, features);
  const position = rotary ? undefined : nn.embedding(context, features);
  const drop = nn.dropout(dropout);
  const blocks = Array.from({ length: layers }, () => nn.transformerBlock(features, heads, { dropout, rotary }));
  const norm = nn.layerNorm(features);

  function forward(tokens: WholeNumbers, { cache, needWeights = false }: GptCall = {}): Tensor | GptOutput {
    const ids = wholeNumbers(kind, "tokens", tokens);
    const T = ids.shape[1] ?? 0;
    const from = cache?.length ?? 0;
    if (ids.ndim !== 2 || T === 0 || from + T > context)
      throw new ShapeError(
        kind,
        `expects tokens [N, T] with T from 1 to ${context - from}, but they are ${words(ids.shape)}`,
        {
          shapes: [ids.shape],
          ...(ids.ndim === 1 && { hint: "for one sequence, write [ids]" }),
        },
      );
    let x = token(ids) as Tensor;
    if (position) x = x.add(position(Array.from({ length: T }, (_, t) => from + t))) as Tensor;
    x = drop(x) as Tensor;
    const weights: Tensor[] = [];
    for (const block of blocks) {
      if (needWeights) {
        const looked = block(x, { ...(cache && { cache }), needWeights: true });
        weights.push(looked.weights);
        x = looked.output;
      } else x = block(x, cache ? { cache } : {});
    }
    const logits = (norm(x) as Tensor).matmul((token.parts.weight as Tensor).transpose(0, 1)) as Tensor;
    return needWeights ? { logits, weights } : logits;
  }

  const model = nn.module(
    kind,
    {
      token,
      ...(position && { position }),
      ...(dropout > 0 && { drop }),
      ...Object.fromEntries(blocks.map((block, i) => [`block${i}`, block])),
      norm,
    },
    forward as unknown as Gpt,
  );
  noGrad(() => {
    for (const parameter of model.parameters())
      if (parameter.ndim > 1) parameter.copy_(randn(parameter.shape as readonly number[]).mul(std) as Tensor);
  });
  return model;
}
