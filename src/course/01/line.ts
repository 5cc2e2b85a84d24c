import { sgd } from "../../optim/index.js";
import { tensor } from "../../tensor/index.js";

/** A line at one step of a descent, and its loss. */
export interface Step {
  w: number;
  b: number;
  loss: number;
}

/** What `fitLine` takes beside the points. */
export interface FitOptions {
  /** The learning rate: how far each step goes, as a multiple of the slopes. */
  lr: number;
  steps: number;
  /** Where the descent begins; w = 0 and b = 0 when left out. */
  start?: { w: number; b: number };
}

/**
 * The loss of a line on these points: the sum of its squared residuals Σ (w·xₙ + b − yₙ)². b is 0 when left out.
 *
 * @example
 * squaredLoss([1, 2, 3], [1, 2, 3])(0)   // 14
 */
export function squaredLoss(x: readonly number[], y: readonly number[]): (w: number, b?: number) => number {
  const [xs, ys] = paired("squaredLoss", x, y);
  return (w, b = 0) => xs.reduce((sum, v, n) => sum + square(w * v + b - ys[n]!), 0);
}

/**
 * Gradient descent on `squaredLoss`, written with the library's tensors: compute the loss, ask for the slopes, step
 * against them, forget them. Gives the line before the first step and after each.
 *
 * @example
 * fitLine([0, 1, 2], [1, 3, 5], { lr: 0.1, steps: 100 }).length   // 101
 */
export function fitLine(x: readonly number[], y: readonly number[], { lr, steps, start }: FitOptions): Step[] {
  const [xs, ys] = paired("fitLine", x, y).map((values) => tensor(values)) as [any, any];
  const w = tensor(start?.w ?? 0, { requiresGrad: true });
  const b = tensor(start?.b ?? 0, { requiresGrad: true });
  const optimizer = sgd([w, b], { lr });
  const path: Step[] = [];
  for (let step = 0; step <= steps; step++) {
    const loss = xs.mul(w).add(b).sub(ys).square().sum();
    path.push({ w: w.item(), b: b.item(), loss: loss.item() });
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
  }
  return path;
}

/**
 * The line with the smallest sum of squared residuals, from two equations instead of a walk: both slopes are zero at the
 * bottom. Σ (w·x + b − y)·x = 0 and Σ (w·x + b − y) = 0.
 *
 * @example
 * closedForm([0, 1, 2], [1, 3, 5])   // { w: 2, b: 1 }
 */
export function closedForm(x: readonly number[], y: readonly number[]): { w: number; b: number } {
  const [xs, ys] = paired("closedForm", x, y);
  const sum = (values: number[]) => values.reduce((total, v) => total + v, 0);
  const [N, sumX, sumY] = [xs.length, sum(xs), sum(ys)];
  const spread = N * sum(xs.map(square)) - sumX * sumX;
  if (spread === 0) throw new Error("closedForm: all x are equal, so no slope fits better than another.");
  const w = (N * sum(xs.map((v, n) => v * ys[n]!)) - sumX * sumY) / spread;
  return { w, b: (sumY - w * sumX) / N };
}

/**
 * Of the slopes 0, 0.01, … 4 the one whose line through the origin has the smallest total cost; `cost` says how bad one
 * residual is.
 *
 * @example
 * bestSlope([1, 2, 3], [2, 4, 6], Math.abs)   // 2
 */
export function bestSlope(x: readonly number[], y: readonly number[], cost: (residual: number) => number): number {
  const [xs, ys] = paired("bestSlope", x, y);
  const total = (w: number) => xs.reduce((sum, v, n) => sum + cost(w * v - ys[n]!), 0);
  const tried = Array.from({ length: 401 }, (_, i) => i / 100);
  return tried.reduce((best, w) => (total(w) < total(best) ? w : best));
}

/**
 * Gradient descent on a function of one number whose slope is known: β ← β − lr·slope(β). Gives the start and the place
 * after each step.
 *
 * @example
 * descend((beta) => 10 * beta - 3, 4, { lr: 0.1, steps: 1 })   // [4, 0.3]: one step lands on the bottom of 5β² − 3β + 2
 */
export function descend(
  slope: (beta: number) => number,
  start: number,
  { lr, steps }: { lr: number; steps: number },
): number[] {
  const path = [start];
  for (let step = 0; step < steps; step++) {
    const beta = path[step]!;
    path.push(beta - lr * slope(beta));
  }
  return path;
}

function square(value: number): number {
  return value * value;
}

function paired(name: string, x: readonly number[], y: readonly number[]): [number[], number[]] {
  if (!(x?.length > 0) || x.length !== y?.length) {
    throw new Error(
      `${name}: needs one y for each x; got ${x?.length ?? "no"} x and ${y?.length ?? "no"} y. Give two lists of equal length.`,
    );
  }
  return [[...x], [...y]];
}
