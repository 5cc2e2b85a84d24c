import { ArgumentError, described } from "../../tensor/errors.js";
import { checkNumber, checkOptions } from "../../tensor/options.js";
import type { Found } from "./bm25.js";

export interface FusionOptions {
  /** what is added to each rank, so that the first few ranks differ little; 60 when left out, as in the paper */
  k?: number;
}

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): one list from several. A text gets 1 / (k + rank) from
 * each list in which it stands, ranks from 1, and nothing from the others. So a list must hold only what was found: if it
 * goes on with texts of score 0, their order, which means nothing, is counted as if it did.
 *
 * @throws ArgumentError where there is no list, or a list has a text twice
 *
 * @example
 * reciprocalRankFusion([[7, 3], [3, 9]]).map(({ id }) => id)   // [3, 7, 9]
 */
export function reciprocalRankFusion(rankings: readonly (readonly number[])[], options: FusionOptions = {}): Found[] {
  checkOptions("reciprocalRankFusion", options, ["k"]);
  const { k = 60 } = options;
  checkNumber("reciprocalRankFusion", "k", k, 0);
  if (!Array.isArray(rankings) || rankings.length === 0 || !rankings.every(Array.isArray))
    throw new ArgumentError(
      "reciprocalRankFusion",
      `expects lists of ids, as in [[7, 3], [3, 9]], but was given ${described(rankings)}`,
    );
  const scores = new Map<number, number>();
  for (const ranking of rankings) {
    if (new Set(ranking).size < ranking.length)
      throw new ArgumentError("reciprocalRankFusion", "a list has a text twice: leave out all but its best place");
    ranking.forEach((id: number, i: number) => {
      scores.set(id, (scores.get(id) ?? 0) + 1 / (k + i + 1));
    });
  }
  return [...scores].map(([id, score]) => ({ id, score })).sort((a, z) => z.score - a.score || a.id - z.id);
}
