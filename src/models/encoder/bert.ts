import * as nn from "../../nn/index.js";
import { ArgumentError, ShapeError, words } from "../../tensor/errors.js";
import { Tensor } from "../../tensor/index.js";
import { type WholeNumbers, wholeNumbers } from "../../tensor/ops/whole.js";
import { checkOptions, checkWhole } from "../../tensor/options.js";

export interface BertOptions {
  /** how many different tokens there are */
  vocabulary: number;
  /** the longest sequence that it can look at, in tokens */
  context: number;
  /** the length of the vector that stands for a token */
  features: number;
  layers: number;
  heads: number;
}

/** The options of one call. */
export interface BertCall {
  /** bools [N, T], true where a token is padding that nobody may look at */
  padding?: Tensor;
  /** give the attention weights of every layer as well: { hidden, weights } */
  needWeights?: boolean;
}

/** A vector for each token [N, T, features], and the attention weights of each layer [N, heads, T, T]. */
export interface BertOutput {
  hidden: Tensor;
  weights: Tensor[];
}

export interface Bert {
  (tokens: WholeNumbers, call: BertCall & { needWeights: true }): BertOutput;
  (tokens: WholeNumbers, call?: BertCall & { needWeights?: false }): Tensor;
}

/**
 * An encoder-only transformer in BERT's form (Devlin et al. 2019): every token looks at all others, before and after it, and
 * the norm stands behind each half of a block ("post-norm"). Token numbers [N, T] give a vector for each token,
 * [N, T, features]. All tokens belong to one text: BERT's vector for "first of two texts" is part of the positions.
 *
 * @throws ArgumentError for sizes that do not fit together, ShapeError for a sequence longer than the context
 *
 * @example
 * const model = bert({ vocabulary: 30, context: 16, features: 8, layers: 2, heads: 2 });
 * model([[1, 2, 3]]).shape   // [1, 3, 8]
 */
export function bert(options: BertOptions): nn.Module<Bert> {
  checkOptions("bert", options, ["vocabulary", "context", "features", "layers", "heads"]);
  const { vocabulary, context, features, layers, heads } = options;
  for (const [name, size] of Object.entries({ vocabulary, context, features, layers, heads }))
    checkWhole("bert", name, size, 1);
  const kind = `bert(${layers} layers, ${features} features)`;
  const token = nn.embedding(vocabulary, features);
  const position = nn.init.normal([context, features]);
  const norm = nn.layerNorm(features, { eps: EPS });
  const blocks = Array.from({ length: layers }, () => block(features, heads));

  function forward(tokens: WholeNumbers, { padding, needWeights = false }: BertCall = {}): Tensor | BertOutput {
    const ids = wholeNumbers(kind, "tokens", tokens);
    const T = ids.shape[1] ?? 0;
    if (ids.ndim !== 2 || T === 0 || T > context)
      throw new ShapeError(
        kind,
        `expects tokens [N, T] with T from 1 to ${context}, but they are ${words(ids.shape)}`,
        {
          shapes: [ids.shape],
          ...(ids.ndim === 1 && { hint: "for one sequence, write [ids]" }),
        },
      );
    if (padding !== undefined && !(padding instanceof Tensor))
      throw new ArgumentError(kind, `padding must be a tensor of bools ${words(ids.shape)}, but is ${typeof padding}`);
    let hidden = norm(token(ids).add(position.narrow(0, 0, T)) as Tensor) as Tensor;
    const weights: Tensor[] = [];
    for (const one of blocks) {
      const looked = one(hidden, padding, needWeights);
      if (looked.weights) weights.push(looked.weights);
      hidden = looked.output;
    }
    return needWeights ? { hidden, weights } : hidden;
  }

  const parts = { token, position, norm, ...Object.fromEntries(blocks.map((one, i) => [`block${i}`, one])) };
  return nn.module(kind, parts, forward as unknown as Bert);
}

/** What BERT adds to a variance before it divides by its root. */
const EPS = 1e-12;

/** x ← norm(x + attention(x)), then x ← norm(x + MLP(x)). x: [N, T, features]. */
function block(features: number, heads: number) {
  const attention = nn.multiHeadAttention(features, heads);
  const norm1 = nn.layerNorm(features, { eps: EPS });
  const mlp = nn.sequential(nn.linear(features, 4 * features), nn.gelu(), nn.linear(4 * features, features));
  const norm2 = nn.layerNorm(features, { eps: EPS });
  const forward = (x: Tensor, padding: Tensor | undefined, needWeights: boolean) => {
    const call = padding ? { keyPaddingMask: padding } : {};
    const looked = needWeights
      ? attention(x, { ...call, needWeights: true })
      : { output: attention(x, call), weights: undefined };
    const attended = norm1(x.add(looked.output) as Tensor) as Tensor;
    return { output: norm2(attended.add(mlp(attended)) as Tensor) as Tensor, weights: looked.weights };
  };
  return nn.module(`block(${features}, ${heads})`, { attention, norm1, mlp, norm2 }, forward);
}
