import type { AdamOptions, Pointer, SgdOptions } from "../kernels.js";
import type { View } from "./view.js";

export function optimisers(view: View) {
  const size = view.BYTES_PER_ELEMENT;
  return {
    sgd(parameter: Pointer, gradient: Pointer, buffer: Pointer, n: number, options: SgdOptions): void {
      const { lr, momentum, dampening, weightDecay, nesterov, first } = options;
      for (let i = 0; i < n; i++) {
        let step = view[gradient / size + i]! + weightDecay * view[parameter / size + i]!;
        if (momentum !== 0) {
          const velocity = first ? step : momentum * view[buffer / size + i]! + (1 - dampening) * step;
          view[buffer / size + i] = velocity;
          step = nesterov ? step + momentum * velocity : velocity;
        }
        view[parameter / size + i] = view[parameter / size + i]! - lr * step;
      }
    },

    adam(parameter: Pointer, gradient: Pointer, m: Pointer, v: Pointer, n: number, options: AdamOptions): void {
      const { lr, beta1, beta2, eps, weightDecay, decoupled, correction1, correction2 } = options;
      for (let i = 0; i < n; i++) {
        let p = view[parameter / size + i]!;
        let g = view[gradient / size + i]!;
        if (decoupled) p -= lr * weightDecay * p;
        else g += weightDecay * p;
        const mean = beta1 * view[m / size + i]! + (1 - beta1) * g;
        const spread = beta2 * view[v / size + i]! + (1 - beta2) * g * g;
        view[m / size + i] = mean;
        view[v / size + i] = spread;
        view[parameter / size + i] = p - (lr * (mean / correction1)) / (Math.sqrt(spread / correction2) + eps);
      }
    },
  };
}
