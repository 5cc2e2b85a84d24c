/** What the playground and the clinic do again and again: build a network, train it by the six steps, count what it gets right. */
import { accuracy as share } from "../../metrics/index.js";
import * as nn from "../../nn/index.js";
import { adam } from "../../optim/index.js";
import { manualSeed } from "../../random/generator.js";
import { noGrad, type Tensor, tensor } from "../../tensor/index.js";

export interface NetworkShape {
  /** How many numbers describe one example. */
  inputs?: number;
  /** The activation of the hidden neurons. */
  bend?: "relu" | "tanh";
}

/**
 * A network for a yes-or-no question: hidden layers of these sizes and one output, the logit. `network([])` is a single
 * neuron, `network([4, 4])` has two hidden layers of four.
 *
 * @example
 * network([8], { inputs: 30, bend: "tanh" }).parameterCount();   // 257
 */
export function network(hidden: readonly number[], { inputs = 2, bend = "relu" }: NetworkShape = {}): nn.Module {
  const sizes = [inputs, ...hidden];
  const layers = hidden.flatMap((size, i) => [nn.linear(sizes[i]!, size), bend === "relu" ? nn.relu() : nn.tanh()]);
  return nn.sequential(...layers, nn.linear(sizes.at(-1)!, 1));
}

/** The six steps: forward, loss, forget, backward, step, again. x: [N][inputs], y: [N] zeros and ones. Returns the model. */
export function train(
  model: nn.Module,
  x: readonly (readonly number[])[],
  y: readonly number[],
  steps: number,
  lr = 0.05,
): nn.Module {
  const [inputs, wanted] = [tensor(x as number[][]), tensor(y.map((v) => [v]))];
  const optimizer = adam(model.parameters(), { lr });
  for (let k = 0; k < steps; k++) {
    const loss = nn.bceWithLogits(model(inputs), wanted); // the sigmoid and the cross-entropy in one
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
  }
  return model;
}

/** A model as a function from places to probabilities: [N][inputs] → [N, 1]. */
export const says =
  (model: (x: Tensor) => Tensor) =>
  (places: readonly (readonly number[])[]): Tensor =>
    noGrad(() => model(tensor(places as number[][])).sigmoid());

/** The share of examples that a model gets right, at a threshold of one half. */
export function accuracy(
  model: (x: Tensor) => Tensor,
  x: readonly (readonly number[])[],
  y: readonly number[],
): number {
  return share(says(model)(x), [...y]);
}

/**
 * Plays something with ten seeds, 0 to 9, and gives the ten results.
 *
 * @example
 * tenSeeds((seed) => 2 * seed);   // [0, 2, 4, …, 18]
 */
export function tenSeeds<T>(once: (seed: number) => T): T[] {
  return Array.from({ length: 10 }, (_, seed) => {
    manualSeed(seed);
    return once(seed);
  });
}

/** The middle of some values: half of them are smaller, half larger. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}

/** One network's answers at each of these steps of its training. */
export function stages(
  hidden: readonly number[],
  { x, y }: { x: number[][]; y: number[] },
  stops: readonly number[],
): ((places: number[][]) => Tensor)[] {
  const model = network(hidden);
  return stops.map((stop, k) => {
    train(model, x, y, stop - (stops[k - 1] ?? 0));
    return says(network(hidden).loadStateDict(model.stateDict())); // a copy, as it is now
  });
}
