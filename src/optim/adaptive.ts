/** Optimisers that scale each parameter's step by the size of its past gradients. Written in tensor ops, to be read. */
import { noGrad } from "../tensor/graph.js";
import { copy_ } from "../tensor/ops/inplace.js";
import { filled } from "../tensor/raw.js";
import type { Tensor } from "../tensor/tensor.js";
import type { ParameterGroup } from "./groups.js";
import { type Hyperparameters, type Limits, Optimizer } from "./optimizer.js";
import type { State } from "./state.js";

type Parameters<Options> = readonly Tensor[] | readonly ParameterGroup<Options>[];

type Tensors = Record<string, Tensor>;

/** An optimiser from its formula: the step to take, given the gradient and a state of running tensors (zeros at first). */
function formula<Options extends Hyperparameters & { weightDecay: number }>(
  name: string,
  keys: readonly string[],
  start: (options: Options) => number,
  limits: Limits<Options>,
  stepOf: (g: Tensor, state: Tensors, options: Options) => Tensor,
) {
  return class extends Optimizer<Options> {
    constructor(parameters: Parameters<Options>, defaults: Options, given: Partial<Options>) {
      super(name, parameters, defaults, given, { lr: [0], weightDecay: [0], ...limits });
    }

    protected start(w: Tensor, options: Options): State {
      return Object.fromEntries(keys.map((key) => [key, filled(w.shape, start(options), w.dtype)]));
    }

    protected update(w: Tensor, gradient: Tensor, state: State, options: Options): void {
      noGrad(() => {
        const { lr, weightDecay } = options;
        const g = weightDecay === 0 ? gradient : gradient.add(w.mul(weightDecay));
        copy_(w, w.sub(stepOf(g, state as Tensors, options).mul(lr)));
      });
    }
  };
}

/** The running mean: average ← ρ·average + (1 − ρ)·x. */
const follow = (average: Tensor, x: Tensor, rho: number): Tensor =>
  copy_(average, average.mul(rho).add(x.mul(1 - rho)));

export interface AdagradHyperparameters extends Hyperparameters {
  weightDecay?: number;
  /** where the sum of squares starts */
  initial?: number;
  eps?: number;
}

const Adagrad = formula<Required<AdagradHyperparameters>>(
  "adagrad",
  ["sum"],
  (options) => options.initial,
  { initial: [0], eps: [0] },
  (g, { sum }, { eps }) => g.div(copy_(sum!, sum!.add(g.square())).sqrt().add(eps)),
);

/**
 * Step lr · g/√Σg²: often-used parameters slow down (Duchi et al. 2011).
 *
 * @example
 * optim.adagrad([tensor([1, 2], { requiresGrad: true })]).name; // "adagrad"
 */
export function adagrad(
  parameters: Parameters<AdagradHyperparameters>,
  options: Partial<AdagradHyperparameters> = {},
): Optimizer<Required<AdagradHyperparameters>> {
  return new Adagrad(parameters, { lr: 0.01, weightDecay: 0, initial: 0, eps: 1e-10 }, options);
}

export interface AdadeltaHyperparameters extends Hyperparameters {
  weightDecay?: number;
  /** how slowly the running squares forget */
  rho?: number;
  eps?: number;
}

const Adadelta = formula<Required<AdadeltaHyperparameters>>(
  "adadelta",
  ["square", "delta"],
  () => 0,
  { rho: [0, 1], eps: [0] },
  (g, { square, delta }, { rho, eps }) => {
    follow(square!, g.square(), rho);
    const step = delta!.add(eps).sqrt().div(square!.add(eps).sqrt()).mul(g);
    follow(delta!, step.square(), rho);
    return step;
  },
);

/**
 * Steps in the units of the parameter: g · √(mean of past steps²)/√(mean of past g²) (Zeiler 2012).
 *
 * @example
 * optim.adadelta([tensor([1, 2], { requiresGrad: true })]).name; // "adadelta"
 */
export function adadelta(
  parameters: Parameters<AdadeltaHyperparameters>,
  options: Partial<AdadeltaHyperparameters> = {},
): Optimizer<Required<AdadeltaHyperparameters>> {
  return new Adadelta(parameters, { lr: 1, weightDecay: 0, rho: 0.9, eps: 1e-6 }, options);
}

export interface RmspropHyperparameters extends Hyperparameters {
  weightDecay?: number;
  /** how slowly the running square forgets */
  alpha?: number;
  eps?: number;
  momentum?: number;
}

const Rmsprop = formula<Required<RmspropHyperparameters>>(
  "rmsprop",
  ["square", "velocity"],
  () => 0,
  { alpha: [0, 1], eps: [0], momentum: [0, 1] },
  (g, { square, velocity }, { alpha, eps, momentum }) => {
    const scaled = g.div(follow(square!, g.square(), alpha).sqrt().add(eps));
    return momentum === 0 ? scaled : copy_(velocity!, velocity!.mul(momentum).add(scaled));
  },
);

/**
 * Step lr · g/√(running mean of g²) (Hinton's lecture 6e, 2012).
 *
 * @example
 * optim.rmsprop([tensor([1, 2], { requiresGrad: true })]).name; // "rmsprop"
 */
export function rmsprop(
  parameters: Parameters<RmspropHyperparameters>,
  options: Partial<RmspropHyperparameters> = {},
): Optimizer<Required<RmspropHyperparameters>> {
  return new Rmsprop(parameters, { lr: 0.01, weightDecay: 0, alpha: 0.99, eps: 1e-8, momentum: 0 }, options);
}
