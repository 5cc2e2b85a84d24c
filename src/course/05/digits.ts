/** Lecture 5, digits: MNIST as networks want it, and the networks that read it. */
import type { LabelledImages } from "../../data/index.js";
import * as nn from "../../nn/index.js";
import { manualSeed } from "../../random/generator.js";
import { avgPool2d, pad, type Tensor, tensor } from "../../tensor/index.js";
import { checkWhole } from "../../tensor/options.js";
import { type Examples, teach } from "./teach.js";

/** The mean of MNIST's training pixels and their standard deviation, on the scale from 0 to 1. */
export const mnistLook = { mean: 0.1307, spread: 0.3081 } as const;

export interface DigitLook {
  /** pixels to the right, as many from the left being white paper; 0 when left out */
  shift?: number;
  /** averages squares of so many pixels, for smaller pictures; 1 when left out */
  shrink?: number;
  /** makes class numbers of digits; the digit itself when left out */
  label?: (digit: number) => number;
}

/** Digits as a network gets them: [n, 1, 28, 28] with mean 0 and spread 1; moved or made smaller on request. */
export function digitsOf(set: LabelledImages, { shift = 0, shrink = 1, label }: DigitLook = {}): Examples {
  checkWhole("digitsOf", "shift", shift, 0);
  checkWhole("digitsOf", "shrink", shrink, 1);
  const { mean, spread } = mnistLook;
  return {
    length: set.length,
    rows(numbers) {
      const [images, labels] = set.rows(numbers);
      let x = images as Tensor;
      if (shift > 0) x = (pad(x, [shift, 0, 0, 0]) as Tensor).slice(3, 0, 28) as Tensor;
      if (shrink > 1) x = avgPool2d(x, shrink) as Tensor;
      const standard = x.sub(mean).div(spread) as Tensor;
      if (!label) return [standard, labels as Tensor];
      const digits = (labels as Tensor).toArray() as number[];
      return [standard, tensor(Int32Array.from(digits, label)) as Tensor];
    },
  };
}

/** The CNN that lecture 5 trains from scratch: two convolutions of 5 by 5, two pools, two dense layers; 25,422 parameters.
 * `activation` takes the place of its ReLUs. */
export function digitReader(activation: () => nn.Step = nn.relu): nn.Sequential<nn.Step[]> {
  const steps: nn.Step[] = [
    nn.conv2d(1, 8, 5),
    activation(),
    nn.maxPool2d(2),
    nn.conv2d(8, 20, 5),
    activation(),
    nn.maxPool2d(2),
    nn.flatten(),
    nn.linear(320, 64),
    activation(),
    nn.linear(64, 10),
  ];
  return nn.sequential(...steps);
}

/** A CNN that reads digits, trained from scratch on all 60,000: batches of 64, largest learning rate 4e-3. */
export function trainReader(
  train: LabelledImages,
  options: { epochs?: number; seed?: number; hear?: (loss: number, step: number) => void } = {},
) {
  const { epochs = 1.5, seed = 1, hear } = options;
  manualSeed(seed);
  const model = digitReader();
  const steps = Math.round(epochs * Math.ceil(train.length / 64));
  teach(model, digitsOf(train), { steps, batch: 64, lr: 4e-3, seed, ...(hear && { hear }) });
  return model;
}
