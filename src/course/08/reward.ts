/** Lecture 8: a small reward model, learned from which of two answers somebody preferred, and best of n by it. */
import { exp, log } from "../../kernels/math.js";
import { clinicWords, type Turn } from "../../models/clinic/index.js";
import type { LanguageModel } from "../../text/counting/language-model.js";
import { clinicSays, clinicTurns, truthOf } from "./clinic.js";

const words = clinicWords();

/** What the reward model sees of an answer. */
export const FEATURES = ["its words are in the record", "it is long", "the model expects it"] as const;

/** Three numbers for an answer: a share, a length in tens of words, and the mean of ln p of its words by the model. */
export function features(speaker: LanguageModel, prompt: string, said: string): number[] {
  const list = words.pieces(said);
  const record = new Set(words.pieces(/record : ([^.]*)/.exec(prompt)?.[1] ?? ""));
  const copied = list.filter((word) => record.has(word)).length / Math.max(1, list.length);
  const ids = words.encode(`${prompt} ${said} <end>`);
  const from = ids.length - list.length - 1;
  let sum = 0;
  for (let at = from; at < ids.length; at++) sum += logOf(speaker.probability(ids, at));
  return [copied, list.length / 10, sum / (ids.length - from)];
}

/** How many words an answer has. */
export const lengthOf = (said: string): number => words.pieces(said).length;

const logOf = (p: number): number => log(Math.max(p, 1e-12));

/** Two answers to one prompt: what the reward model sees of the preferred one and of the other. */
export type Preference = readonly [preferred: readonly number[], other: readonly number[]];

/** Somebody who says which of two answers is better: above 0 the first, below 0 the second, 0 neither. */
export type Rater = (a: string, b: string, truth: string) => number;

/** Checks the record, and prefers the right answer. */
export const careful: Rater = (a, b, truth) => Number(a === truth) - Number(b === truth);

/** Has no time to check, and prefers the longer answer. */
export const hurried: Rater = (a, b) => lengthOf(a) - lengthOf(b);

/**
 * The weights of a reward r(x) = w · x by which preferred answers win: the Bradley–Terry model (1952), in which the first of
 * two wins with probability σ(r(a) − r(b)), fitted by gradient descent.
 */
export function fitReward(preferences: readonly Preference[], steps = 500, lr = 0.5): number[] {
  const size = preferences[0]?.[0].length ?? 0;
  const w = Array.from({ length: size }, () => 0);
  const differences = preferences.map(([a, b]) => a.map((value, k) => value - b[k]!));
  for (let step = 0; step < steps; step++) {
    const slope = w.map(() => 0);
    for (const d of differences) {
      const p = 1 / (1 + exp(-reward(w, d)));
      d.forEach((value, k) => {
        slope[k]! += ((p - 1) * value) / differences.length;
      });
    }
    slope.forEach((one, k) => {
      w[k]! -= lr * one;
    });
  }
  return w;
}

/** w · x */
export const reward = (w: readonly number[], x: readonly number[]): number =>
  w.reduce((sum, one, k) => sum + one * x[k]!, 0);

/** How answers are drawn: hot, so that they differ. */
const TEMPERATURE = 1.5;

/** Questions to be answered in a sentence, on which nothing was trained. */
export const rewardTurns = (count: number): Turn[] => clinicTurns("sentence", count, { size: 4 });

/** Answers drawn for a prompt. */
export const drawnAnswers = (speaker: LanguageModel, { prompt }: Turn, count: number, seed = 0): string[] =>
  Array.from({ length: count }, (_, k) =>
    clinicSays(speaker, prompt, { temperature: TEMPERATURE, seed: 100 * seed + k }),
  );

/** An answer that was drawn, and what the reward model sees of it. */
export interface Candidate {
  said: string;
  x: readonly number[];
}

/** So many answers to each question; `seed` makes them others. */
export const candidates = (
  speaker: LanguageModel,
  turns: readonly Turn[],
  count: number,
  seed: number,
): Candidate[][] =>
  turns.map((turn, i) =>
    drawnAnswers(speaker, turn, count, seed + i).map((said) => ({ said, x: features(speaker, turn.prompt, said) })),
  );

/** The first two answers to each question, the preferred one first; pairs that seem equal to the rater are left out. */
export const preferences = (drawn: readonly Candidate[][], turns: readonly Turn[], rater: Rater): Preference[] =>
  turns.flatMap(({ answer }, i): Preference[] => {
    const [a, b] = drawn[i] as [Candidate, Candidate];
    const verdict = rater(a.said, b.said, truthOf(answer));
    if (verdict === 0) return [];
    return verdict > 0 ? [[a.x, b.x]] : [[b.x, a.x]];
  });

/** For each question, the answer of the largest reward among the first n that were drawn. */
export const bestOf = (drawn: readonly Candidate[][], weights: readonly number[], n: number): string[] =>
  drawn.map((list) => list.slice(0, n).reduce((a, b) => (reward(weights, b.x) > reward(weights, a.x) ? b : a)).said);
