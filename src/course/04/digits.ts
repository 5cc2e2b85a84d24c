/** Lecture 4, digits: learning from MNIST, and looking up the nearest one. */
import type { LabelledImages } from "../../data/index.js";
import { loader } from "../../data/index.js";
import { crossEntropy } from "../../nn/index.js";
import { adam, oneCycle } from "../../optim/index.js";
import { Generator, manualSeed } from "../../random/generator.js";
import { noGrad, type Tensor } from "../../tensor/index.js";
import { checkOptions, checkWhole } from "../../tensor/options.js";

/** A model that turns pictures [N, 1, 28, 28] into ten scores each, [N, 10]. */
export interface DigitModel {
  (images: Tensor): Tensor;
  parameters(): Tensor[];
}

/** What it takes to learn digits. */
export interface DigitTraining {
  epochs: number;
  /** the largest step length on the way */
  lr: number;
  seed?: number;
}

/** A trained model: what each picture is called, how sure the model is of that, and the model itself. */
export interface DigitReader<M extends DigitModel = DigitModel> {
  (set: LabelledImages): number[];
  /** the probability of the digit that each picture is called */
  sure(set: LabelledImages): number[];
  readonly model: M;
}

/**
 * Trains a model on digits: batches of 64 in random order, cross-entropy, Adam with a step length that rises for a fifth of
 * the steps and then falls. The mean and the spread of the training pixels are taken out of all pictures. The seed decides
 * the weights at the start, if `make` creates them, and the order.
 *
 * @example
 * const { train } = await data.mnist();
 * const read = trainDigits(() => nn.sequential(nn.flatten(), nn.linear(784, 10)), train.every(600), { epochs: 1, lr: 0.003 });
 * read(train.every(6000)).length   // 10
 */
export function trainDigits<M extends DigitModel>(
  make: () => M,
  train: LabelledImages,
  options: DigitTraining,
): DigitReader<M> {
  checkOptions("trainDigits", options, ["epochs", "lr", "seed"]);
  const { epochs, lr, seed = 1 } = options;
  checkWhole("trainDigits", "epochs", epochs, 1);
  manualSeed(seed);
  const model = make();
  const { mean, spread } = train.statistics();
  const standard = (x: Tensor): Tensor => x.sub(mean).div(spread);
  const optimizer = adam(model.parameters(), { lr });
  const batches = loader(train, { batchSize: 64, shuffle: true, generator: new Generator(seed) });
  const schedule = oneCycle(optimizer, { max: lr, steps: epochs * batches.length, rise: 0.2 });
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const [images, labels] of batches) {
      optimizer.zeroGrad();
      crossEntropy(model(standard(images as Tensor)), labels as Tensor).backward();
      optimizer.step();
      schedule.step();
    }
  const overAll = (set: LabelledImages, what: (scores: Tensor) => Tensor): number[] => {
    const found: number[] = [];
    for (const [images] of loader(set, { batchSize: 500 }))
      found.push(...(noGrad(() => what(model(standard(images as Tensor)))).toArray() as number[]));
    return found;
  };
  const read = (set: LabelledImages) => overAll(set, (scores) => scores.argmax(1));
  const sure = (set: LabelledImages) => overAll(set, (scores) => scores.softmax(1).max(1));
  return Object.assign(read, { sure, model });
}

/**
 * The label of the nearest reference, for each picture: the sum of squared differences of all pixels. It is computed as
 * a² − 2ab + b², where a² is the same for all references and can be left out.
 *
 * @example
 * const { train, test } = await data.mnist();
 * nearest(train.some(100), test.some(20)).length   // 20
 */
export function nearest(references: LabelledImages, set: LabelledImages): number[] {
  const rows = (of: LabelledImages): Tensor => (of.rows()[0] as Tensor).flatten(1);
  const [a, b] = [rows(set), rows(references)];
  const distances: Tensor = b
    .square()
    .sum(1)
    .sub(a.matmul(b.transpose(0, 1)).mul(2));
  const { labels } = references;
  return (distances.argmin(1).toArray() as number[]).map((place) => labels[place]!);
}

/** Of all pictures, the part whose label was called. */
export function rightShare(called: readonly number[], set: LabelledImages): number {
  const { labels } = set;
  return called.filter((digit, i) => digit === labels[i]).length / called.length;
}
