import { exp } from "../kernels/math.js";
import { Generator } from "../random/generator.js";
import { ArgumentError, described } from "../tensor/errors.js";
import { checkNumber, checkOptions, checkWhole } from "../tensor/options.js";
import { type Vocabulary, vocabulary } from "./vocabulary.js";

export interface SkipGramOptions {
  /** the length of a word's vector; 64 when left out */
  features?: number;
  /** each word guesses its neighbours up to a distance drawn from 1 to this; 5 when left out */
  window?: number;
  /** words drawn at random that must not be guessed, for each neighbour; 5 when left out */
  negatives?: number;
  /** rarer words are left out; 5 when left out */
  atLeast?: number;
  /** words that make up more of the text than this are passed over more often, the more the more frequent; 1e-3 when left out */
  subsample?: number;
  /** passes over the text; 3 when left out */
  epochs?: number;
  /** the step length at the beginning, which falls to 2%; 0.1 when left out */
  lr?: number;
  seed?: number;
}

/** A vector for each word. */
export interface WordVectors {
  vocabulary: Vocabulary;
  /** one row of `features` numbers a word, in the order of the vocabulary */
  vectors: Float32Array;
  features: number;
  /** pairs of neighbours that were looked at */
  pairs: number;
  /** The cosine of two words' vectors. */
  similarity(a: string, b: string): number;
  /** The words whose vectors point most nearly the same way, the nearest first. */
  nearest(word: string, count?: number): { word: string; similarity: number }[];
}

/**
 * Word vectors by skip-gram with negative sampling (Mikolov et al. 2013): the vector of a word learns to tell its neighbours
 * in the text from words drawn at random, in proportion to their frequency to the power of 3/4.
 *
 * @throws ArgumentError for a text without two words that occur often enough
 *
 * @example
 * const vectors = skipGram("the cat sat and the dog sat".split(" "), { atLeast: 1, features: 8 });
 * vectors.nearest("cat", 2).length   // 2
 */
export function skipGram(text: readonly string[], options: SkipGramOptions = {}): WordVectors {
  if (!Array.isArray(text))
    throw new ArgumentError("skipGram", `expects a list of words, but was given ${described(text)}`);
  const known = ["features", "window", "negatives", "atLeast", "subsample", "epochs", "lr", "seed"];
  checkOptions("skipGram", options, known);
  const { features = 64, window = 5, negatives = 5, atLeast = 5, epochs = 3, seed = 0 } = options;
  const { subsample = 1e-3, lr = 0.1 } = options;
  for (const [name, size] of Object.entries({ features, window, negatives, atLeast, epochs }))
    checkWhole("skipGram", name, size, 1);
  for (const [name, size] of Object.entries({ subsample, lr })) checkNumber("skipGram", name, size, 0);
  const words = vocabulary(text, { atLeast });
  if (words.size < 2)
    throw new ArgumentError(
      "skipGram",
      `expects at least two words that occur ${atLeast} times, but found ${words.size}`,
    );
  const ids = Int32Array.from(text.flatMap((word) => words.id(word) ?? []));
  const counts = new Float64Array(words.size);
  for (const id of ids) counts[id]!++;

  const generator = new Generator(seed);
  const inner = Float32Array.from({ length: words.size * features }, () => (generator.uniform() - 0.5) / features);
  const outer = new Float32Array(words.size * features);
  const drawn = negativeTable(counts);
  const keep = counts.map((count) => {
    const share = count / ids.length / subsample;
    return share === 0 ? 1 : (Math.sqrt(share) + 1) / share;
  });
  const change = new Float32Array(features);
  let pairs = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const kept = ids.filter((id) => keep[id]! >= 1 || generator.uniform() < keep[id]!);
    for (let at = 0; at < kept.length; at++) {
      const rate = lr * Math.max(0.02, 1 - (epoch + at / kept.length) / epochs);
      const reach = 1 + generator.below(window);
      const row = kept[at]! * features;
      for (let near = Math.max(0, at - reach); near <= Math.min(kept.length - 1, at + reach); near++) {
        if (near === at) continue;
        pairs++;
        change.fill(0);
        pull(inner, row, outer, kept[near]! * features, 1, rate, change);
        for (let n = 0; n < negatives; n++) {
          const other = drawn[generator.below(drawn.length)]!;
          if (other !== kept[near]) pull(inner, row, outer, other * features, 0, rate, change);
        }
        for (let d = 0; d < features; d++) inner[row + d]! += change[d]!;
      }
    }
  }
  return asVectors(words, inner, features, pairs);
}

/** One step of logistic regression on the product of two rows: moves the outer one, and notes how the inner one is to move. */
function pull(
  inner: Float32Array,
  row: number,
  outer: Float32Array,
  other: number,
  truth: 0 | 1,
  rate: number,
  change: Float32Array,
): void {
  let dot = 0;
  for (let d = 0; d < change.length; d++) dot += inner[row + d]! * outer[other + d]!;
  const step = rate * (truth - sigmoid(dot));
  for (let d = 0; d < change.length; d++) {
    change[d]! += step * outer[other + d]!;
    outer[other + d]! += step * inner[row + d]!;
  }
}

/** 1/(1 + e⁻ˣ) at 2,048 places from −8 to 8: a step of learning needs no more digits. */
const SIGMOID = Float32Array.from({ length: 2048 }, (_, i) => 1 / (1 + exp(8 - (i + 0.5) / 128)));

const sigmoid = (x: number): number => (x >= 8 ? 1 : x <= -8 ? 0 : SIGMOID[((x + 8) * 128) | 0]!);

/** A million places, shared out by frequency to the power of 3/4: to draw one is to draw a word. */
function negativeTable(counts: Float64Array): Int32Array {
  const powers = counts.map((count) => Math.sqrt(count * Math.sqrt(count)));
  const sum = powers.reduce((all, one) => all + one, 0);
  const table = new Int32Array(1_000_000);
  let word = 0;
  let until = powers[0]! / sum;
  for (let i = 0; i < table.length; i++) {
    while ((i + 0.5) / table.length > until && word < counts.length - 1) until += powers[++word]! / sum;
    table[i] = word;
  }
  return table;
}

function asVectors(words: Vocabulary, vectors: Float32Array, features: number, pairs: number): WordVectors {
  const dot = (a: number, b: number) => {
    let sum = 0;
    for (let d = 0; d < features; d++) sum += vectors[a * features + d]! * vectors[b * features + d]!;
    return sum;
  };
  const lengths = Float64Array.from(words.tokens, (_, id) => Math.sqrt(dot(id, id)));
  const cosine = (a: number, b: number) => dot(a, b) / Math.max(1e-12, lengths[a]! * lengths[b]!);
  const idOf = (word: string): number => words.encode([word])[0]!;
  return {
    ...{ vocabulary: words, vectors, features, pairs },
    similarity: (a, b) => cosine(idOf(a), idOf(b)),
    nearest: (word, count = 6) => {
      const id = idOf(word);
      return words.tokens
        .map((other, i) => ({ word: other, similarity: cosine(id, i), i }))
        .filter(({ i }) => i !== id)
        .sort((a, b) => b.similarity - a.similarity || a.i - b.i)
        .slice(0, count)
        .map(({ word, similarity }) => ({ word, similarity }));
    },
  };
}
