/** Which tensors are parameters of models: they stay parameters while they are frozen. */
import type { Tensor } from "./tensor.js";

const parameters = new WeakSet<Tensor>();

/** Notes that a model learns this tensor, whether or not it asks for a gradient just now. */
export function markParameter(x: Tensor): void {
  parameters.add(x);
}

/** Whether a model learns this tensor, frozen or not. */
export function isParameter(x: Tensor): boolean {
  return parameters.has(x);
}
