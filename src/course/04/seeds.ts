/** Lecture 4, its headline claims with other seeds: other patients, other weights to begin with. */
import { type LesionSet, lesions, type Mnist } from "../../data/index.js";
import { auc, temperatureScale } from "../../metrics/index.js";
import * as nn from "../../nn/index.js";
import type { Tensor } from "../../tensor/index.js";
import { attacked, randomSigns } from "./attack.js";
import { rightShare, trainDigits } from "./digits.js";
import { mislabelled, quarterTurned, together } from "./failures.js";
import { decide, type Reader, trainReader } from "./readers.js";

/** The MLP that looks for lesions, with one seed. */
export interface NetworkNumbers {
  mlpAuc: number;
  /** by what its logits are to be divided */
  temperature: number;
  /** where it is over 90% sure: how many times as often as it says it is wrong */
  excess: number;
}

/** What one seed gives: AUCs, parts of 1, and for digits per cent. */
export interface SeedNumbers extends NetworkNumbers {
  templates: number;
  hiddenLayer: number;
  cnnAuc: number;
  noisyAuc: number;
  specificity: number;
  noisySpecificity: number;
  /** AUC with the habit swapped */
  swapped: number;
  /** flipped by 2 HU, in chosen and in random directions */
  chosen: number;
  random: number;
  /** the same by 8 HU, of a machine that was trained with the noise of four scanners */
  chosenWide: number;
  randomWide: number;
  /** verdicts that change under some quarter turn */
  turned: number;
  /** AUC after training with three labels in ten turned round */
  mislabelledAuc: number;
}

const truthOf = (set: LesionSet) => (set.labels as Tensor).toArray() as number[];
const aucOf = (reader: Reader, set: LesionSet) => auc(reader.sure(set.images as Tensor), truthOf(set));

/** The patients of a seed: to learn from, to be judged by, and a pile for the temperature. */
const patientsOf = (seed: number, count: number, more: object = {}) => lesions({ count, seed: 1000 * seed, ...more });

/**
 * What the overconfident MLP of the lecture does with other patients and other weights.
 *
 * @example
 * networkOn(3).temperature > 2   // true
 */
export function networkOn(seed: number): NetworkNumbers {
  const reader = trainReader("mlp", patientsOf(seed, 1000), { seed });
  const judged = lesions({ count: 1000, seed: 1000 * seed + 1 });
  const pile = lesions({ count: 400, seed: 1000 * seed + 2 });
  const [sure, truth] = [reader.sure(judged.images as Tensor), truthOf(judged)];
  const certain = Array.from(sure.keys()).filter((i) => sure[i]! > 0.9);
  const wrong = (of: readonly number[]) => certain.reduce((sum, i) => sum + 1 - of[i]!, 0);
  return {
    mlpAuc: auc(sure, truth),
    excess: wrong(truth) / wrong(sure),
    temperature: temperatureScale(reader.logits(pile.images as Tensor), pile.labels as Tensor).temperature,
  };
}

/** The digits of the lecture with another seed, in per cent right of 10,000. */
export function digitsOn(seed: number, { train, test }: Pick<Mnist, "train" | "test">) {
  const right = (make: Parameters<typeof trainDigits>[0]) =>
    100 * rightShare(trainDigits(make, train, { epochs: 4, lr: 0.003, seed })(test), test);
  return {
    templates: right(() => nn.sequential(nn.flatten(), nn.linear(784, 10)) as never),
    hiddenLayer: right(() => nn.sequential(nn.flatten(), nn.linear(784, 128), nn.relu(), nn.linear(128, 10)) as never),
  };
}

/** How the CNN of the lecture ranks, decides and fails with other patients and other weights. */
export function failuresOn(seed: number) {
  const learned = patientsOf(seed, 1000);
  const cnn = trainReader("cnn", learned, { seed });
  const [judged, noisy] = [{}, { scanner: { noise: 12 } }].map((more) =>
    lesions({ count: 1000, seed: 1000 * seed + 1, ...more }),
  ) as [LesionSet, LesionSet];
  const specificityOn = (set: LesionSet) => decide(cnn.sure(set.images as Tensor), truthOf(set), 0.5).specificity;
  const ward = { count: 800, seed: 1000 * seed + 3 };
  const fooled = trainReader("cnn", lesions({ ...ward, markers: { yes: 0.99, no: 0.01 } }), { seed, epochs: 4 });
  const misled = trainReader("cnn", mislabelled(learned, 0.3, seed), { seed });
  return {
    cnnAuc: aucOf(cnn, judged),
    noisyAuc: aucOf(cnn, noisy),
    specificity: specificityOn(judged),
    noisySpecificity: specificityOn(noisy),
    swapped: aucOf(fooled, lesions({ count: 600, seed: 1000 * seed + 4, markers: { yes: 0.01, no: 0.99 } })),
    mislabelledAuc: aucOf(misled, judged),
  };
}

/** How the machine that tells smooth lesions from lobed ones is flipped. */
export function flipsOn(seed: number) {
  const question = "malignancy" as const;
  const judge = trainReader("cnn", lesions({ count: 1200, seed: 1000 * seed + 5, question }), { seed });
  const lumps = lesions({ count: 400, seed: 1000 * seed + 6, question });
  const tough = trainReader("cnn", fourScanners(1000 * seed + 10), { seed });
  const by = (reader: Reader, signs: Tensor, eps: number) => attacked(reader, lumps, signs, eps).flipped;
  const signs = randomSigns(lumps, seed);
  const verdicts = [0, 1, 2, 3].map((quarters) => judge.logits(quarterTurned(lumps, quarters).images as Tensor));
  const flipped = verdicts[0]!.filter((logit, k) => verdicts.some((turn) => turn[k]! >= 0 !== logit >= 0));
  return {
    chosen: by(judge, judge.worst(lumps), 0.01),
    random: by(judge, signs, 0.01),
    chosenWide: by(tough, tough.worst(lumps), 0.04),
    randomWide: by(tough, signs, 0.04),
    turned: flipped.length / verdicts[0]!.length,
  };
}

/**
 * Smooth and lobed lesions as four scanners show them, whose noise has a standard deviation of 6, 10, 14 and 18 HU.
 *
 * @example
 * fourScanners(1).patches.length   // 1200
 */
export function fourScanners(seed: number): LesionSet {
  return together(
    [6, 10, 14, 18].map((noise, i) =>
      lesions({ count: 300, seed: seed + i, question: "malignancy", scanner: { noise } }),
    ),
  );
}

/** All numbers of a seed; takes half a minute. */
export const numbersOn = (seed: number, digits: Pick<Mnist, "train" | "test">): SeedNumbers => ({
  ...digitsOn(seed, digits),
  ...networkOn(seed),
  ...failuresOn(seed),
  ...flipsOn(seed),
});
