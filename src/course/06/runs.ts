/**
 * Trainings that take too long for a notebook, run once: `trainUnet` for 500 steps on data.pelvises({ patients: 120, seed: 1 })
 * with what the name says changed. A test runs one of them again.
 */
export interface Run {
  name: string;
  /** Dice on the 60 patients of data.pelvises({ patients: 60, seed: 60 }), in the order of `organNames` */
  dice: readonly number[];
}

const run = (name: string, ...dice: number[]): Run => ({ name, dice });

/** Seeds 1 to 10. */
export const seedRuns: readonly Run[] = [
  run("1", 0.896, 0.913, 0.772, 0.9, 0.96),
  run("2", 0.898, 0.895, 0.739, 0.874, 0.956),
  run("3", 0.882, 0.894, 0.747, 0.872, 0.964),
  run("4", 0.914, 0.917, 0.83, 0.924, 0.96),
  run("5", 0.913, 0.905, 0.786, 0.908, 0.957),
  run("6", 0.906, 0.906, 0.792, 0.908, 0.953),
  run("7", 0.91, 0.91, 0.768, 0.882, 0.955),
  run("8", 0.899, 0.919, 0.831, 0.925, 0.951),
  run("9", 0.901, 0.914, 0.806, 0.907, 0.963),
  run("10", 0.906, 0.915, 0.796, 0.909, 0.961),
];

/** Without skip connections, seeds 1 to 3. */
export const skiplessRuns: readonly Run[] = [
  run("1", 0.828, 0.854, 0.585, 0.765, 0.948),
  run("2", 0.84, 0.865, 0.588, 0.785, 0.95),
  run("3", 0.829, 0.868, 0.684, 0.843, 0.942),
];

/** Other choices, with seed 1; the rate of the lecture is 0.02. */
export const knobRuns: readonly Run[] = [
  run("weights, rate 0.005", 0.903, 0.936, 0.838, 0.922, 0.965),
  run("no weights, rate 0.02", 0.9, 0.892, 0.743, 0.872, 0.965),
  run("no weights, rate 0.005", 0.76, 0.914, 0.557, 0, 0.967),
  run("cross-entropy alone, no weights, 0.02", 0.887, 0.876, 0.332, 0.722, 0.96),
  run("cross-entropy alone, no weights, 0.005", 0, 0, 0, 0, 0.964),
];

/** Fewer patients, with seed 1. */
export const patientRuns: readonly Run[] = [
  run("5 patients", 0.848, 0.859, 0.566, 0.778, 0.951),
  run("15 patients", 0.853, 0.881, 0.699, 0.853, 0.957),
  run("40 patients", 0.899, 0.898, 0.728, 0.869, 0.962),
  run("120 patients", 0.896, 0.913, 0.772, 0.9, 0.96),
];

/** What a test says that shares its patients with the training. */
export interface LeakRun {
  name: string;
  /** Dice on the second, fifth and eighth of nine slices of the 20 patients whose other six slices were learned from */
  near: readonly number[];
  /** Dice on the same slices of 60 patients of data.pelvises({ slices: 9, seed: 60 }) */
  far: readonly number[];
}

/** 500 steps on six of nine slices of 20 patients (data.pelvises({ patients: 20, slices: 9, seed: 1 })), seeds 1 to 3. */
export const leakRuns: readonly LeakRun[] = [
  { name: "1", near: [0.898, 0.883, 0.797, 0.895, 0.963], far: [0.889, 0.87, 0.726, 0.862, 0.958] },
  { name: "2", near: [0.895, 0.91, 0.815, 0.911, 0.964], far: [0.879, 0.89, 0.746, 0.887, 0.959] },
  { name: "3", near: [0.9, 0.925, 0.835, 0.924, 0.965], far: [0.889, 0.906, 0.777, 0.906, 0.957] },
];
