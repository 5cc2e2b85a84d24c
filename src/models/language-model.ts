import { exp } from "../kernels/math.js";
import * as nn from "../nn/index.js";
import { ArgumentError } from "../tensor/errors.js";
import { noGrad, type Tensor } from "../tensor/index.js";
import type { LanguageModel } from "../text/counting/language-model.js";
import type { Gpt } from "./gpt.js";
import type { NextToken } from "./language/mlp.js";
import type { RecurrentLm, RecurrentState } from "./language/recurrent.js";

export interface LanguageModelOptions {
  /** how many tokens there are, as the model was made */
  vocabulary: number;
  /** the longest sequence that the model can look at, as it was made */
  context: number;
}

/**
 * A neural model as a language model beside those that count: the probabilities of the next token. What it has computed for
 * the tokens so far it keeps (a transformer's keys and values, the state of a recurrent network), so that going on with a
 * text costs one token and not all of them. Of a text longer than the context a transformer looks at the end, at least half
 * a context and at most a whole one; the window of an MLP is what `context` says; a recurrent network reads everything.
 *
 * @throws ArgumentError where there is no token to go on from
 *
 * @example
 * const model = gpt({ vocabulary: 3, context: 8, features: 4, layers: 1, heads: 1 });
 * languageModel(model, { vocabulary: 3, context: 8 }).distribution([0, 1, 2]).length   // 3
 */
export function languageModel(
  model: nn.Module<Gpt> | nn.Module<RecurrentLm> | nn.Module<NextToken>,
  { vocabulary, context }: LanguageModelOptions,
): LanguageModel {
  const logits = continuation(model, context);
  const distribution = (ids: ArrayLike<number>, at = ids.length): Float64Array => {
    if (at === 0)
      throw new ArgumentError("languageModel", "expects at least one token to go on from, but there is none");
    return softmax(
      lastRow(
        noGrad(() => logits(ids, at)),
        vocabulary,
      ),
    );
  };
  return { size: vocabulary, distribution, probability: (ids, at) => distribution(ids, at)[ids[at]!]! };
}

/** Gives logits of which the last row says what comes after the first `at` tokens. */
type Continuation = (ids: ArrayLike<number>, at: number) => Tensor;

/** What a model can keep of the tokens so far shows in its parts. */
function continuation(model: nn.ModuleMethods, context: number): Continuation {
  if ("recurrent" in model.parts) return goingOn(model as nn.Module<RecurrentLm>);
  if ("inner" in model.parts) return windowed(model as nn.Module<NextToken>, context);
  return cached(model as nn.Module<Gpt>, context);
}

/** A transformer with a cache. */
function cached(model: nn.Module<Gpt>, context: number): Continuation {
  const cache = nn.keyValueCache();
  const stride = Math.max(1, Math.floor(context / 2));
  let seen: number[] = [];
  return (ids, at) => {
    const from = at <= context ? 0 : Math.ceil((at - context) / stride) * stride;
    const wanted = piece(ids, from, at);
    const shared = commonBeginning(seen, wanted);
    cache.truncate(shared);
    const logits = model([wanted.slice(shared)], { cache });
    seen = wanted;
    return logits;
  };
}

/** A recurrent network with its state; where a text is not the last one gone on with, it is read from its beginning. */
function goingOn(model: nn.Module<RecurrentLm>): Continuation {
  let seen: number[] = [];
  let state: RecurrentState | undefined;
  return (ids, at) => {
    const wanted = piece(ids, 0, at);
    const goesOn = state && seen.length < at && commonBeginning(seen, wanted) === seen.length;
    const read = model([goesOn ? wanted.slice(seen.length) : wanted], {
      ...(goesOn && state && { state }),
      needState: true,
    });
    [seen, state] = [wanted, read.state];
    return read.logits;
  };
}

const windowed =
  (model: nn.Module<NextToken>, context: number): Continuation =>
  (ids, at) =>
    model([piece(ids, Math.max(0, at - context), at)]);

const piece = (ids: ArrayLike<number>, from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, i) => ids[from + i]!);

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
