import { requireTensor } from "../../tensor/arguments.js";
import type { Tensor } from "../../tensor/index.js";
import { checkOptions } from "../../tensor/options.js";
import { type ClassOptions, scoresOf, targetsOf, undisturbed } from "./scoring.js";

/**
 * How strongly each pixel moves the score of a class: the size of the slope, the largest of its channels (Simonyan, Vedaldi and
 * Zisserman 2014). x [N, C, H, W] → [N, H, W]. The model and x are left as they were.
 *
 * @example
 * saliency(lenet(), zeros([2, 1, 28, 28])).shape   // [2, 28, 28]
 */
export function saliency(model: (x: Tensor) => Tensor, x: Tensor, options: ClassOptions = {}): Tensor {
  requireTensor("saliency", "x", x);
  checkOptions("saliency", options, ["target"]);
  return undisturbed(model, () => {
    const input: Tensor = x.detach();
    input.requiresGrad = true;
    const scores = model(input);
    scoresOf(scores, targetsOf("saliency", scores, options.target))
      .sum()
      .backward();
    return (input.grad as Tensor).abs().amax(1) as Tensor;
  });
}
