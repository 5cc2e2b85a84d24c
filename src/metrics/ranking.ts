/** How good language models and searches are. */
import { exp, log2 } from "../kernels/math.js";
import { ArgumentError, described } from "../tensor/errors.js";
import { checkNumber, checkWhole } from "../tensor/options.js";

/**
 * e^loss: among how many equally likely tokens the model hesitates. The loss is a mean in nats.
 *
 * @example
 * metrics.perplexity(0); // 1
 */
export function perplexity(loss: number): number {
  checkNumber("perplexity", "the loss", loss, 0);
  return exp(loss);
}

function checkRanks(metric: string, ranks: readonly (number | null)[]): void {
  if (!Array.isArray(ranks))
    throw new ArgumentError(
      metric,
      `expects the ranks as a list, as in [1, 3, null], but was given ${described(ranks)}`,
    );
  if (ranks.length === 0) throw new ArgumentError(metric, "expects at least one rank, but the list is empty");
  for (const r of ranks)
    if (r !== null && !(Number.isInteger(r) && r >= 1))
      throw new ArgumentError(metric, `ranks count from 1 (null where nothing was found), but one is ${r}`);
}

/**
 * The fraction of questions whose correct answer is among the first k. Ranks count from 1; null: not found.
 *
 * @example
 * metrics.hitAt(2, [1, 3]); // 0.5
 */
export function hitAt(k: number, ranks: readonly (number | null)[]): number {
  checkWhole("hitAt", "k", k, 1);
  checkRanks("hitAt", ranks);
  return ranks.filter((r) => r !== null && r <= k).length / ranks.length;
}

/**
 * Mean reciprocal rank: 1 if the right answer always comes first, ½ if always second; not found counts 0.
 *
 * @example
 * metrics.mrr([1, 2]); // 0.75
 */
export function mrr(ranks: readonly (number | null)[]): number {
  checkRanks("mrr", ranks);
  return ranks.reduce<number>((sum, r) => sum + (r === null ? 0 : 1 / r), 0) / ranks.length;
}

/**
 * Normalised discounted cumulative gain of one ranked list of relevances (Järvelin and Kekäläinen 2002).
 *
 * @example
 * metrics.ndcg([1, 0]); // 1
 */
export function ndcg(relevances: readonly number[], k = relevances?.length): number {
  if (!Array.isArray(relevances))
    throw new ArgumentError(
      "ndcg",
      `expects the relevances as a list, as in [3, 2, 0], but was given ${described(relevances)}`,
    );
  if (relevances.length === 0) throw new ArgumentError("ndcg", "expects at least one relevance, but the list is empty");
  checkWhole("ndcg", "k", k, 1);
  for (const r of relevances) checkNumber("ndcg", "a relevance", r, 0);
  const gain = (list: readonly number[]) => list.slice(0, k).reduce((sum, r, i) => sum + r / log2(i + 2), 0);
  const best = gain([...relevances].sort((a, b) => b - a));
  return best === 0 ? 0 : gain(relevances) / best;
}
