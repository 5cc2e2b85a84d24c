/** The middle of a set of numbers, and every other share of it. Gradients go to the elements that were picked. */
import { requireNumbers, requireTensor } from "../arguments.js";
import { isFloating } from "../dtypes.js";
import { ArgumentError, words } from "../errors.js";
import { axisOf } from "../strides.js";
import type { Tensor } from "../tensor.js";
import { add, mul } from "./arithmetic.js";
import { isnan, where } from "./comparison.js";
import { stack } from "./joining.js";
import { sort } from "./ordering.js";
import { select } from "./slicing.js";
import { reshape, unsqueeze } from "./view.js";

interface Lines {
  /** the numbers along one axis, or of the whole tensor, in rising order */
  sorted: Tensor;
  axis: number;
  length: number;
  /** gives NaN where a line holds one, and puts the reduced axes back where they are kept */
  finished: (picked: Tensor) => Tensor;
}

function lines(op: string, x: Tensor, axis: number | "all", keepdim: boolean): Lines {
  const at = axis === "all" ? 0 : axisOf(op, axis, x.shape);
  const open: Tensor = axis === "all" ? reshape(x, [-1]) : x;
  const length: number = open.shape[at]!;
  if (length === 0) throw new ArgumentError(op, `there is no ${op} of nothing: the shape is ${words(x.shape)}`);
  const sorted = sort(open, at).values;
  const last: Tensor = select(sorted, at, length - 1);
  return {
    sorted,
    axis: at,
    length,
    finished: (picked) => {
      const result = where(isnan(last), last, picked); // NaN is sorted last
      if (!keepdim) return result;
      return axis === "all" ? reshape(result, x.shape.map(() => 1) as number[]) : unsqueeze(result, at);
    },
  };
}

/**
 * The middle number along an axis, or of all; of two middle ones the lower, as in PyTorch. NaN where there is a NaN.
 *
 * @example
 * median(tensor([5, 1, 3, 9])).item(); // 3
 */
export function median(x: Tensor, axis: number | "all" = "all", keepdim = false): Tensor {
  requireTensor("median", "x", x);
  const { sorted, axis: at, length, finished } = lines("median", x, axis, keepdim);
  return finished(select(sorted, at, Math.floor((length - 1) / 2)));
}

/**
 * The number below which a fraction q of the numbers along an axis (or of all) lies; between two elements on the straight
 * line. A list of parts gives a new first axis.
 *
 * @example
 * quantile(tensor([0, 10, 20]), [0.5, 0.75]).toArray(); // [10, 15]
 */
export function quantile(
  x: Tensor,
  q: number | readonly number[],
  axis: number | "all" = "all",
  keepdim = false,
): Tensor {
  requireTensor("quantile", "x", x);
  const parts = typeof q === "number" ? [q] : q;
  requireNumbers("quantile", "q", parts, "quantile(x, [0.25, 0.75])");
  const wrong = parts.find((part) => !(part >= 0 && part <= 1));
  if (wrong !== undefined || parts.length === 0)
    throw new ArgumentError("quantile", `q must be from 0 to 1, but is ${wrong ?? "an empty list"}`);
  if (!isFloating(x.dtype)) return quantile(x.to("float32"), q, axis, keepdim);
  const { sorted, axis: at, length, finished } = lines("quantile", x, axis, keepdim);
  const found = parts.map((part) => {
    const place = part * (length - 1);
    const low = Math.floor(place);
    const below: Tensor = select(sorted, at, low);
    if (place === low) return finished(below);
    const above: Tensor = select(sorted, at, low + 1);
    return finished(add(mul(below, 1 - (place - low)), mul(above, place - low)));
  });
  return typeof q === "number" ? found[0]! : stack(found);
}
