/** Lecture 10, trainings that take longer than a cell may: computed once, computed again by the long form of the tests. */

/**
 * `letterGpt` with 500 steps and vectors of 8 to 64 numbers: the surprise at the held-out chapters, in nats a character,
 * windows of 32 without overlap.
 */
export const fourSizes: readonly { features: number; parameters: number; nats: number }[] = [
  { features: 8, parameters: 2616, nats: 2.5675462793123445 },
  { features: 16, parameters: 8304, nats: 2.4267474092834305 },
  { features: 32, parameters: 28896, nats: 2.236611379856073 },
  { features: 64, parameters: 106944, nats: 2.1763381673373763 },
];

/** `coveredNats` after 20 steps, which a test makes again each time, and after 2,000. */
export const covered = {
  "both sides": { short: 3.1717803478240967, nats: 2.224611759185791 },
  "the left": { short: 3.1787052154541016, nats: 2.467515230178833 },
} as const;
