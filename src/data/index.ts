/** Data: sets, batches, splits, units; and the course's own sets. */
export { type AugmentOptions, randomFlip, randomNoise, randomShift } from "./augment.js";
export { Dataset, dataset } from "./dataset.js";
export { DataLoader, type LoaderOptions, loader } from "./loader.js";
export * from "./sets/index.js";
export { folds, type SplitOptions, split } from "./split.js";
export { type Standardiser, standardise } from "./standardise.js";
