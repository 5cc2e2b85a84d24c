import { type Animal, animals } from "../../data/index.js";
import { sgd } from "../../optim/index.js";
import { Generator } from "../../random/generator.js";
import { tensor } from "../../tensor/create.js";
import type { Tensor } from "../../tensor/tensor.js";
import { meanOf } from "./judging.js";

/** A hundred made-up cats, as lengths from their middle (3.25 dm) and weights in kilograms. */
const cats: { x: number[]; y: number[] } = (() => {
  const some = animals({ count: 400, seed: 8 }).filter(({ kind }: Animal) => kind === 2);
  return { x: some.map(({ length }) => length - 3.25), y: some.map(({ weight }) => weight) };
})();

/** A line through the cats: w kilograms for each decimetre, b kilograms at 3.25 dm. */
export interface CatLine {
  w: number;
  b: number;
}

/** The mean squared error of a line on all hundred cats, in kg². */
export const catLoss = (w: number, b: number): number => {
  const errors = cats.x.map((x, i) => w * x + b - cats.y[i]!);
  return meanOf(errors.map((error) => error * error));
};

/** The lowest loss that a line can have on these cats, in closed form. */
export const lowestCatLoss = (): number => {
  const [mx, my] = [meanOf(cats.x), meanOf(cats.y)];
  const sxy = cats.x.reduce((sum, x, i) => sum + (x - mx) * (cats.y[i]! - my), 0);
  const sxx = cats.x.reduce((sum, x) => sum + (x - mx) * (x - mx), 0);
  return catLoss(sxy / sxx, my - (sxy / sxx) * mx);
};

/** How a descent on the cats walks. */
export interface WalkOptions {
  /** How many cats are read before each step: 100 are all of them, fewer are drawn at random. */
  batch: number;
  lr: number;
  epochs: number;
  seed?: number;
  /** What the rate is multiplied by when this share of the walk is done. */
  schedule?: (done: number) => number;
}

/**
 * Gradient descent from w = b = 0, with the slope from a batch of cats at each step; the places it passes.
 *
 * @example
 * walk({ batch: 10, lr: 0.1, epochs: 1 }).length   // 11
 */
export function walk({ batch, lr, epochs, seed = 1, schedule = () => 1 }: WalkOptions): CatLine[] {
  const [w, b] = [tensor(0, { requiresGrad: true }), tensor(0, { requiresGrad: true })];
  const optimizer = sgd([w, b], { lr });
  const random = new Generator(seed);
  const everyCat = cats.x.map((_, i) => i);
  const path = [{ w: 0, b: 0 }];
  const steps = (epochs * 100) / batch;
  for (let step = 0; step < steps; step++) {
    optimizer.options.lr = lr * schedule(step / steps);
    const picks = batch === 100 ? everyCat : Array.from({ length: batch }, () => random.below(100));
    const said = tensor(picks.map((i) => cats.x[i]!))
      .mul(w)
      .add(b);
    optimizer.zeroGrad();
    (
      said
        .sub(tensor(picks.map((i) => cats.y[i]!)))
        .square()
        .mean() as Tensor
    ).backward();
    optimizer.step();
    path.push({ w: w.item(), b: b.item() });
  }
  return path;
}
