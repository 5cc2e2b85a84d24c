import { standardise } from "../../data/standardise.js";
import { sgd } from "../../optim/index.js";
import { type Tensor, tensor, zeros } from "../../tensor/index.js";

/** What `fitWeights` takes beside the rows and their targets. */
export interface WeightOptions {
  lr: number;
  steps: number;
  /** Whether every column is first given mean 0 and standard deviation 1. */
  standardised?: boolean;
}

/**
 * One weight for each column and an intercept, found by gradient descent on half the mean squared error. Gives the typical
 * error, the root of the mean squared error in the unit of y, before the first step and after each.
 *
 * @example
 * fitWeights([[0], [1]], [1, 3], { lr: 0.5, steps: 100 }).length   // 101
 */
export function fitWeights(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  options: WeightOptions,
): number[] {
  const { lr, steps, standardised = false } = options;
  if (!(rows?.length > 0) || rows.length !== y?.length)
    throw new Error(
      `fitWeights: needs one y for each row; got ${rows?.length ?? "no"} rows and ${y?.length ?? "no"} y.`,
    );
  const given: Tensor = tensor(rows.map((row) => [...row]));
  const X = standardised ? standardise(given)(given) : given;
  const target: Tensor = tensor([...y]);
  const weights: Tensor = zeros([rows[0]!.length], { requiresGrad: true });
  const bias: Tensor = tensor(0, { requiresGrad: true });
  const optimizer = sgd([weights, bias], { lr });
  return Array.from({ length: steps + 1 }, () => {
    const loss = X.matmul(weights).add(bias).sub(target).square().mean().div(2);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    return Math.sqrt(2 * loss.item());
  });
}
