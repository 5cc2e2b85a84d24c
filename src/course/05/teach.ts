/** Lecture 5: one training loop for all its classifiers, and how they are measured. */
import { crossEntropy, type ModuleMethods } from "../../nn/index.js";
import { adam, adamw, oneCycle } from "../../optim/index.js";
import { Generator } from "../../random/generator.js";
import { noGrad, type Tensor } from "../../tensor/index.js";
import { checkOptions, checkWhole } from "../../tensor/options.js";

/** Anything that gives scores [N, classes] for inputs [N, …]. */
export type Classifier = ModuleMethods & ((x: any) => Tensor);

/** Inputs and class numbers, chosen by number. */
export interface Examples {
  readonly length: number;
  /** inputs [n, …] and class numbers [n] */
  rows(numbers: readonly number[]): readonly [Tensor, Tensor];
}

export interface TeachOptions {
  steps: number;
  /** examples a step */
  batch: number;
  /** the largest learning rate on the way */
  lr: number;
  /** AdamW's weight decay; none when left out */
  decay?: number;
  seed?: number;
  /** hears of the loss after each step */
  hear?: (loss: number, step: number) => void;
}

/**
 * Trains a classifier for so many steps: Adam, cross-entropy, a learning rate that rises for a fifth of the steps and then
 * falls, examples in a random order without repeats until all have been seen. Leaves the model in evaluation mode.
 */
export function teach(model: Classifier, examples: Examples, options: TeachOptions): void {
  checkOptions("teach", options, ["steps", "batch", "lr", "decay", "seed", "hear"]);
  const { steps, batch, lr, decay = 0, seed = 1, hear } = options;
  checkWhole("teach", "steps", steps, 1);
  checkWhole("teach", "batch", batch, 1);
  const learning = model.parameters().filter((p) => p.requiresGrad);
  const optimizer = decay > 0 ? adamw(learning, { lr, weightDecay: decay }) : adam(learning, { lr });
  const schedule = oneCycle(optimizer, { max: lr, steps, rise: 0.2 });
  const random = new Generator(seed);
  let order: number[] = [];
  model.train();
  for (let step = 0; step < steps; step++) {
    if (order.length < Math.min(batch, examples.length)) order = random.permutation(examples.length);
    const [x, y] = examples.rows(order.splice(0, batch));
    optimizer.zeroGrad();
    const loss = crossEntropy(model(x), y);
    loss.backward();
    optimizer.step();
    schedule.step();
    hear?.(loss.item(), step);
  }
  model.eval();
}

/** The class with the highest score for each example, in batches of 500. */
export function calls(model: (x: any) => Tensor, examples: Examples): number[] {
  const called: number[] = [];
  for (let from = 0; from < examples.length; from += 500) {
    const count = Math.min(500, examples.length - from);
    const [x] = examples.rows(Array.from({ length: count }, (_, i) => from + i));
    called.push(...(noGrad(() => model(x).argmax(1)).toArray() as number[]));
  }
  return called;
}

/** The part of the examples that a classifier reads correctly. */
export function accuracy(model: (x: any) => Tensor, examples: Examples): number {
  const called = calls(model, examples);
  let hits = 0;
  for (let from = 0; from < examples.length; from += 500) {
    const count = Math.min(500, examples.length - from);
    const [, y] = examples.rows(Array.from({ length: count }, (_, i) => from + i));
    hits += (y.toArray() as number[]).filter((label, i) => label === called[from + i]).length;
  }
  return hits / examples.length;
}
