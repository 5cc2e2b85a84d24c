/** Lecture 4, medicine: machines that read the synthetic patches, and what they are sure of. */
import type { LesionSet } from "../../data/index.js";
import { loader } from "../../data/index.js";
import { sigmoid } from "../../kernels/math.js";
import { lesionCnn } from "../../models/vision/lesion-cnn.js";
import * as nn from "../../nn/index.js";
import { adam, oneCycle } from "../../optim/index.js";
import { Generator, manualSeed } from "../../random/generator.js";
import { noGrad, type Tensor, tensor } from "../../tensor/index.js";
import { checkChoice, checkOptions } from "../../tensor/options.js";

/** Kinds of machine: a network of neurons that sees 1,024 numbers, or one that slides small templates over the picture. */
export type ReaderKind = "mlp" | "cnn";

/** A trained machine. */
export interface Reader {
  readonly parameters: number;
  /** How sure it is of yes for each picture, before the sigmoid. */
  logits(images: Tensor): number[];
  /** The probability of yes that it states for each picture. */
  sure(images: Tensor): number[];
  /** The signs of the loss's slope at each pixel: the direction in which the machine is surprised most. */
  worst(set: LesionSet): Tensor;
}

const make: Record<ReaderKind, () => any> = {
  mlp: () => nn.sequential(nn.flatten(), nn.linear(1024, 64), nn.relu(), nn.linear(64, 2)),
  cnn: lesionCnn,
};

const recipes: Record<ReaderKind, { epochs: number; lr: number }> = {
  mlp: { epochs: 15, lr: 0.002 },
  cnn: { epochs: 6, lr: 0.01 },
};

/** Pictures from 0 to 1 as the network gets them, from −2 to 2. */
const scaled = (images: Tensor): Tensor => images.sub(0.5).mul(4);

/**
 * Trains a machine on patches with answers: batches of 32, cross-entropy, Adam with a step length that rises for a fifth of
 * the steps and then falls.
 *
 * @example
 * const reader = trainReader("mlp", data.lesions({ count: 64, seed: 1 }), { epochs: 1 });
 * reader.parameters   // 65730
 */
export function trainReader(
  kind: ReaderKind,
  set: LesionSet,
  options: { seed?: number; epochs?: number } = {},
): Reader {
  checkChoice("trainReader", "the kind", kind, Object.keys(make));
  checkOptions("trainReader", options, ["seed", "epochs"]);
  const { lr } = recipes[kind];
  const { seed = 1, epochs = recipes[kind].epochs } = options;
  manualSeed(seed);
  const model = make[kind]();
  const optimizer = adam(model.parameters(), { lr });
  const batches = loader([set.images as Tensor, set.labels as Tensor], {
    batchSize: 32,
    shuffle: true,
    generator: new Generator(seed),
  });
  const schedule = oneCycle(optimizer, { max: lr, steps: epochs * batches.length, rise: 0.2 });
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const [images, labels] of batches) {
      optimizer.zeroGrad();
      nn.crossEntropy(model(scaled(images!)), labels!).backward();
      optimizer.step();
      schedule.step();
    }
  model.eval();
  const logits = (images: Tensor) =>
    (noGrad(() => model(scaled(images))).toArray() as [number, number][]).map(([no, yes]) => yes - no);
  return {
    parameters: model.parameters().reduce((sum: number, p: Tensor) => sum + p.numel(), 0),
    logits,
    sure: (images) => logits(images).map(sigmoid),
    worst(given) {
      const images = tensor(Float32Array.from((given.images as Tensor).data()), { requiresGrad: true }) as Tensor;
      const pictures = images.reshape(given.images.shape as unknown as number[]);
      nn.crossEntropy(model(scaled(pictures)), given.labels as Tensor).backward();
      return images.grad!.sign().reshape(given.images.shape as unknown as number[]) as Tensor;
    },
  };
}

/** The four counts behind a threshold: scores from it up are called ill. */
export interface Counts {
  readonly sensitivity: number;
  readonly specificity: number;
  /** of those called ill, the part that is; NaN where none is called ill */
  readonly ppv: number;
  /** of those called healthy, the part that is */
  readonly npv: number;
}

/**
 * What a threshold does to cases whose truth is known.
 *
 * @example
 * decide([0.9, 0.6, 0.2], [1, 0, 0], 0.5).specificity   // 0.5
 */
export function decide(scores: readonly number[], truth: readonly number[], threshold: number): Counts {
  const count = (called: boolean, ill: number) =>
    scores.filter((score, i) => score >= threshold === called && truth[i] === ill).length;
  const [found, missed, alarms, quiet] = [count(true, 1), count(false, 1), count(true, 0), count(false, 0)];
  return {
    sensitivity: found / (found + missed),
    specificity: quiet / (quiet + alarms),
    ppv: found / (found + alarms),
    npv: quiet / (quiet + missed),
  };
}
