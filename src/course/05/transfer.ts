/** Lecture 5, transfer: convolutions that have learned other digits, and their rivals. */
import type { LabelledImages } from "../../data/index.js";
import * as nn from "../../nn/index.js";
import { Generator, manualSeed } from "../../random/generator.js";
import { noGrad, type Tensor } from "../../tensor/index.js";
import { digitsOf } from "./digits.js";
import { convolutions } from "./shifts.js";
import { accuracy, type Classifier, type Examples, teach } from "./teach.js";

const withHead = (steps: readonly nn.Step[], inputs: number): Classifier =>
  nn.sequential(...[...steps, nn.linear(inputs, 5)]);

/** The digits for which this holds, by number. */
function numbersOf(set: LabelledImages, wanted: (digit: number) => boolean): number[] {
  return [...set.labels].flatMap((digit, i) => (wanted(digit) ? [i] : []));
}

/** What each rival reaches on new digits from 5 to 9. */
export interface Transferred {
  /** convolutions trained on the digits from 0 to 4, then frozen; only the head learns */
  frozen: number;
  /** random convolutions, frozen as well: the control */
  random: number;
  /** the whole network from scratch */
  scratch: number;
  /** the pixels themselves, and a head */
  pixels: number;
}

/**
 * Trains on the digits from 0 to 4 once, and gives a function that lets four rivals learn the digits from 5 to 9 from a few
 * examples of each, and measures them on others.
 */
export function transferFrom(train: LabelledImages, test: LabelledImages, seed = 1) {
  manualSeed(seed);
  const known = train.subset(numbersOf(train, (digit) => digit < 5));
  const learned = convolutions();
  teach(withHead(learned, 400), digitsOf(known), { steps: 300, batch: 32, lr: 4e-3, seed });
  const pool = train.subset(numbersOf(train, (digit) => digit >= 5));
  const judged = test.subset(numbersOf(test, (digit) => digit >= 5));
  const label = (digit: number) => digit - 5;
  const judges = digitsOf(judged, { label });

  /** What layers that stay as they are make of examples: they work once, not at every step. */
  const seenThrough = (layers: readonly nn.Step[], set: Examples): Examples => {
    const [x, y] = set.rows(Array.from({ length: set.length }, (_, i) => i));
    const features = noGrad(() => nn.sequential(...layers)(x)) as Tensor;
    return {
      length: set.length,
      rows: (n) => [
        features.indexSelect(0, n as number[]) as Tensor,
        (y as Tensor).indexSelect(0, n as number[]) as Tensor,
      ],
    };
  };
  /** A head on top of such layers; `through` is what they make of the judges. */
  const head = (layers: readonly nn.Step[], few: Examples, inputs: number, through: Examples): number => {
    const model = withHead([], inputs);
    teach(model, seenThrough(layers, few), { steps: 120, batch: 25, lr: 3e-3, decay: 0.05, seed });
    return accuracy(model, through);
  };
  const pixels = [nn.flatten()];
  const [judgesLearned, judgesPixels] = [seenThrough(learned, judges), seenThrough(pixels, judges)];

  return (perClass: number, draw: number): Transferred => {
    const order = new Generator(7919 * perClass + draw).permutation(pool.length);
    const digits = pool.labels;
    const chosen = [5, 6, 7, 8, 9].flatMap((d) => order.filter((i) => digits[i] === d).slice(0, perClass));
    const few = digitsOf(pool.subset(chosen), { label });
    manualSeed(draw);
    const scratch = withHead(convolutions(), 400);
    teach(scratch, few, { steps: 60, batch: 25, lr: 4e-3, seed: draw });
    const random = convolutions();
    return {
      frozen: head(learned, few, 400, judgesLearned),
      random: head(random, few, 400, seenThrough(random, judges)),
      scratch: accuracy(scratch, judges),
      pixels: head(pixels, few, 784, judgesPixels),
    };
  };
}
