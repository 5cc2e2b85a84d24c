import { cos } from "../kernels/math.js";
import { tensor } from "../tensor/create.js";
import { ArgumentError } from "../tensor/errors.js";
import { checkNumber, checkOptions, checkWhole } from "../tensor/options.js";
import { filled } from "../tensor/raw.js";
import { Tensor } from "../tensor/tensor.js";
import { checkOptimizer, type Optimizer } from "./optimizer.js";

/** What changes an optimiser's learning rate from step to step. */
export interface Schedule {
  /** Moves to the next step and sets the rate. Call it after optimizer.step(). */
  step(): void;
  /** the rate in force */
  readonly lr: number;
  /** the rate at any step, without changing anything: for a plot */
  at(step: number): number;
  /** the step and the rates it started with, for `save` */
  stateDict(): Record<string, Tensor>;
  /** Goes on from a state of `stateDict()`. */
  loadStateDict(state: Readonly<Record<string, Tensor>>): void;
}

/** A schedule from a formula: the rate at step t, given the rate that the optimiser (each of its groups) started with. */
function schedule(optimizer: Optimizer, rate: (t: number, base: number) => number): Schedule {
  let bases = optimizer.groups.map((group) => group.options.lr);
  let t = 0;
  const set = () => {
    optimizer.groups.forEach((group, i) => {
      group.options.lr = rate(t, bases[i]!);
    });
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
    at: (step) => rate(step, bases[0]!),
    stateDict: () => ({ step: filled([], t, "float64"), bases: tensor(Float64Array.from(bases)) as Tensor }),
    loadStateDict(state) {
      if (!(state.step instanceof Tensor && state.bases instanceof Tensor && state.bases.numel() === bases.length))
        throw new ArgumentError("schedule.loadStateDict", "expects the stateDict() of a schedule with as many groups");
      t = state.step.item();
      bases = Array.from(state.bases.data());
      set();
    },
  };
}

/** Refuses anything that is not an optimiser, and options that are left out or do not exist. */
function checkCall(name: string, optimizer: unknown, options: unknown, known: readonly string[]): void {
  checkOptimizer(name, optimizer);
  if (options === undefined)
    throw new ArgumentError(name, `expects options, as in ${name}(optimizer, { ${known[0]}: … })`);
  checkOptions(name, options, known);
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
export function stepDecay(optimizer: Optimizer, options: { every: number; gamma?: number }): Schedule {
  checkCall("stepDecay", optimizer, options, ["every", "gamma"]);
  const { every, gamma = 0.1 } = options;
  checkWhole("stepDecay", "every", every, 1);
  checkNumber("stepDecay", "gamma", gamma, 0);
  return schedule(optimizer, (t, base) => decayed(base, gamma, Math.floor(t / every)));
}

/**
 * Times gamma at every step.
 *
 * @example
 * optim.exponential(optim.sgd([tensor([1, 2], { requiresGrad: true })], { lr: 1 }), { gamma: 0.5 }).at(3); // 0.125
 */
export function exponential(optimizer: Optimizer, options: { gamma: number }): Schedule {
  checkCall("exponential", optimizer, options, ["gamma"]);
  checkNumber("exponential", "gamma", options?.gamma, 0);
  return schedule(optimizer, (t, base) => decayed(base, options.gamma, t));
}

/**
 * Half a cosine from the base rate down to `min` over `steps` (Loshchilov and Hutter 2017).
 *
 * @example
 * optim.cosine(optim.sgd([tensor([1, 2], { requiresGrad: true })], { lr: 1 }), { steps: 10 }).at(10); // 0
 */
export function cosine(optimizer: Optimizer, options: { steps: number; min?: number }): Schedule {
  checkCall("cosine", optimizer, options, ["steps", "min"]);
  const { steps, min = 0 } = options;
  checkWhole("cosine", "steps", steps, 1);
  checkNumber("cosine", "min", min, 0);
  return schedule(optimizer, (t, base) => min + ((base - min) * (1 + cos((Math.PI * Math.min(t, steps)) / steps))) / 2);
}

/**
 * A straight line up to the base rate over `steps`, then what `then` says (a cosine, if `total` is given; else constant).
 *
 * @example
 * optim.warmup(optim.sgd([tensor([1, 2], { requiresGrad: true })], { lr: 1 }), { steps: 4 }).at(1); // 0.5
 */
export function warmup(optimizer: Optimizer, options: { steps: number; total?: number; min?: number }): Schedule {
  checkCall("warmup", optimizer, options, ["steps", "total", "min"]);
  const { steps, total, min = 0 } = options;
  checkWhole("warmup", "steps", steps, 0);
  if (total !== undefined) checkWhole("warmup", "total", total, steps);
  checkNumber("warmup", "min", min, 0);
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
export function oneCycle(optimizer: Optimizer, options: { max: number; steps: number; rise?: number }): Schedule {
  checkCall("oneCycle", optimizer, options, ["max", "steps", "rise"]);
  const { max, steps, rise = 0.3 } = options;
  checkNumber("oneCycle", "max", max, 0);
  checkWhole("oneCycle", "steps", steps, 1);
  checkNumber("oneCycle", "rise", rise, 0, 1);
  const peak = rise * steps - 1;
  const between = (from: number, to: number, part: number) =>
    to + ((from - to) * (1 + cos(Math.PI * Math.min(1, part)))) / 2;
  // a rise or a fall of no length is over at once
  const part = (done: number, length: number) => (length > 0 ? done / length : 1);
  return schedule(optimizer, (t) =>
    t <= peak
      ? between(max / 25, max, part(t, peak))
      : between(max, max / 25 / 1e4, part(t - Math.max(0, peak), steps - 1 - Math.max(0, peak))),
  );
}
