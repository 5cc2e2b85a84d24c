/** Lecture 10, what single heads of the real model do. */
import type { Head, Llama } from "../../models/index.js";
import { crossEntropy } from "../../nn/index.js";
import { Generator } from "../../random/generator.js";
import type { Tensor } from "../../tensor/index.js";
import { checkWhole } from "../../tensor/options.js";

/** A head, and how much of its attention goes to what followed the same token the last time. */
export interface InductionScore {
  head: Head;
  score: number;
}

/**
 * The beginning of a text, then random tokens, then the same tokens again.
 *
 * @example
 * repeatedTokens(3, 1).length   // 7
 */
export function repeatedTokens(count: number, seed: number): number[] {
  checkWhole("repeatedTokens", "count", count, 1);
  const generator = new Generator(seed);
  const once = Array.from({ length: count }, () => 1000 + generator.below(40_000));
  return [0, ...once, ...once];
}

/** The attention of each head to the token after the earlier copy (Olsson et al. 2022), the strongest first. */
export function inductionScores(model: Llama, tokens: readonly number[]): InductionScore[] {
  const count = (tokens.length - 1) / 2;
  const { probabilities } = model.forward(tokens, { probabilities: true });
  return probabilities
    .flatMap((layer, l) =>
      (layer.toArray() as unknown as number[][][]).map((looks, h): InductionScore => {
        let sum = 0;
        for (let q = count + 1; q < tokens.length; q++) sum += looks[q]![q - count + 1]!;
        return { head: [l, h], score: sum / count };
      }),
    )
    .sort((a, b) => b.score - a.score);
}

/** How surprised the model is by the tokens the first time and the second time, in nats; heads may be cut. */
export function surprises(model: Llama, tokens: readonly number[], cut: readonly Head[] = []) {
  const count = (tokens.length - 1) / 2;
  const { logits } = model.forward(tokens, { cut });
  const between = (from: number, to: number) =>
    (crossEntropy(logits.narrow(0, from, to - from) as Tensor, tokens.slice(from + 1, to + 1)) as Tensor).item();
  return { first: between(1, count), second: between(count + 1, 2 * count) };
}

/** So many heads at random, of the layers from `from` on and none of those in `but`: the control. */
export function randomHeads(
  model: Llama,
  count: number,
  { seed, from, but }: { seed: number; from: number; but: readonly Head[] },
): Head[] {
  const generator = new Generator(seed);
  const { layers, heads } = model.sizes;
  const chosen: Head[] = [];
  while (chosen.length < count) {
    const one: Head = [from + generator.below(layers - from), generator.below(heads)];
    if (![...but, ...chosen].some(([l, h]) => l === one[0] && h === one[1])) chosen.push(one);
  }
  return chosen;
}

/**
 * On which place a word stands among all that could come next, if the head reads the vector before the first layer, and
 * after each.
 */
export function lensRanks(model: Llama, text: string, word: string): number[] {
  const ids = model.tokeniser.encode(text);
  const [wanted] = model.tokeniser.encode(word);
  return model.forward(ids, { hidden: true }).hidden.map((x) => {
    const logits = model.lens(x.narrow(0, ids.length - 1, 1) as Tensor).data() as Float32Array;
    let rank = 1;
    for (const one of logits) if (one > logits[wanted!]!) rank++;
    return rank;
  });
}
