/** Metrics: how good predictions are, in words a reader of papers knows. */
export * from "./classification.js";
export * from "./overlap.js";
export * from "./ranking.js";
