import { type AdamOptions, kernels } from "../kernels/index.js";
import { contiguous, filled, pointer } from "../tensor/raw.js";
import type { Tensor } from "../tensor/tensor.js";
import { type Hyperparameters, Optimizer } from "./optimizer.js";

export interface AdamHyperparameters extends Hyperparameters {
  /** how slowly the running mean and the running square of the gradient forget */
  betas?: readonly [number, number];
  eps?: number;
  weightDecay?: number;
}

interface Moments {
  mean: Tensor;
  square: Tensor;
  /** β₁ᵗ and β₂ᵗ */
  decay1: number;
  decay2: number;
}

/** m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − lr · m̂/(√v̂ + ε) (Kingma and Ba 2015). */
class Adam extends Optimizer<Required<AdamHyperparameters>> {
  private readonly moments = new Map<Tensor, Moments>();

  constructor(
    name: string,
    parameters: readonly Tensor[],
    options: Required<AdamHyperparameters>,
    /** AdamW: weights decay by themselves, not through the gradient (Loshchilov and Hutter 2019) */
    private readonly decoupled: boolean,
  ) {
    super(name, parameters, options);
  }

  protected update(w: Tensor, gradient: Tensor): void {
    let moments = this.moments.get(w);
    if (!moments) {
      moments = { mean: filled(w.shape, 0, w.dtype), square: filled(w.shape, 0, w.dtype), decay1: 1, decay2: 1 };
      this.moments.set(w, moments);
    }
    const { lr, betas, eps, weightDecay } = this.options;
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
    const g = contiguous(gradient);
    const { dtype } = w;
    const [m, v] = [pointer(moments.mean, dtype), pointer(moments.square, dtype)];
    kernels[dtype].adam(pointer(w, dtype), pointer(g, dtype), m, v, w.numel(), options);
  }
}

const DEFAULTS = { lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8 } as const;

/**
 * Adam: each parameter gets a step length of its own.
 *
 * @example
 * optim.adam([tensor([1, 2], { requiresGrad: true })]).options.lr; // 0.001
 */
export function adam(
  parameters: readonly Tensor[],
  options: Partial<AdamHyperparameters> = {},
): Optimizer<Required<AdamHyperparameters>> {
  return new Adam("adam", parameters, { ...DEFAULTS, weightDecay: 0, ...options }, false);
}

/**
 * Adam with decoupled weight decay, 0.01 unless said otherwise.
 *
 * @example
 * optim.adamw([tensor([1, 2], { requiresGrad: true })]).options.weightDecay; // 0.01
 */
export function adamw(
  parameters: readonly Tensor[],
  options: Partial<AdamHyperparameters> = {},
): Optimizer<Required<AdamHyperparameters>> {
  return new Adam("adamw", parameters, { ...DEFAULTS, weightDecay: 0.01, ...options }, true);
}
