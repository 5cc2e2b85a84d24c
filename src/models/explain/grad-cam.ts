import type { Step } from "../../nn/index.js";
import { requireTensor } from "../../tensor/arguments.js";
import { ArgumentError } from "../../tensor/errors.js";
import { interpolate, noGrad, type Tensor } from "../../tensor/index.js";
import { checkOptions, checkWhole } from "../../tensor/options.js";
import { type ClassOptions, scoresOf, targetsOf, undisturbed } from "./scoring.js";

export interface GradCamOptions extends ClassOptions {
  /** The number of the layer, from 0, whose result [N, C, h, w] is looked at: the last one that still has places, as a rule. */
  layer: number;
}

/**
 * Where a classifier made of steps found what it says (Grad-CAM, Selvaraju and others 2017). Every channel of one layer gets as
 * weight the mean slope of the class's score along it; the weighted sum of the channels, cut off below 0 and drawn as large
 * as the picture, is the map. x [N, C, H, W] → [N, H, W]. The model is left as it was; no gradient is added to its parameters.
 *
 * @throws ArgumentError for a layer that there is not, or whose result has no places
 * @example
 * gradCam(lenet(), zeros([2, 1, 28, 28]), { layer: 4 }).shape   // [2, 28, 28]
 */
export function gradCam(model: Iterable<Step>, x: Tensor, options: GradCamOptions): Tensor {
  requireTensor("gradCam", "x", x);
  if (typeof (model as { [Symbol.iterator]?: unknown })?.[Symbol.iterator] !== "function")
    throw new ArgumentError("gradCam", "expects a model made of steps, such as nn.sequential(…)");
  checkOptions("gradCam", options, ["layer", "target"]);
  const steps = [...model];
  checkWhole("gradCam", "layer", options?.layer, 0);
  const { layer, target } = options;
  if (layer >= steps.length - 1)
    throw new ArgumentError(
      "gradCam",
      `layer must be one of 0 to ${steps.length - 2}, before the last, but is ${layer}`,
    );
  return undisturbed(model, () => {
    const through = (from: number, to: number, start: Tensor) =>
      steps.slice(from, to).reduce((y, step) => (step as (y: Tensor) => Tensor)(y), start);
    const activation: Tensor = noGrad(() => through(0, layer + 1, x)).detach();
    if (activation.ndim !== 4)
      throw new ArgumentError("gradCam", `the result of layer ${layer} has no places: it is not [N, C, h, w]`);
    activation.requiresGrad = true;
    const scores = through(layer + 1, steps.length, activation);
    scoresOf(scores, targetsOf("gradCam", scores, target))
      .sum()
      .backward();
    const weights = (activation.grad as Tensor).mean([2, 3], true) as Tensor;
    return noGrad(() => {
      const map = weights.mul(activation).sum(1, true).relu() as Tensor;
      const [, , H, W] = x.shape as readonly [number, number, number, number];
      return interpolate(map, { size: [H, W], mode: "bilinear" }).squeeze(1) as Tensor;
    });
  });
}
