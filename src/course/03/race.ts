import { adadelta, adagrad, adam, adamw, type Optimizer, rmsprop, sgd } from "../../optim/index.js";
import { tensor } from "../../tensor/create.js";
import { noGrad } from "../../tensor/graph.js";
import type { Tensor } from "../../tensor/tensor.js";

type Place = [x1: number, x2: number];

/** A landscape to descend. */
export interface Course {
  /** The height at a place, as tensors, so that the library finds the slope. */
  f: (x1: Tensor, x2: Tensor) => Tensor;
  start: Place;
  /** A lowest place; the height there is 0. */
  goal: Place;
  steps: number;
  /** What to draw. */
  xRange: Place;
  yRange: Place;
}

/** A ravine, 25 times as steep across as along. */
const ravine: Course = {
  f: (x1, x2) => x1.square().add(x2.square().mul(25)).mul(0.5) as Tensor,
  start: [-4, 1],
  goal: [0, 0],
  steps: 60,
  xRange: [-4.5, 1.5],
  yRange: [-1.5, 1.5],
};

/** Two lowest places at x₂ = ±1, and between them a saddle, where the ground is level. */
const saddle: Course = {
  f: (x1, x2) => x1.square().mul(0.5).sub(x2.square().mul(0.5)).add(x2.square().square().mul(0.25)).add(0.25) as Tensor,
  start: [-2, 1e-6],
  goal: [0, 1],
  steps: 40,
  xRange: [-2.5, 1],
  yRange: [-1.4, 1.6],
};

/** Rosenbrock's valley, bent like a banana. */
const rosenbrock: Course = {
  f: (x1, x2) => x1.mul(-1).add(1).square().add(x2.sub(x1.square()).square().mul(100)) as Tensor,
  start: [-1.2, 1],
  goal: [1, 1],
  steps: 300,
  xRange: [-1.6, 1.4],
  yRange: [-0.5, 1.6],
};

/** The courses of the race, by name. */
export const courses = { ravine, saddle, rosenbrock };

/** The runners, by name: each an optimiser of the library with its usual options. */
export const runners: Record<string, (parameters: Tensor[], lr: number) => Optimizer> = {
  gd: (parameters, lr) => sgd(parameters, { lr }),
  momentum: (parameters, lr) => sgd(parameters, { lr, momentum: 0.9 }),
  adam: (parameters, lr) => adam(parameters, { lr }),
  nag: (parameters, lr) => sgd(parameters, { lr, momentum: 0.9, nesterov: true }),
  adagrad: (parameters, lr) => adagrad(parameters, { lr }),
  rmsprop: (parameters, lr) => rmsprop(parameters, { lr }),
  adadelta: (parameters, lr) => adadelta(parameters, { lr }),
  adamw: (parameters, lr) => adamw(parameters, { lr }),
};

/** The learning rates that each runner may try on each course. */
export const ratesTried = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];

/** One descent. */
export interface Run {
  lr: number;
  /** The places it passes. */
  path: Place[];
  /** The height at the end; Infinity where it left for good, 0 below a millionth. */
  end: number;
}

/**
 * One runner on one course with one learning rate.
 *
 * @example
 * runOn(courses.ravine, "gd", 0.03).path.length   // 61
 */
export function runOn({ f, start, steps }: Course, runner: string, lr: number): Run {
  const make = runners[runner];
  if (!make) throw new Error(`runOn: there is no runner "${runner}"; they are ${Object.keys(runners).join(", ")}.`);
  const [x1, x2] = start.map((v) => tensor(v, { requiresGrad: true }) as Tensor) as [Tensor, Tensor];
  const optimizer = make([x1, x2], lr);
  const path: Place[] = [start];
  for (let step = 0; step < steps; step++) {
    optimizer.zeroGrad();
    f(x1, x2).backward();
    optimizer.step();
    path.push([x1.item(), x2.item()]);
  }
  const end = f(x1, x2).item();
  return { lr, path, end: !Number.isFinite(end) ? Number.POSITIVE_INFINITY : end < 1e-6 ? 0 : end };
}

/**
 * The best of a runner's descents with all the rates tried.
 *
 * @example
 * bestRun(courses.ravine, "gd").end > 0   // true
 */
export function bestRun(course: Course, runner: string): Run {
  return ratesTried.map((lr) => runOn(course, runner, lr)).reduce((a, b) => (b.end < a.end ? b : a));
}

/**
 * The best run of each runner on a course, by name.
 *
 * @example
 * Object.keys(raceOn(courses.ravine, ["gd", "adam"]))   // ["gd", "adam"]
 */
export const raceOn = (course: Course, names: readonly string[]): Record<string, Run> =>
  Object.fromEntries(names.map((name) => [name, bestRun(course, name)]));

/** The height of a course at a place given in numbers, for a picture. */
export const heightOf =
  ({ f }: Course) =>
  (x1: number, x2: number): number =>
    noGrad(() => f(tensor(x1) as Tensor, tensor(x2) as Tensor).item());

/**
 * A course turned by half a right angle around its goal at the origin.
 *
 * @example
 * turned(courses.ravine).start[0] < -3   // true
 */
export function turned({ f, start: [a, b], ...rest }: Course): Course {
  const half = Math.SQRT1_2;
  return {
    ...rest,
    start: [(a - b) * half, (a + b) * half],
    f: (x1, x2) => f(x1.add(x2).mul(half) as Tensor, x2.sub(x1).mul(half) as Tensor),
  };
}
