import { crossEntropy, dropout as dropoutLayer, type Layer, linear, relu, sequential } from "../../nn/index.js";
import { sgd } from "../../optim/index.js";
import { manualSeed } from "../../random/generator.js";
import { noGrad } from "../../tensor/graph.js";
import type { Tensor } from "../../tensor/tensor.js";
import { type DigitPiles, jittered, type Pile } from "./digit-piles.js";
import { meanOf } from "./judging.js";

/** How a network is taught. */
export interface TeachOptions {
  seed: number;
  steps?: number;
  lr?: number;
  /** The share of hidden neurons switched off in each training step. */
  dropout?: number;
  /** Augmentation: at each step, the images are freshly moved by up to one pixel. */
  move?: boolean;
}

/** The losses at one step. */
export interface LogEntry {
  step: number;
  training: number;
  validation: number;
}

/** A network after its training. */
export interface Taught {
  model: Layer;
  /** Every ten steps. */
  log: LogEntry[];
  /** The entry with the lowest validation loss, and what the network of that moment would do on the test pile. */
  best: LogEntry & { testLoss: number; testAccuracy: number };
}

/** Measures in evaluation mode, so that dropout is silent, and goes back to training mode. */
function measured<T>(model: Layer, measure: () => T): T {
  model.eval();
  const found = noGrad(measure);
  model.train();
  return found;
}

/** The mean cross-entropy of a network on a pile. */
export const lossOn = (model: Layer, { x, y }: Pile): number =>
  measured(model, () => crossEntropy(model(x) as Tensor, y).item());

/** For each image of a pile 1 where the network is correct, else 0. */
export function hitsOn(model: Layer, { x, labels }: Pile): number[] {
  const said = measured(model, () => (model(x) as Tensor).argmax(1).toArray() as number[]);
  return said.map((digit, i) => (digit === labels[i] ? 1 : 0));
}

/** The share of a pile on which the network is correct. */
export const accuracyOn = (model: Layer, pile: Pile): number => meanOf(hitsOn(model, pile));

/**
 * The training loop of lecture 2 with two cures built in: 64 pixels, 128 hidden neurons, 10 digits; gradient descent on
 * all hundred images at once, with momentum.
 *
 * @example
 * const piles = digitPiles(await data.digits(), 7);
 * teach(piles, { seed: 7, steps: 10 }).log.length   // 2
 */
export function teach(
  { training, validation, test }: DigitPiles,
  { seed, steps = 300, lr = 0.1, dropout = 0, move = false }: TeachOptions,
): Taught {
  const random = manualSeed(seed).split();
  const model = sequential(linear(64, 128), relu(), dropoutLayer(dropout), linear(128, 10)) as Layer;
  const optimizer = sgd(model.parameters(), { lr, momentum: 0.9 });
  const log: LogEntry[] = [];
  let best: Taught["best"] | undefined;
  for (let step = 0; step <= steps; step++) {
    if (step % 10 === 0) {
      const entry = { step, training: lossOn(model, training), validation: lossOn(model, validation) };
      log.push(entry);
      if (!best || entry.validation < best.validation)
        best = { ...entry, testLoss: lossOn(model, test), testAccuracy: accuracyOn(model, test) };
    }
    const x = move ? jittered(training.images, random) : training.x;
    const loss = crossEntropy(model(x) as Tensor, training.y);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
  }
  return { model, log, best: best! };
}
