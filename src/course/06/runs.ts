/**
 * Trainings that take too long for a notebook, run once: `trainUnet` for 500 steps on data.pelvises({ patients: 120, seed: 1 })
 * with what the name says changed. A test runs one of them again.
 */
export interface Run {
  name: string;
  /** Dice on the 60 patients of data.pelvises({ patients: 60, seed: 2 }), in the order of `organNames` */
  dice: readonly number[];
}

const run = (name: string, ...dice: number[]): Run => ({ name, dice });

/** Seeds 1 to 10. */
export const seedRuns: readonly Run[] = [
  run("1", 0.887, 0.909, 0.771, 0.882, 0.96),
  run("2", 0.901, 0.886, 0.744, 0.86, 0.958),
  run("3", 0.877, 0.895, 0.757, 0.864, 0.964),
  run("4", 0.915, 0.922, 0.823, 0.901, 0.96),
  run("5", 0.905, 0.906, 0.785, 0.885, 0.959),
  run("6", 0.906, 0.91, 0.787, 0.884, 0.953),
  run("7", 0.902, 0.914, 0.785, 0.875, 0.957),
  run("8", 0.89, 0.915, 0.827, 0.909, 0.95),
  run("9", 0.898, 0.915, 0.804, 0.889, 0.965),
  run("10", 0.906, 0.912, 0.797, 0.895, 0.961),
];

/** Other choices, with seed 1; the rate of the lecture is 0.02. */
export const knobRuns: readonly Run[] = [
  run("weights, rate 0.005", 0.903, 0.938, 0.841, 0.911, 0.965),
  run("no weights, rate 0.02", 0.898, 0.896, 0.761, 0.866, 0.965),
  run("no weights, rate 0.005", 0.768, 0.913, 0.574, 0.0, 0.966),
  run("cross-entropy alone, no weights, 0.02", 0.883, 0.859, 0.337, 0.714, 0.961),
  run("cross-entropy alone, no weights, 0.005", 0.0, 0.0, 0.0, 0.0, 0.96),
];

/** Fewer patients, with seed 1. */
export const patientRuns: readonly Run[] = [
  run("5 patients", 0.866, 0.873, 0.574, 0.759, 0.955),
  run("15 patients", 0.885, 0.886, 0.69, 0.818, 0.959),
  run("40 patients", 0.892, 0.889, 0.715, 0.84, 0.964),
  run("120 patients", 0.887, 0.909, 0.771, 0.882, 0.96),
];
