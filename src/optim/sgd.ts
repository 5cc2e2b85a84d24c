import { kernels, type SgdOptions } from "../kernels/index.js";
import { ArgumentError } from "../tensor/errors.js";
import { contiguous, filled, pointer } from "../tensor/raw.js";
import type { Tensor } from "../tensor/tensor.js";
import type { ParameterGroup } from "./groups.js";
import { type Hyperparameters, Optimizer } from "./optimizer.js";
import type { State } from "./state.js";

export interface SgdHyperparameters extends Hyperparameters {
  /** how much of the last step's velocity stays, 0 … below 1 */
  momentum?: number;
  /** how much of the new gradient is left out of the velocity */
  dampening?: number;
  /** λ of an L2 penalty ½λ‖w‖² */
  weightDecay?: number;
  /** look ahead by one step of the velocity (Nesterov 1983) */
  nesterov?: boolean;
}

/** Stochastic gradient descent: v ← μv + g, w ← w − lr·v (Sutskever et al. 2013, in PyTorch's form). */
class Sgd extends Optimizer<Required<SgdHyperparameters>> {
  protected override check(options: Required<SgdHyperparameters>): void {
    super.check(options);
    if (options.nesterov && (options.momentum === 0 || options.dampening !== 0))
      throw new ArgumentError(
        "sgd",
        "nesterov looks ahead along the velocity: it expects a momentum above 0 and no dampening",
      );
  }

  protected start(w: Tensor, { momentum }: Required<SgdHyperparameters>): State {
    return momentum === 0 ? {} : { velocity: filled(w.shape, 0, w.dtype), moved: 0 };
  }

  protected update(w: Tensor, gradient: Tensor, state: State, hyperparameters: Required<SgdHyperparameters>): void {
    const { lr, momentum, dampening, weightDecay, nesterov } = hyperparameters;
    if (momentum !== 0 && state.velocity === undefined) Object.assign(state, this.start(w, hyperparameters));
    const options: SgdOptions = { lr, momentum, dampening, weightDecay, nesterov, first: state.moved === 0 };
    const g = contiguous(gradient);
    const { dtype } = w;
    const kept = momentum === 0 ? 0 : pointer(state.velocity as Tensor, dtype);
    kernels[dtype].sgd(pointer(w, dtype), pointer(g, dtype), kept, w.numel(), options);
    if (momentum !== 0) state.moved = 1;
  }
}

/**
 * Stochastic gradient descent with momentum.
 *
 * @example
 * optim.sgd([tensor([1, 2], { requiresGrad: true })], { lr: 0.1, momentum: 0.9 }).name; // "sgd"
 */
export function sgd(
  parameters: readonly Tensor[] | readonly ParameterGroup<SgdHyperparameters>[],
  options: SgdHyperparameters,
): Optimizer<Required<SgdHyperparameters>> {
  const defaults = { lr: options?.lr, momentum: 0, dampening: 0, weightDecay: 0, nesterov: false };
  const limits = { lr: [0], momentum: [0, 1], dampening: [0, 1], weightDecay: [0] } as const;
  return new Sgd("sgd", parameters, defaults, options, limits);
}
