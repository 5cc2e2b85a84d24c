import { ArgumentError, described, told } from "../../tensor/errors.js";

/**
 * All sequences of one length that occur in a text, in order, with how often they do. A sequence is one number: its
 * symbols as digits to the base `size`, so that those which share a beginning stand together.
 */
export interface Grams {
  /** in rising order, each once */
  keys: Float64Array;
  counts: Float64Array;
}

/** How often each sequence of 1 to `order` symbols occurs in a text. */
export interface Ngrams {
  /** the length of the longest sequences */
  order: number;
  /** how many symbols there are */
  size: number;
  /** sequences of n symbols at place n − 1 */
  grams: readonly Grams[];
}

export interface NgramOptions {
  /** the length of the longest sequences, from 1 up: 5 looks at four symbols to guess the fifth */
  order: number;
  /** how many symbols there are; one more than the largest in the text when left out */
  size?: number;
}

/** Numbers above are not exact. */
const EXACT = Number.MAX_SAFE_INTEGER;

/**
 * Counts the sequences of 1 to `order` symbols of a text, given as numbers of symbols. Sorting does it: a million
 * characters and seven orders take about a second and 25 bytes for each different sequence.
 *
 * @throws ArgumentError for symbols that are no whole numbers below `size`, and where size ** order is above 2⁵³
 *
 * @example
 * const { grams } = ngrams([0, 1, 0, 1], { order: 2 });
 * [...grams[1].counts]   // [2, 1]
 */
export function ngrams(ids: ArrayLike<number>, { order, size = largest(ids) + 1 }: NgramOptions): Ngrams {
  if (!(Number.isInteger(order) && order >= 1))
    throw new ArgumentError("ngrams", `order must be a whole number from 1 up, but is ${told(order)}`);
  checkSymbols("ngrams", ids, size);
  if (power(size, order) > EXACT) {
    throw new ArgumentError(
      "ngrams",
      `sequences of ${order} out of ${size} symbols are too many to number; use a smaller order or vocabulary`,
    );
  }
  return { order, size, grams: Array.from({ length: order }, (_, i) => countGrams(ids, i + 1, size)) };
}

/** base · base · …, n times: exact, and the same on every machine. */
function power(base: number, n: number): number {
  let product = 1;
  for (let i = 0; i < n; i++) product *= base;
  return product;
}

/** Refuses what is not a list of numbers of symbols. */
export function checkSymbols(op: string, ids: ArrayLike<number>, size: number): void {
  if (typeof ids?.length !== "number" || typeof ids === "string")
    throw new ArgumentError(
      op,
      `expects a text as numbers of symbols, but was given ${described(ids)}; encode it first`,
    );
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (!(Number.isInteger(id) && id >= 0 && id < size))
      throw new ArgumentError(op, `symbol ${i} is ${told(id)}; expects a whole number from 0 to ${size - 1}`);
  }
}

function largest(ids: ArrayLike<number>): number {
  let most = -1;
  for (let i = 0; i < ids.length; i++) if (ids[i]! > most) most = ids[i]!;
  return most;
}

function countGrams(ids: ArrayLike<number>, n: number, size: number): Grams {
  const keys = new Float64Array(Math.max(0, ids.length - n + 1));
  const oldest = power(size, n - 1);
  let key = 0;
  for (let i = 0; i < ids.length; i++) {
    key = (key % oldest) * size + ids[i]!;
    if (i >= n - 1) keys[i - n + 1] = key;
  }
  return runs(keys.sort());
}

/** Each number of a sorted list once, with how often it stands there. */
function runs(sorted: Float64Array): Grams {
  const keys = new Float64Array(sorted.length);
  const counts = new Float64Array(sorted.length);
  let last = -1;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) keys[++last] = sorted[i]!;
    counts[last]!++;
  }
  return { keys: keys.slice(0, last + 1), counts: counts.slice(0, last + 1) };
}

/**
 * Of each sequence, how many different symbols come before it: the counts that Kneser and Ney (1995) use below the
 * highest order. `longer` are the sequences one symbol longer.
 */
export function continuations(longer: Grams, n: number, size: number): Grams {
  const base = power(size, n);
  return runs(longer.keys.map((key) => key % base).sort());
}

/** The first place in a rising list whose number is not below `key`. */
export function lowerBound(keys: Float64Array, key: number, from = 0, to = keys.length): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
