import { requireTensors } from "../tensor/arguments.js";
import { ArgumentError, described } from "../tensor/errors.js";
import { noGrad, peekGradient } from "../tensor/graph.js";
import type { Tensor } from "../tensor/tensor.js";

/**
 * Shortens all gradients together so that their joint length is at most `max`; gives the length they had.
 * Call it between backward() and step().
 *
 * @example
 * optim.clipGradNorm([tensor([1, 2], { requiresGrad: true })], 1); // 0
 */
export function clipGradNorm(parameters: readonly Tensor[], max: number): number {
  requireTensors("clipGradNorm", parameters);
  if (!(typeof max === "number" && max > 0))
    throw new ArgumentError("clipGradNorm", `the largest length must be a number above 0, but is ${described(max)}`);
  return noGrad(() => {
    let squares = 0;
    for (const p of parameters) squares += peekGradient(p)?.square().sum().item() ?? 0;
    const length = Math.sqrt(squares);
    const scale = max / (length + 1e-6);
    if (scale < 1)
      for (const p of parameters) {
        const gradient = peekGradient(p);
        if (gradient) p.grad = gradient.mul(scale);
      }
    return length;
  });
}
