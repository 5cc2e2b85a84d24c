import { cos } from "../kernels/math.js";
import { ArgumentError } from "../tensor/errors.js";
import type { Optimizer } from "./optimizer.js";

/** What changes an optimiser's learning rate from step to step. */
export interface Schedule {
  /** Moves to the next step and sets the rate. Call it after optimizer.step(). */
  step(): void;
  /** the rate in force */
  readonly lr: number;
  /** the rate at any step, without changing anything: for a plot */
  at(step: number): number;
}

/** A schedule from a formula: the rate at step t, given the rate the optimiser started with. */
function schedule(optimizer: Optimizer, rate: (t: number, base: number) => number): Schedule {
  const base = optimizer.options.lr;
  let t = 0;
  const set = () => {
    optimizer.options.lr = rate(t, base);
  };
  set();
  return {
    step() {
      t++;
      set();
    },
    get lr() {
      return optimizer.options.lr;
    },
    at: (step) => rate(step, base),
  };
}

/** gammaⁿ by repeated multiplication. */
function decayed(base: number, gamma: number, times: number): number {
  let rate = base;
  for (let i = 0; i < times; i++) rate *= gamma;
  return rate;
}

/**
 * Times gamma every `every` steps.
 *
 * @example
 * optim.stepDecay(optim.sgd([tensor([1, 2], { requiresGrad: true })], { lr: 1 }), { every: 2, gamma: 0.5 }).at(4); // 0.25
 */
export function stepDecay(optimizer: Optimizer, { every, gamma = 0.1 }: { every: number; gamma?: number }): Schedule {
  if (!(Number.isInteger(every) && every > 0))
    throw new ArgumentError("stepDecay", `every must be a whole number from 1 up, but is ${every}`);
  return schedule(optimizer, (t, base) => decayed(base, gamma, Math.floor(t / every)));
}

/**
 * Half a cosine from the base rate down to `min` over `steps` (Loshchilov and Hutter 2017).
 *
 * @example
 * optim.cosine(optim.sgd([tensor([1, 2], { requiresGrad: true })], { lr: 1 }), { steps: 10 }).at(10); // 0
 */
export function cosine(optimizer: Optimizer, { steps, min = 0 }: { steps: number; min?: number }): Schedule {
  return schedule(optimizer, (t, base) => min + ((base - min) * (1 + cos((Math.PI * Math.min(t, steps)) / steps))) / 2);
}

/**
 * A straight line up to the base rate over `steps`, then what `then` says (a cosine, if `total` is given; else constant).
 *
 * @example
 * optim.warmup(optim.sgd([tensor([1, 2], { requiresGrad: true })], { lr: 1 }), { steps: 4 }).at(1); // 0.5
 */
export function warmup(
  optimizer: Optimizer,
  { steps, total, min = 0 }: { steps: number; total?: number; min?: number },
): Schedule {
  return schedule(optimizer, (t, base) => {
    if (t < steps) return (base * (t + 1)) / steps;
    if (total === undefined) return base;
    const progress = Math.min(1, (t - steps) / Math.max(1, total - steps));
    return min + ((base - min) * (1 + cos(Math.PI * progress))) / 2;
  });
}

/**
 * Up from max/25 to max, then down to max/250,000, each along half a cosine (Smith and Topin 2019; PyTorch's numbers).
 *
 * @example
 * optim.oneCycle(optim.sgd([tensor([1, 2], { requiresGrad: true })], { lr: 1 }), { max: 1, steps: 10 }).at(0); // 0.040000000000000036
 */
export function oneCycle(
  optimizer: Optimizer,
  { max, steps, rise = 0.3 }: { max: number; steps: number; rise?: number },
): Schedule {
  const peak = rise * steps - 1;
  const between = (from: number, to: number, part: number) =>
    to + ((from - to) * (1 + cos(Math.PI * Math.min(1, part)))) / 2;
  return schedule(optimizer, (t) =>
    t <= peak ? between(max / 25, max, t / peak) : between(max, max / 25 / 1e4, (t - peak) / (steps - 1 - peak)),
  );
}
