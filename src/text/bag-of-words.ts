import { log } from "../kernels/math.js";
import { ArgumentError } from "../tensor/errors.js";
import { type Tensor, tensor } from "../tensor/index.js";
import type { Vocabulary } from "./vocabulary.js";

/** Documents as lists of words. */
type Documents = readonly (readonly string[])[];

/**
 * How often each word of a vocabulary stands in each document: [documents, words]. The order of the words is lost, and words
 * that the vocabulary lacks are left out.
 *
 * @example
 * bagOfWords([["no", "pain", "no", "fever"]], vocabulary(["pain", "no"])).toArray()   // [[2, 1]]
 */
export function bagOfWords(documents: Documents, vocabulary: Vocabulary): Tensor {
  return tensor(countsOf("bagOfWords", documents, vocabulary)) as Tensor;
}

function countsOf(op: string, documents: Documents, vocabulary: Vocabulary): number[][] {
  if (!Array.isArray(documents) || documents.length === 0 || !documents.every(Array.isArray))
    throw new ArgumentError(op, "expects a list of documents, each a list of words: words(text) makes one");
  return documents.map((document) => {
    const row = new Array<number>(vocabulary.size).fill(0);
    for (const word of document) {
      const id = vocabulary.id(word);
      if (id !== undefined) row[id]!++;
    }
    return row;
  });
}

/** Which words matter in which documents, learned from a collection. */
export interface Tfidf {
  /** [words]: how much a word counts for; the rarer, the more */
  readonly idf: readonly number[];
  /** [documents, words]: counts times idf, each row of length 1 */
  transform(documents: Documents): Tensor;
}

/**
 * Term frequency times inverse document frequency (Spärck Jones 1972), as scikit-learn computes it: idf = ln((1 + D) /
 * (1 + d)) + 1 for a word in d of D documents, and rows of length 1.
 *
 * @example
 * const { idf } = tfidf([["no", "pain"], ["no", "fever"]], vocabulary(["no", "no", "fever", "pain"]));
 * idf.map((weight) => weight.toFixed(2))   // ["1.00", "1.41", "1.41"]: a word in every document says the least
 */
export function tfidf(documents: Documents, vocabulary: Vocabulary): Tfidf {
  const counts = countsOf("tfidf", documents, vocabulary);
  const idf = vocabulary.tokens.map((_, word) => {
    const having = counts.filter((row) => row[word]! > 0).length;
    return log((1 + counts.length) / (1 + having)) + 1;
  });
  return {
    idf,
    transform(others) {
      const rows = countsOf("tfidf", others, vocabulary).map((row) => row.map((count, word) => count * idf[word]!));
      return tensor(
        rows.map((row) => {
          const length = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0));
          return length === 0 ? row : row.map((x) => x / length);
        }),
      ) as Tensor;
    },
  };
}
