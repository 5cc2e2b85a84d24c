import { log } from "../../kernels/math.js";
import { ArgumentError } from "../../tensor/errors.js";
import { checkSymbols } from "./ngrams.js";

/** Anything that says how probable each next symbol of a text is. A text is a list of numbers of symbols. */
export interface LanguageModel {
  /** how many symbols there are */
  readonly size: number;
  /** symbols that end a text and are not part of it, such as "<|im_end|>" */
  readonly ends?: readonly number[];
  /** The probability of the symbol at place `at`, given those before it. A model looks back as far as it can. */
  probability(ids: ArrayLike<number>, at: number): number;
  /** The probabilities of all symbols after the first `at` of a text (all of it when left out); together they are 1. */
  distribution(ids: ArrayLike<number>, at?: number): Float64Array;
}

/**
 * How surprised a model is by a text: the mean of −ln p(symbol | those before it), in nats a symbol. Divide by ln 2 =
 * 0.693 for bits; `metrics.perplexity` turns it into a number of equally likely choices.
 *
 * @throws ArgumentError for an empty text and for symbols that the model does not know
 *
 * @example
 * const model = kneserNey(ngrams([0, 1, 0, 1, 0], { order: 2 }));
 * nats(model, [0, 1, 0]) < 1   // true
 */
export function nats(model: LanguageModel, ids: ArrayLike<number>): number {
  checkSymbols("nats", ids, model.size);
  if (ids.length === 0) throw new ArgumentError("nats", "expects a text with at least one symbol, but it is empty");
  let sum = 0;
  for (let at = 0; at < ids.length; at++) sum -= log(model.probability(ids, at));
  return sum / ids.length;
}
