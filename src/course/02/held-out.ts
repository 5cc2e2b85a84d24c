/** Judging a model by patients it has not seen: five-fold cross-validation, misses and false alarms, intervals. */
import type { Wdbc } from "../../data/index.js";
import { standardise } from "../../data/index.js";
import type { Module } from "../../nn/index.js";
import { Generator, manualSeed } from "../../random/generator.js";
import { type Tensor, tensor } from "../../tensor/index.js";
import { median, says, tenSeeds, train } from "./training.js";

/** One held-out patient: the model's probability, and the diagnosis. */
export interface Tested {
  p: number;
  malignant: boolean;
}

/** Builds an untrained model. */
export type Recipe = () => Module;

/** Five groups of patients, dealt after one shuffling: each is held out once, and the other four are learned from. */
export function fiveFolds(count: number, seed: number): { held: number[]; learners: number[] }[] {
  const order = new Generator(seed).permutation(count);
  return [0, 1, 2, 3, 4].map((k) => ({
    held: order.filter((_, i) => i % 5 === k),
    learners: order.filter((_, i) => i % 5 !== k),
  }));
}

/** Trains on the learners, and asks about the held-out patients. Means and spreads come from the learners alone. */
export function heldOut(
  { features, malignant }: Wdbc,
  recipe: Recipe,
  learners: readonly number[],
  held: readonly number[],
): Tested[] {
  const rows = (who: readonly number[]) => tensor(who.map((i) => features[i]!));
  const scale = standardise(rows(learners));
  const scaled = (who: readonly number[]) => (scale(rows(who)) as Tensor).toArray() as number[][];
  const labels = learners.map((i) => malignant[i]!);
  const model = train(recipe(), scaled(learners), labels, 60);
  const p = says(model)(scaled(held)).data();
  return held.map((i, n) => ({ p: p[n]!, malignant: malignant[i] === 1 }));
}

/** Every patient once, by a model that had not seen this patient. The same seed gives the same order of patients. */
export function crossValidate(patients: Wdbc, recipe: Recipe, seed: number): Tested[] {
  manualSeed(seed);
  const folds = fiveFolds(patients.features.length, seed);
  return folds.flatMap(({ held, learners }) => heldOut(patients, recipe, learners, held));
}

/** Cancers that were called benign. */
export const missed = (tested: readonly Tested[], threshold = 0.5): number =>
  tested.filter(({ p, malignant }) => malignant && p < threshold).length;

/** Benign lumps that were called malignant. */
export const falseAlarms = (tested: readonly Tested[], threshold = 0.5): number =>
  tested.filter(({ p, malignant }) => !malignant && p >= threshold).length;

/** The share of patients who were called what they are. */
export const shareRight = (tested: readonly Tested[]): number =>
  1 - (missed(tested) + falseAlarms(tested)) / tested.length;

/** The 95% interval of a share measured on `count` patients: share ± 1.96·√(share·(1 − share)/count). */
export function interval95(share: number, count: number): [low: number, high: number] {
  const margin = 1.96 * Math.sqrt((share * (1 - share)) / count);
  return [share - margin, share + margin];
}

/**
 * How much more often the second model is right than the first on the same patients, with the 95% interval of that
 * difference: the patients are drawn again a thousand times, with repetition (the bootstrap), and the middle 95% is kept.
 */
export function difference(
  first: readonly Tested[],
  second: readonly Tested[],
): { mean: number; interval: [low: number, high: number] } {
  const right = ({ p, malignant }: Tested) => Number(p >= 0.5 === malignant);
  const gains = first.map((one, i) => right(second[i]!) - right(one));
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const random = new Generator(0);
  const means = Array.from({ length: 1000 }, () => mean(gains.map(() => gains[random.below(gains.length)]!)));
  means.sort((a, b) => a - b);
  return { mean: mean(gains), interval: [means[25]!, means[974]!] };
}

/** The share of a held-out fifth that is right after learning from so many patients: the median of ten shufflings. */
export function learnedFrom(patients: Wdbc, recipe: Recipe, amount: number): number {
  return median(
    tenSeeds((seed) => {
      const { held, learners } = fiveFolds(patients.features.length, seed)[0]!;
      return shareRight(heldOut(patients, recipe, learners.slice(0, amount), held));
    }),
  );
}
