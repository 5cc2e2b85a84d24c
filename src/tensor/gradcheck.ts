import { BYTES } from "../kernels/index.js";
import { requireFunction, requireTensor, requireTensors } from "./arguments.js";
import { isFloating } from "./dtypes.js";
import { GradientError, words } from "./errors.js";
import { noGrad } from "./graph.js";
import { copy, filled } from "./raw.js";
import { view } from "./storage.js";
import type { Tensor } from "./tensor.js";

export interface GradcheckOptions {
  /** the step of the finite difference */
  eps?: number;
  /** allowed difference, as a part of the larger of 1 and the derivative's size */
  tolerance?: number;
}

/**
 * Compares the gradients of f with finite differences, (f(x + ε) − f(x − ε)) / 2ε for every single input number, in
 * float64. True if all agree; else an error that says where they do not.
 *
 * @example
 * gradcheck((x) => x.square().sum(), [tensor([1, 2])]); // true
 */
export function gradcheck(
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
  { eps = 1e-6, tolerance = 1e-5 }: GradcheckOptions = {},
): true {
  requireFunction("gradcheck", f);
  requireTensors("gradcheck", inputs);
  const points = inputs.map((x) => {
    const point = isFloating(x.dtype) ? copy(x.to("float64").detach()) : x;
    point.requiresGrad = point.dtype === "float64";
    return point;
  });
  const y = f(...points);
  requireTensor("gradcheck", "what the function gives", y);
  // one random-looking weight an output, so that errors cannot cancel
  const weights = copy(filled(y.shape, 1, "float64"));
  const weightAt = weights.storage.pointer / 8;
  for (let i = 0; i < weights.numel(); i++) view("float64")[weightAt + i] = 1 + ((i * 7) % 5) / 3;
  const loss = (...at: Tensor[]) =>
    f(...at)
      .mul(weights as Tensor)
      .sum();
  (loss(...points) as Tensor).backward();
  points.forEach((x, which) => {
    if (!x.requiresGrad) return;
    const slopes = x.grad ? x.grad.data() : new Float64Array(x.numel());
    const numbers = view("float64");
    const place = (i: number) => x.storage.pointer / BYTES.float64 + x.offset + i; // may move while ops run
    for (let i = 0; i < x.numel(); i++) {
      const here = numbers[place(i)]!;
      const at = (value: number) => {
        numbers[place(i)] = value;
        const result = noGrad(() => (loss(...points) as Tensor).item());
        numbers[place(i)] = here;
        return result;
      };
      const measured = (at(here + eps) - at(here - eps)) / (2 * eps);
      const computed = slopes[i]!;
      if (!(Math.abs(measured - computed) <= tolerance * Math.max(1, Math.abs(measured)))) {
        throw new GradientError(
          `gradcheck: input ${which} of shape ${words(x.shape)}, element ${i}: backward says ${computed}, finite differences say ${measured}`,
        );
      }
    }
  });
  return true;
}
