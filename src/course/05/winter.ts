/** Lecture 5, why it took so long: the CNN from scratch, cut down in one respect each. */
import type { LabelledImages } from "../../data/index.js";
import * as nn from "../../nn/index.js";
import { manualSeed } from "../../random/generator.js";
import { noGrad } from "../../tensor/index.js";
import { checkOptions, checkWhole } from "../../tensor/options.js";
import { digitReader, digitsOf } from "./digits.js";
import { accuracy, type Examples, teach } from "./teach.js";

export interface WinterOptions {
  /** 150 when left out */
  steps?: number;
  /** digits a step, for which a slower machine has less time; 64 when left out */
  batch?: number;
  /** sigmoids in place of ReLUs, as before 2010 */
  sigmoid?: boolean;
  /** by what the starting weights are multiplied; 1 when left out */
  start?: number;
  seed?: number;
}

/**
 * Trains the CNN of the lecture for some steps, with what `options` take away from it, and gives its accuracy on `judges`.
 *
 * @example
 * const { train, test } = await data.mnist();
 * inWinter(train.some(100), digitsOf(test.every(100)), { sigmoid: true }) < 0.9   // true
 */
export function inWinter(train: LabelledImages, judges: Examples, options: WinterOptions = {}): number {
  checkOptions("inWinter", options, ["steps", "batch", "sigmoid", "start", "seed"]);
  const { steps = 150, batch = 64, sigmoid = false, start = 1, seed = 1 } = options;
  checkWhole("inWinter", "steps", steps, 1);
  checkWhole("inWinter", "batch", batch, 1);
  manualSeed(seed);
  const model = digitReader(sigmoid ? nn.sigmoid : nn.relu);
  noGrad(() => {
    for (const p of model.parameters()) p.copy_(p.mul(start));
  });
  teach(model, digitsOf(train), { steps, batch, lr: 4e-3, seed });
  return accuracy(model, judges);
}
