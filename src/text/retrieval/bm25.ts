import { log } from "../../kernels/math.js";
import { ArgumentError, described } from "../../tensor/errors.js";
import { checkNumber, checkOptions } from "../../tensor/options.js";
import { searchTerms } from "./terms.js";

export interface Bm25Options {
  /** how soon a further occurrence of a term counts no more; 1.2 when left out */
  k1?: number;
  /** how much long texts are marked down, from 0 to 1; 0.75 when left out */
  b?: number;
  /** what a text is searched by; `searchTerms` when left out */
  terms?: (text: string) => string[];
}

/** A text that was found, and how well it fits. */
export interface Found {
  /** its place in the list of texts */
  id: number;
  score: number;
}

/** What one term of a query adds to the score of a text. */
export interface Bm25Part {
  term: string;
  /** how often the text has it */
  count: number;
  /** how rare it is among all texts */
  idf: number;
  score: number;
}

export interface Bm25 {
  /** one score a text, 0 where no term of the query stands */
  scores(query: string): number[];
  /** the texts with a score above 0, best first; of equal ones the earlier */
  search(query: string): Found[];
  /** what each term of the query adds to the score of one text */
  explain(query: string, id: number): Bm25Part[];
}

/**
 * BM25 (Robertson and others, TREC-3, 1994): the score of a text is the sum, over the terms of the query, of how rare the
 * term is and how often the text has it, with less and less for each further occurrence and something off for long texts:
 *
 * Σ idf(t) · f (k1 + 1) / (f + k1 (1 − b + b · length / mean length)), with idf(t) = ln(1 + (N − n + ½) / (n + ½))
 *
 * where f is how often the text has t, N how many texts there are, and n how many of them have t.
 *
 * @throws ArgumentError for an empty list, or for anything that is not a text
 *
 * @example
 * const kidneyFirst = bm25(["dose to the kidney", "dose to the liver"]);
 * kidneyFirst.search("kidney").map(({ id }) => id)   // [0]
 */
export function bm25(texts: readonly string[], options: Bm25Options = {}): Bm25 {
  checkOptions("bm25", options, ["k1", "b", "terms"]);
  const { k1 = 1.2, b = 0.75, terms = searchTerms } = options;
  checkNumber("bm25", "k1", k1, 0);
  checkNumber("bm25", "b", b, 0, 1);
  if (!Array.isArray(texts) || texts.length === 0)
    throw new ArgumentError("bm25", `expects a list with at least one text, but was given ${described(texts)}`);
  const counts = texts.map((text) => counted(terms(text)));
  const lengths = counts.map((count) => [...count.values()].reduce((sum, n) => sum + n, 0));
  const meanLength = lengths.reduce((sum, n) => sum + n, 0) / lengths.length || 1;
  const containing = counted(counts.flatMap((count) => [...count.keys()]));
  const idf = (term: string) => {
    const n = containing.get(term) ?? 0;
    return log(1 + (texts.length - n + 0.5) / (n + 0.5));
  };
  const part = (term: string, id: number): Bm25Part => {
    const count = counts[id]!.get(term) ?? 0;
    const norm = k1 * (1 - b + (b * lengths[id]!) / meanLength);
    return { term, count, idf: idf(term), score: count === 0 ? 0 : (idf(term) * count * (k1 + 1)) / (count + norm) };
  };
  const explain = (query: string, id: number): Bm25Part[] => {
    if (!(Number.isInteger(id) && id >= 0 && id < texts.length))
      throw new ArgumentError("bm25", `has the texts 0 to ${texts.length - 1}, but was asked for ${described(id)}`);
    return terms(query).map((term) => part(term, id));
  };
  const scores = (query: string): number[] => {
    const asked = terms(query);
    return texts.map((_, id) => asked.reduce((sum, term) => sum + part(term, id).score, 0));
  };
  const search = (query: string): Found[] =>
    scores(query)
      .map((score, id) => ({ id, score }))
      .filter(({ score }) => score > 0)
      .sort((a, z) => z.score - a.score || a.id - z.id);
  return { scores, search, explain };
}

const counted = (terms: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
};
