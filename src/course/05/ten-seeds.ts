/** Lecture 5, its claims with ten seeds. */
import type { SeedNumbers } from "./seeds.js";

/**
 * What `numbersOn` gave with the seeds 1 to 10, to the last digit. Computing it takes some minutes, so it is stored;
 * `npm test -- --all` computes it again and compares.
 */
export const tenSeeds: Readonly<Record<keyof SeedNumbers, readonly number[]>> = {
  scratch: [0.989, 0.9902, 0.9889, 0.9894, 0.9903, 0.9903, 0.9904, 0.9894, 0.989, 0.989],
  headLoses: [
    0.4159999999999999, 0.366, 0.346, 0.368, 0.35, 0.33199999999999996, 0.392, 0.372, 0.43399999999999994,
    0.4099999999999999,
  ],
  poolReads: [0.932, 0.936, 0.91, 0.94, 0.92, 0.944, 0.918, 0.944, 0.94, 0.95],
  shortcutsGain: [
    0.43500000000000005, 0.30999999999999994, 0.35100000000000003, 0.397, 0.23400000000000004, 0.28900000000000003,
    0.399, 0.43400000000000005, 0.25599999999999995, 0.41999999999999993,
  ],
  atLesion: [40, 38, 38, 40, 38, 40, 40, 38, 36, 39],
  misledAtLesion: [0, 0, 1, 1, 1, 10, 1, 9, 0, 0],
  misledAtMarker: [39, 40, 39, 39, 39, 30, 39, 31, 40, 40],
  swapped: [0.01, 0.015, 0.01, 0.01, 0.025, 0.235, 0.045, 0.125, 0.015, 0.015],
};

/** The numbers of one of the ten seeds. */
const numbersOf = (seed: number): SeedNumbers =>
  Object.fromEntries(Object.entries(tenSeeds).map(([name, list]) => [name, list[seed - 1]])) as unknown as SeedNumbers;

/** A claim of the lecture, the number that it is about, and whether it holds for a seed. */
export interface SeedStatement {
  readonly says: string;
  readonly value: (numbers: SeedNumbers) => number;
  readonly holds: (value: number) => boolean;
}

/** The claims of the lecture that depend on a seed. */
export const seedStatements: readonly SeedStatement[] = [
  {
    says: "the CNN from scratch reads over 98.5% of 10,000 digits",
    value: (n) => 100 * n.scratch,
    holds: (v) => v > 98.5,
  },
  {
    says: "moved by four pixels, the net with a dense head loses over a third of all digits",
    value: (n) => n.headLoses,
    holds: (v) => v > 0.33,
  },
  {
    says: "the net with a global pool still reads over 90%",
    value: (n) => n.poolReads,
    holds: (v) => v > 0.9,
  },
  {
    says: "32 layers with shortcuts read at least 0.15 more than without",
    value: (n) => n.shortcutsGain,
    holds: (v) => v >= 0.15,
  },
  {
    says: "Grad-CAM peaks at the lesion in at least 35 of 40",
    value: (n) => n.atLesion,
    holds: (v) => v >= 35,
  },
  {
    says: "with the marker it peaks at the marker in most of 40 patients",
    value: (n) => n.misledAtMarker,
    holds: (v) => v > 20,
  },
  {
    says: "with the habit swapped it is worse than a coin",
    value: (n) => n.swapped,
    holds: (v) => v < 0.5,
  },
];

/** Of each statement: with how many of the ten seeds it holds, and its number's smallest and largest value. */
export const seedSummary = (): readonly (readonly [says: string, holds: number, least: number, most: number])[] =>
  seedStatements.map(({ says, value, holds }) => {
    const values = tenSeeds.scratch.map((_, i) => value(numbersOf(i + 1)));
    return [says, values.filter(holds).length, Math.min(...values), Math.max(...values)];
  });
