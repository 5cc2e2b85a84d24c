import { requireTensor } from "../tensor/arguments.js";
import { ShapeError, words } from "../tensor/errors.js";
import { mean, std } from "../tensor/ops/statistics.js";
import type { Tensor } from "../tensor/tensor.js";

/** A change of units, learned on one set of samples and used on others. */
export interface Standardiser {
  /** (x − mean)/spread, column by column */
  (x: Tensor): Tensor;
  readonly mean: Tensor;
  readonly spread: Tensor;
  /** back to the old units */
  inverse(z: Tensor): Tensor;
}

/**
 * Measures the mean and spread of each column of x [N, features], and gives the function that takes them out.
 * Fit it on training data only: what it has seen of test data leaks into the model.
 *
 * @example
 * data.standardise(tensor([[1], [3]]))(tensor([[5]])).toArray(); // [[3]]
 */
export function standardise(x: Tensor): Standardiser {
  requireTensor("standardise", "x", x);
  if (x.ndim !== 2)
    throw new ShapeError("standardise", `expects [samples, features], but the shape is ${words(x.shape)}`, {
      shapes: [x.shape],
    });
  const centre: Tensor = mean(x, 0);
  // a constant column has no spread: leave its units
  const measured: Tensor = std(x, 0, { correction: 0 });
  const spread: Tensor = measured.add(measured.eq(0).to("float32"));
  const change = (y: Tensor): Tensor => y.sub(centre).div(spread);
  return Object.assign(change, { mean: centre, spread, inverse: (z: Tensor): Tensor => z.mul(spread).add(centre) });
}
