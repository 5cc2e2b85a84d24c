import { exp } from "../../kernels/math.js";
import { ArgumentError, described } from "../../tensor/errors.js";
import type { Tokeniser } from "../../text/tokenisers/tokeniser.js";
import { logSum } from "./logits.js";

/** How probable an ending is. */
export interface Score {
  ending: string;
  /** ln p of all its tokens together */
  logProbability: number;
  /** how many tokens it has */
  tokens: number;
  /** its share among the endings that were given; of all of them together 1 */
  share: number;
}

/**
 * Scores endings of a prompt. `logitRows` gives the logits after each token from a place on, and remembers what it has read.
 */
export function scored(
  tokeniser: Tokeniser,
  prompt: string,
  endings: readonly string[],
  logitRows: (ids: readonly number[], from: number) => Float32Array[],
): Score[] {
  if (typeof prompt !== "string" || prompt === "")
    throw new ArgumentError(
      "llama.score",
      `expects a text as prompt, but is given ${prompt === "" ? "an empty one" : described(prompt)}`,
    );
  if (!Array.isArray(endings) || endings.length === 0)
    throw new ArgumentError("llama.score", 'expects a list of endings, such as [" yes", " no"]');
  const begin = tokeniser.encode(prompt);
  const found = endings.map((ending) => {
    const ids = typeof ending === "string" ? tokeniser.encode(ending) : [];
    if (ids.length === 0) throw new ArgumentError("llama.score", "an ending must be a text with at least one letter");
    const rows = logitRows([...begin, ...ids.slice(0, -1)], begin.length - 1);
    const logProbability = ids.reduce((sum, id, i) => sum + rows[i]![id]! - logSum(rows[i]!), 0);
    return { ending, logProbability, tokens: ids.length };
  });
  const most = Math.max(...found.map((one) => one.logProbability));
  const sum = found.reduce((all, one) => all + exp(one.logProbability - most), 0);
  return found.map((one) => ({ ...one, share: exp(one.logProbability - most) / sum }));
}
