import { exp } from "../kernels/math.js";
import * as nn from "../nn/index.js";
import { ArgumentError } from "../tensor/errors.js";
import { noGrad, type Tensor } from "../tensor/index.js";
import type { LanguageModel } from "../text/counting/language-model.js";
import type { Gpt } from "./gpt.js";

export interface LanguageModelOptions {
  /** how many tokens there are, as the model was made */
  vocabulary: number;
  /** the longest sequence that the model can look at, as it was made */
  context: number;
}

/**
 * A transformer as a language model beside those that count: the probabilities of the next token. It keeps keys and values of
 * the tokens so far, so that going on with a text costs one token and not all of them. Of a text longer than the context it
 * looks at the end: at least half a context, at most a whole one.
 *
 * @throws ArgumentError where there is no token to go on from
 *
 * @example
 * const model = gpt({ vocabulary: 3, context: 8, features: 4, layers: 1, heads: 1 });
 * languageModel(model, { vocabulary: 3, context: 8 }).distribution([0, 1, 2]).length   // 3
 */
export function languageModel(model: nn.Module<Gpt>, { vocabulary, context }: LanguageModelOptions): LanguageModel {
  const cache = nn.keyValueCache();
  const stride = Math.max(1, Math.floor(context / 2));
  let seen: number[] = [];
  const distribution = (ids: ArrayLike<number>, at = ids.length): Float64Array => {
    if (at === 0)
      throw new ArgumentError("languageModel", "expects at least one token to go on from, but there is none");
    const from = at <= context ? 0 : Math.ceil((at - context) / stride) * stride;
    const wanted = Array.from({ length: at - from }, (_, i) => ids[from + i]!);
    const shared = commonBeginning(seen, wanted);
    cache.truncate(shared);
    const logits = noGrad(() => model([wanted.slice(shared)], { cache }));
    seen = wanted;
    return softmax(lastRow(logits, vocabulary));
  };
  return { size: vocabulary, distribution, probability: (ids, at) => distribution(ids, at)[ids[at]!]! };
}

/** How many tokens of what comes were seen already; the last one is always looked at anew. */
function commonBeginning(seen: readonly number[], wanted: readonly number[]): number {
  let shared = 0;
  while (shared < seen.length && shared < wanted.length - 1 && seen[shared] === wanted[shared]) shared++;
  return shared;
}

function lastRow(logits: Tensor, vocabulary: number): Float64Array {
  const last = logits.select(1, -1).reshape([vocabulary]) as Tensor;
  return Float64Array.from(last.toArray() as number[]);
}

function softmax(logits: Float64Array): Float64Array {
  const largest = logits.reduce((most, one) => Math.max(most, one), -Infinity);
  const powers = logits.map((one) => exp(one - largest));
  const sum = powers.reduce((all, one) => all + one, 0);
  return powers.map((one) => one / sum);
}
