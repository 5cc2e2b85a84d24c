/** Lecture 10, the curve of the GPT that comes with the library beside counting, on letters that neither has learned from. */
import type { ModelCard } from "../../models/card.js";
import { kneserNey, nats, ngrams, wittenBell } from "../../text/index.js";

/** How many letters at the end of the training chapters the training of `moby` keeps for choosing. */
const KEPT = 20_000;

export interface Race {
  /** minutes of training at each point */
  minutes: number[];
  /** surprise in nats a letter: the GPT's at each point, and the level of each way of counting, as often */
  lines: Record<"the GPT" | "counting five" | "counting seven", number[]>;
  /** the minutes after which counting five is overtaken for the first time; none where it never is */
  overtakes: number | undefined;
}

/**
 * The validation curve in a card against counting (Witten and Bell with five letters, Kneser and Ney with seven), which learns
 * from the same letters and is judged by the same. `train`: the letters of the training chapters as numbers.
 *
 * @example
 * const card = { seconds: 60, steps: 2, validation: { every: 1, loss: [2, 1] } };
 * hourAgainstCounting(card, new Int32Array(20_010), 2).minutes   // [0.5, 1]
 */
export function hourAgainstCounting(
  card: Pick<ModelCard, "seconds" | "steps" | "validation">,
  train: Int32Array,
  size: number,
): Race {
  const { every, loss } = card.validation!;
  const counts = ngrams(train.subarray(0, -KEPT), { order: 7, size });
  const kept = train.subarray(-KEPT);
  const [five, seven] = [nats(wittenBell(counts, { order: 5 }), kept), nats(kneserNey(counts), kept)];
  const minutes = loss.map((_, i) => ((card.seconds / 60) * every * (i + 1)) / card.steps);
  const level = (height: number) => loss.map(() => height);
  return {
    minutes,
    lines: { "the GPT": [...loss], "counting five": level(five), "counting seven": level(seven) },
    overtakes: minutes[loss.findIndex((one) => one < five)],
  };
}
