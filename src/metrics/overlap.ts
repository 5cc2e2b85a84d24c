/** How well two regions agree. Masks hold 0 and 1 (or false and true). */
import { ShapeError } from "../tensor/errors.js";
import { listed, type Numbers } from "./classification.js";

function overlap(metric: string, a: Numbers, b: Numbers): { both: number; left: number; right: number } {
  const [x, y] = [listed(a), listed(b)];
  if (x.length !== y.length)
    throw new ShapeError(metric, `masks of ${x.length} and ${y.length} cells`, { shapes: [[x.length], [y.length]] });
  const size = (m: number[]) => m.filter((v) => v > 0.5).length;
  return { both: x.filter((v, i) => v > 0.5 && y[i]! > 0.5).length, left: size(x), right: size(y) };
}

/**
 * Dice's coefficient 2|A∩B|/(|A| + |B|); two empty regions agree (1).
 *
 * @example
 * metrics.dice([1, 1, 0], [0, 1, 1]); // 0.5
 */
export function dice(a: Numbers, b: Numbers): number {
  const { both, left, right } = overlap("dice", a, b);
  return left + right === 0 ? 1 : (2 * both) / (left + right);
}

/**
 * Intersection over union |A∩B|/|A∪B| (Jaccard's index); two empty regions agree (1).
 *
 * @example
 * metrics.iou([1, 1, 0, 0], [1, 1, 1, 1]); // 0.5
 */
export function iou(a: Numbers, b: Numbers): number {
  const { both, left, right } = overlap("iou", a, b);
  return left + right === 0 ? 1 : both / (left + right - both);
}
