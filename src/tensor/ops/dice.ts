/** Dice as a loss: how much soft masks fail to overlap. */
import { promote } from "../dtypes.js";
import { ShapeError, words } from "../errors.js";
import { converted } from "../op.js";
import { checkNumber, checkOptions } from "../options.js";
import type { Tensor } from "../tensor.js";
import { add, div, mul, sub } from "./arithmetic.js";
import { checkPair } from "./loss.js";
import { checkProbabilities, checkYesNo } from "./plausible.js";
import { sum } from "./reduction.js";
import { mean } from "./statistics.js";

export interface DiceOptions {
  /** added above and below, so that an empty mask has a value; 1 when left out */
  smooth?: number;
  /** sum over the whole batch before dividing, a value for each channel: steadier where an organ is small or missing */
  batch?: boolean;
}

/**
 * 1 − Dice of soft masks: 1 − (2Σpy + s)/(Σp + Σy + s), per sample and channel of [N, C, …], averaged (Milletari et al. 2016).
 *
 * @example
 * nn.dice(ones([1, 1, 4]), ones([1, 1, 4])).item(); // 0
 */
export function dice(probabilities: Tensor, targets: Tensor, options: DiceOptions = {}): Tensor {
  checkPair("dice", probabilities, targets);
  checkOptions("dice", options, ["smooth", "batch"]);
  const { smooth = 1, batch = false } = options;
  checkNumber("dice", "smooth", smooth, 0);
  checkProbabilities("dice", probabilities, "pass logits through sigmoid or softmax first");
  checkYesNo("dice", targets);
  if (batch && probabilities.ndim < 2)
    throw new ShapeError("dice", `batch: true expects [N, C, …], but got ${words(probabilities.sizes)}`, {
      shapes: [probabilities.sizes],
    });
  const y = converted(targets, promote(probabilities.dtype, targets.dtype));
  const all = probabilities.sizes.map((_: number, i: number) => i);
  const axes = batch ? all.filter((i) => i !== 1) : all.slice(Math.min(2, Math.max(0, probabilities.ndim - 1)));
  const overlap = add(mul(sum(mul(probabilities, y), axes), 2), smooth);
  const size = add(add(sum(probabilities, axes), sum(y, axes)), smooth);
  return mean(sub(1, div(overlap, size)));
}
