import { type AdamOptions, kernels } from "../kernels/index.js";
import { ArgumentError } from "../tensor/errors.js";
import { noGrad } from "../tensor/graph.js";
import { copy_ } from "../tensor/ops/inplace.js";
import { contiguous, filled, pointer } from "../tensor/raw.js";
import type { Tensor } from "../tensor/tensor.js";
import type { ParameterGroup } from "./groups.js";
import { type Hyperparameters, Optimizer } from "./optimizer.js";
import type { State } from "./state.js";

export interface AdamHyperparameters extends Hyperparameters {
  /** how slowly the running mean and the running square of the gradient forget */
  betas?: readonly [number, number];
  eps?: number;
  weightDecay?: number;
  /** divide by the largest running square so far instead of the present one (Reddi et al. 2018) */
  amsgrad?: boolean;
}

type Options = Required<AdamHyperparameters>;

interface Moments extends State {
  mean: Tensor;
  square: Tensor;
  /** β₁ᵗ and β₂ᵗ */
  decay1: number;
  decay2: number;
}

/** m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − lr · m̂/(√v̂ + ε) (Kingma and Ba 2015). */
class Adam extends Optimizer<Options> {
  constructor(
    name: string,
    parameters: readonly Tensor[] | readonly ParameterGroup<AdamHyperparameters>[],
    defaults: Options,
    given: Partial<AdamHyperparameters>,
    /** AdamW: weights decay by themselves, not through the gradient (Loshchilov and Hutter 2019) */
    private readonly decoupled: boolean,
  ) {
    super(name, parameters, defaults, given, { lr: [0], eps: [0], weightDecay: [0] });
  }

  protected override check(options: Options): void {
    super.check(options);
    const { betas } = options;
    if (!(Array.isArray(betas) && betas.length === 2 && betas.every((beta) => beta >= 0 && beta < 1)))
      throw new ArgumentError(
        this.name,
        `betas must be two numbers from 0 to below 1, such as [0.9, 0.999], but are ${JSON.stringify(betas)}`,
      );
  }

  protected start(w: Tensor, { amsgrad }: Options): Moments {
    const zeros = () => filled(w.shape, 0, w.dtype);
    return { mean: zeros(), square: zeros(), decay1: 1, decay2: 1, ...(amsgrad ? { largest: zeros() } : {}) };
  }

  protected update(w: Tensor, gradient: Tensor, state: State, hyperparameters: Options): void {
    const moments = state as Moments;
    const { lr, betas, eps, weightDecay } = hyperparameters;
    moments.decay1 *= betas[0];
    moments.decay2 *= betas[1];
    const options: AdamOptions = {
      lr,
      beta1: betas[0],
      beta2: betas[1],
      eps,
      weightDecay,
      decoupled: this.decoupled,
      correction1: 1 - moments.decay1,
      correction2: 1 - moments.decay2,
    };
    if (hyperparameters.amsgrad) {
      amsgrad(w, gradient, moments, options);
      return;
    }
    const g = contiguous(gradient);
    const { dtype } = w;
    const [m, v] = [pointer(moments.mean, dtype), pointer(moments.square, dtype)];
    kernels[dtype].adam(pointer(w, dtype), pointer(g, dtype), m, v, w.numel(), options);
  }
}

/** The same step with the largest running square so far, in tensor ops. */
function amsgrad(w: Tensor, gradient: Tensor, state: Moments, options: AdamOptions): void {
  const { lr, beta1, beta2, eps, weightDecay, decoupled, correction1, correction2 } = options;
  noGrad(() => {
    const start = decoupled ? w.mul(1 - lr * weightDecay) : w;
    const g = decoupled || weightDecay === 0 ? gradient : gradient.add(w.mul(weightDecay));
    copy_(state.mean, state.mean.mul(beta1).add(g.mul(1 - beta1)));
    copy_(state.square, state.square.mul(beta2).add(g.square().mul(1 - beta2)));
    state.largest ??= filled(w.shape, 0, w.dtype); // amsgrad was switched on after some steps
    const largest = state.largest as Tensor;
    copy_(largest, largest.maximum(state.square));
    const spread = largest.sqrt().div(Math.sqrt(correction2)).add(eps);
    copy_(w, start.sub(state.mean.div(spread).mul(lr / correction1)));
  });
}

const DEFAULTS = { lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8, amsgrad: false } as const;

/**
 * Adam: each parameter gets a step length of its own.
 *
 * @example
 * optim.adam([tensor([1, 2], { requiresGrad: true })]).options.lr; // 0.001
 */
export function adam(
  parameters: readonly Tensor[] | readonly ParameterGroup<AdamHyperparameters>[],
  options: Partial<AdamHyperparameters> = {},
): Optimizer<Options> {
  return new Adam("adam", parameters, { ...DEFAULTS, weightDecay: 0 }, options, false);
}

/**
 * Adam with decoupled weight decay, 0.01 unless said otherwise.
 *
 * @example
 * optim.adamw([tensor([1, 2], { requiresGrad: true })]).options.weightDecay; // 0.01
 */
export function adamw(
  parameters: readonly Tensor[] | readonly ParameterGroup<AdamHyperparameters>[],
  options: Partial<AdamHyperparameters> = {},
): Optimizer<Options> {
  return new Adam("adamw", parameters, { ...DEFAULTS, weightDecay: 0.01 }, options, true);
}
