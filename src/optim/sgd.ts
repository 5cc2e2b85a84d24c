import { kernels, type SgdOptions } from "../kernels/index.js";
import { contiguous, filled, pointer } from "../tensor/raw.js";
import type { Tensor } from "../tensor/tensor.js";
import { type Hyperparameters, Optimizer } from "./optimizer.js";

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
  private readonly velocity = new Map<Tensor, Tensor>();

  protected update(w: Tensor, gradient: Tensor): void {
    const { lr, momentum, dampening, weightDecay, nesterov } = this.options;
    const first = momentum !== 0 && !this.velocity.has(w);
    if (first) this.velocity.set(w, filled(w.shape, 0, w.dtype));
    const buffer = this.velocity.get(w);
    const options: SgdOptions = { lr, momentum, dampening, weightDecay, nesterov, first };
    const g = contiguous(gradient);
    const { dtype } = w;
    const kept = buffer && momentum !== 0 ? pointer(buffer, dtype) : 0;
    kernels[dtype].sgd(pointer(w, dtype), pointer(g, dtype), kept, w.numel(), options);
  }
}

/**
 * Stochastic gradient descent with momentum.
 *
 * @example
 * optim.sgd([tensor([1, 2], { requiresGrad: true })], { lr: 0.1, momentum: 0.9 }).name; // "sgd"
 */
export function sgd(
  parameters: readonly Tensor[],
  options: SgdHyperparameters,
): Optimizer<Required<SgdHyperparameters>> {
  return new Sgd("sgd", parameters, { momentum: 0, dampening: 0, weightDecay: 0, nesterov: false, ...options });
}
