import { ArgumentError, told } from "../../tensor/errors.js";
import { Interpolated, type Smoothing } from "./interpolated.js";
import type { LanguageModel } from "./language-model.js";
import { continuations, type Grams, lowerBound, type Ngrams } from "./ngrams.js";

const sum = (counts: Float64Array): number => counts.reduce((all, count) => all + count, 0);

/** The counts up to an order; refuses orders that were not counted. */
function upTo(op: string, { grams }: Ngrams, order: number): readonly Grams[] {
  if (!(Number.isInteger(order) && order >= 1 && order <= grams.length))
    throw new ArgumentError(op, `order must be a whole number from 1 to ${grams.length}, but is ${told(order)}`);
  return grams.slice(0, order);
}

/**
 * Add-k smoothing (Laplace with k = 1): p = (count + k) / (count of the context + k · size). After a context that the text
 * never had, all symbols are equally probable. One order, no mixing.
 *
 * @throws ArgumentError when k is not above 0 or the order was not counted
 *
 * @example
 * const model = addK(ngrams([0, 1, 0, 1], { order: 2 }), { k: 1 });
 * model.distribution([0])   // [0.25, 0.75]: 1 came after 0 twice
 */
export function addK(
  counts: Ngrams,
  { k = 1, order = counts.order }: { k?: number; order?: number } = {},
): LanguageModel {
  if (!(k > 0 && k < Infinity)) throw new ArgumentError("addK", `k must be a number above 0, but is ${told(k)}`);
  const { size } = counts;
  const grams = upTo("addK", counts, order);
  const distribution = (ids: ArrayLike<number>, at = ids.length): Float64Array => {
    const length = Math.min(order - 1, at);
    let context = 0;
    for (let i = at - length; i < at; i++) context = context * size + ids[i]!;
    const { keys, counts: how } = grams[length]!;
    const [from, to] = [lowerBound(keys, context * size), lowerBound(keys, (context + 1) * size)];
    const whole = sum(how.subarray(from, to)) + k * size;
    const shares = new Float64Array(size).fill(k / whole);
    for (let i = from; i < to; i++) shares[keys[i]! - context * size]! += how[i]! / whole;
    return shares;
  };
  return { size, distribution, probability: (ids, at) => distribution(ids, at)[ids[at]!]! };
}

/**
 * Witten–Bell smoothing (1991): a context that was followed by T different symbols in C places hands T / (C + T) of the
 * probability to the shorter context. What has brought many new symbols will bring more.
 *
 * @throws ArgumentError when the order was not counted
 *
 * @example
 * const model = wittenBell(ngrams([0, 1, 0, 1], { order: 2 }));
 * model.probability([0, 1], 1)   // 0.83: two thirds by its own count, a third of 0.5 from below
 */
export function wittenBell(counts: Ngrams, { order = counts.order }: { order?: number } = {}): Interpolated {
  const smoothing: Smoothing = {
    kept: (count) => count,
    share: (after) => {
      const whole = sum(after) + after.length;
      return { whole, backoff: after.length / whole };
    },
  };
  return new Interpolated(counts.size, upTo("wittenBell", counts, order), () => smoothing);
}

/**
 * Modified Kneser–Ney smoothing (Chen and Goodman 1999), interpolated: a fixed amount is taken from every count (one for
 * sequences seen once, one for twice, one for more often) and handed to the shorter context, which counts not how often a
 * symbol came but after how many different ones. "Francisco" is frequent, but only after "San".
 *
 * @throws ArgumentError when the order was not counted
 *
 * @example
 * const model = kneserNey(ngrams([0, 1, 0, 1, 0, 0], { order: 2 }));
 * model.distribution([1]).reduce((all, p) => all + p)   // 1
 */
export function kneserNey(counts: Ngrams, { order = counts.order }: { order?: number } = {}): Interpolated {
  const own = upTo("kneserNey", counts, order);
  const grams = own.map((one, i) => (i === order - 1 ? one : continuations(own[i + 1]!, i + 1, counts.size)));
  const discounts = grams.map(discountsOf);
  return new Interpolated(counts.size, grams, (n) => {
    const discount = discounts[n - 1]!;
    const taken = (count: number) => discount[Math.min(count, 3) - 1]!;
    return {
      kept: (count) => count - taken(count),
      share: (after) => {
        const whole = sum(after);
        return { whole, backoff: sum(after.map(taken)) / whole };
      },
    };
  });
}

/**
 * What is taken from counts of one, two, and three and more, estimated from how many sequences there are of each
 * (Chen and Goodman 1999, equation 26). Where a text has none that occur once, twice, three or four times the estimate has
 * no meaning: half a count is taken.
 */
function discountsOf({ counts }: Grams): [number, number, number] {
  const n = [0, 0, 0, 0, 0];
  for (const count of counts) if (count <= 4) n[count]!++;
  const [, n1 = 0, n2 = 0, n3 = 0, n4 = 0] = n;
  const y = n1 / (n1 + 2 * n2);
  const estimates = [1 - (2 * y * n2) / n1, 2 - (3 * y * n3) / n2, 3 - (4 * y * n4) / n3];
  return estimates.map((d, i) => (d > 0 && d < i + 1 ? d : 0.5)) as [number, number, number];
}
