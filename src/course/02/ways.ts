/** Four ways to find weights, each allowed to look at the loss equally often. */
import type { Wdbc } from "../../data/index.js";
import { standardise } from "../../data/index.js";
import { log, sigmoid } from "../../kernels/math.js";
import * as nn from "../../nn/index.js";
import { sgd } from "../../optim/index.js";
import { Generator } from "../../random/generator.js";
import { noGrad, type Tensor, tensor } from "../../tensor/index.js";
import { type Border, measurements } from "./figures/borders.js";
import { network } from "./training.js";

/** A loss as a function of the weights: what every way tries to make small. */
export interface Problem {
  /** How many weights and biases there are. */
  weights: number;
  /** The loss with the weights set to these numbers. */
  lossAt(values: readonly number[]): number;
  /** Descends from these numbers, one look for the forward pass and two for the backward pass of each step. */
  descendFrom(values: readonly number[], looks: number): number;
}

/**
 * The cross-entropy on all patients, of a single neuron with radius and texture (3 weights) or of a network with all
 * thirty measurements and 16 hidden tanh neurons (513 weights).
 */
export function patientProblem(patients: Wdbc, size: "small" | "large"): Problem {
  const { features, malignant } = patients;
  const rows = tensor(size === "small" ? measurements(patients, "mean radius", "mean texture") : features);
  const inputs = standardise(rows)(rows);
  const wanted = tensor(malignant.map((v) => [v]));
  const model: nn.Module = size === "small" ? network([]) : network([16], { inputs: 30, bend: "tanh" });
  const parameters = model.parameters();
  const loss = (): Tensor => nn.bceWithLogits(model(inputs), wanted);
  const lossNow = () => noGrad(() => loss().item());
  return {
    weights: model.parameterCount(),
    lossAt(values) {
      set(parameters, values);
      return lossNow();
    },
    descendFrom(values, looks) {
      set(parameters, values);
      const optimizer = sgd(parameters, { lr: 1 });
      for (let step = 0; step < Math.floor(looks / 3); step++) {
        const now = loss();
        optimizer.zeroGrad();
        now.backward();
        optimizer.step();
      }
      return lossNow();
    },
  };
}

function set(parameters: readonly Tensor[], values: readonly number[]): void {
  let from = 0;
  noGrad(() => {
    for (const p of parameters) {
      p.copy_(tensor(values.slice(from, from + p.numel())).reshape(p.shape));
      from += p.numel();
    }
  });
}

const draw = (random: Generator, count: number) => Array.from({ length: count }, () => 0.5 * random.normal());

/** Tries random weights and keeps the best. */
export function randomSearch({ weights, lossAt }: Problem, seed: number, looks = 300): number {
  const random = new Generator(seed);
  return Math.min(...Array.from({ length: looks }, () => lossAt(draw(random, weights))));
}

/**
 * A genetic algorithm: of twenty random settings the best ten stay, and each has a child with another of the ten, weight by
 * weight from one parent or the other, shaken a little. Again with the twenty, until the looks are used up.
 */
export function breed({ weights, lossAt }: Problem, seed: number, looks = 300): number {
  const random = new Generator(seed);
  const grade = (w: number[]) => ({ w, loss: lossAt(w) });
  let herd = Array.from({ length: 20 }, () => grade(draw(random, weights)));
  for (let used = 20; used + 10 <= looks; used += 10) {
    const parents = herd.sort((a, b) => a.loss - b.loss).slice(0, 10);
    const children = parents.map((mother) => {
      const father = parents[random.below(10)]!;
      const mixed = mother.w.map((v, j) => (random.uniform() < 0.5 ? v : father.w[j]!));
      return grade(mixed.map((v) => v + 0.1 * random.normal()));
    });
    herd = [...parents, ...children];
  }
  return Math.min(...herd.map(({ loss }) => loss));
}

/** Gradient descent at a rate of 1 from random weights. */
export function descend(problem: Problem, seed: number, looks = 300): number {
  return problem.descendFrom(draw(new Generator(seed), problem.weights), looks);
}

/** The cross-entropy of the neuron that a straight border is: z = radius + k·texture − c. */
export function borderLoss(patients: Wdbc, [k, c]: Border): number {
  const losses = measurements(patients, "mean radius", "mean texture").map(([radius, texture], i) => {
    const p = sigmoid(radius! + k * texture! - c);
    return -log(patients.malignant[i] === 1 ? p : 1 - p);
  });
  return losses.reduce((sum, v) => sum + v, 0) / losses.length;
}
