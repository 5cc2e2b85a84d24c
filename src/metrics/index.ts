/** Metrics: how good predictions are, in words a reader of papers knows. */
export * from "./bootstrap.js";
export * from "./calibration.js";
export * from "./classification.js";
export * from "./curves.js";
export * from "./dose-volume.js";
export { type Decision, listed, type Numbers } from "./inputs.js";
export * from "./mean-interval.js";
export * from "./overlap.js";
export * from "./ranking.js";
export * from "./regression.js";
export * from "./surface.js";
export * from "./temperature.js";
