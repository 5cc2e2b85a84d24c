/** How well two regions agree. Masks hold 0 and 1, false and true, or probabilities. */
import { ShapeError, words } from "../tensor/errors.js";
import { checkOptions } from "../tensor/options.js";
import { Tensor } from "../tensor/tensor.js";
import { checkUnit, listed, type Numbers } from "./inputs.js";

export interface OverlapOptions {
  /** count probabilities as they are; otherwise ½ and above is inside */
  soft?: boolean;
}

function overlap(metric: string, a: Numbers, b: Numbers, options: OverlapOptions) {
  checkOptions(metric, options, ["soft"]);
  checkSameMask(metric, a, b);
  const [x, y] = [a, b].map((mask) => {
    const values = listed(mask);
    checkUnit(metric, values, "write mask.div(255) for a mask of 0 and 255, sigmoid for logits");
    return options.soft ? values : values.map((v) => Number(v >= 0.5));
  }) as [number[], number[]];
  const total = (m: number[]) => m.reduce((sum, v) => sum + v, 0);
  return { both: total(x.map((v, i) => v * y[i]!)), left: total(x), right: total(y) };
}

/** Masks must have one shape; axes of size 1 do not count. */
function checkSameMask(metric: string, a: Numbers, b: Numbers): void {
  const sizes = [a, b].map((mask) => (mask instanceof Tensor ? (mask.shape as number[]) : undefined));
  const [n, m] = [listed(a).length, listed(b).length];
  if (n !== m) throw new ShapeError(metric, `masks of ${n} and ${m} cells`, { shapes: [[n], [m]] });
  const [p, q] = sizes;
  if (p && q && p.length > 1 && q.length > 1 && words(p.filter((s) => s !== 1)) !== words(q.filter((s) => s !== 1)))
    throw new ShapeError(metric, `masks of shapes ${words(p)} and ${words(q)}`, { shapes: [p, q] });
}

/**
 * Dice's coefficient 2|A∩B|/(|A| + |B|); two empty regions agree (1).
 *
 * @example
 * metrics.dice([1, 1, 0], [0, 1, 1]); // 0.5
 */
export function dice(a: Numbers, b: Numbers, options: OverlapOptions = {}): number {
  const { both, left, right } = overlap("dice", a, b, options);
  return left + right === 0 ? 1 : (2 * both) / (left + right);
}

/**
 * Intersection over union |A∩B|/|A∪B| (Jaccard's index); two empty regions agree (1).
 *
 * @example
 * metrics.iou([1, 1, 0, 0], [1, 1, 1, 1]); // 0.5
 */
export function iou(a: Numbers, b: Numbers, options: OverlapOptions = {}): number {
  const { both, left, right } = overlap("iou", a, b, options);
  return left + right === 0 ? 1 : both / (left + right - both);
}
