import { ArgumentError } from "../tensor/errors.js";
import { noGrad } from "../tensor/graph.js";
import type { Tensor } from "../tensor/tensor.js";

/**
 * Shortens all gradients together so that their joint length is at most `max`; gives the length they had.
 * Call it between backward() and step().
 *
 * @example
 * optim.clipGradNorm([tensor([1, 2], { requiresGrad: true })], 1); // 0
 */
export function clipGradNorm(parameters: readonly Tensor[], max: number): number {
  if (!(max > 0)) throw new ArgumentError("clipGradNorm", `the largest length must be above 0, but is ${max}`);
  return noGrad(() => {
    let squares = 0;
    for (const { gradient } of parameters) if (gradient) squares += gradient.square().sum().item();
    const length = Math.sqrt(squares);
    const scale = max / (length + 1e-6);
    if (scale < 1) for (const p of parameters) if (p.gradient) p.grad = p.gradient.mul(scale);
    return length;
  });
}
