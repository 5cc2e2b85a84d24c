/** Lecture 3, its side rooms: finding a learning rate, and searching two hyperparameters. */
import type { Digits } from "../../data/index.js";
import { crossEntropy, type Layer, linear, relu, sequential } from "../../nn/index.js";
import { adam, sgd } from "../../optim/index.js";
import { manualSeed } from "../../random/generator.js";
import type { Tensor } from "../../tensor/tensor.js";
import { digitPiles, type Pile } from "./digit-piles.js";
import { accuracyOn, lossOn } from "./teach.js";

const network = (hidden: number): Layer => sequential(linear(64, hidden), relu(), linear(hidden, 10)) as Layer;

/**
 * The learning-rate range test: 90 steps of one training, with a rate that begins at 0.001 and grows by 12% a step.
 *
 * @example
 * rangeTest(digitPiles(await data.digits(), 2).training, 2)[0].lr   // 0.001
 */
export function rangeTest({ x, y }: Pile, seed: number): { lr: number; loss: number }[] {
  manualSeed(seed);
  const model = network(32);
  const optimizer = sgd(model.parameters(), { lr: 0.001 });
  return Array.from({ length: 90 }, () => {
    const { lr } = optimizer.options;
    const loss = crossEntropy(model(x) as Tensor, y);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    optimizer.options.lr = 1.12 * lr;
    return { lr, loss: loss.item() };
  });
}

/**
 * Where a range test explodes: the first rate at which the loss is half as large again as its lowest so far.
 *
 * @example
 * explodesAt(rangeTest(digitPiles(await data.digits(), 2).training, 2)) > 0.1   // true
 */
export function explodesAt(run: readonly { lr: number; loss: number }[]): number {
  const lowest = (until: number) => Math.min(...run.slice(0, until).map(({ loss }) => loss));
  return run.find(({ loss }, i) => i > 5 && loss > 1.5 * lowest(i))?.lr ?? Number.POSITIVE_INFINITY;
}

/** One pair of hyperparameters and what the validation pile says of it; `test` opens the envelope. */
export interface Trial {
  lr: number;
  hidden: number;
  loss: number;
  test: () => number;
}

/**
 * Sixty steps of Adam with this learning rate and so many hidden neurons, judged on the validation pile.
 *
 * @example
 * trial(await data.digits(), 0.003, 8).loss < 2.4   // true
 */
export function trial(digits: Pick<Digits, "images" | "labels">, lr: number, hidden: number): Trial {
  const { training, validation, test } = digitPiles(digits, 6);
  manualSeed(6);
  const model = network(hidden);
  const optimizer = adam(model.parameters(), { lr });
  for (let step = 0; step < 60; step++) {
    optimizer.zeroGrad();
    crossEntropy(model(training.x) as Tensor, training.y).backward();
    optimizer.step();
  }
  return { lr, hidden, loss: lossOn(model, validation), test: () => accuracyOn(model, test) };
}
