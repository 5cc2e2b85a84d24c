/** Lecture 10, its claims with ten seeds. */
import type { SeedNumbers } from "./seeds.js";

/**
 * What `numbersOn` gave with the seeds 1 to 10, to the last digit. Computing it takes some minutes, so it is stored;
 * `npm test -- --all` computes it again and compares.
 */
export const tenSeeds: Readonly<Record<keyof SeedNumbers, readonly number[]>> = {
  copied: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  sorted: [
    0.9524739583333334, 0.9602864583333334, 0.9440104166666666, 0.9498697916666666, 0.9622395833333334, 0.9609375,
    0.9602864583333334, 0.9641927083333334, 0.9700520833333334, 0.9348958333333334,
  ],
  twoLayers: [
    0.949581329057545, 0.9514991181657848, 0.9609540636042403, 0.9627906976744186, 0.9757950530035335,
    0.9454063604240283, 0.9700160628234874, 0.9783292555050681, 0.9661793200634138, 0.9588918677390528,
  ],
  oneLayer: [
    0.24407625155888113, 0.25855379188712524, 0.24805653710247355, 0.22593917710196776, 0.2651943462897527,
    0.23904593639575977, 0.2414777797608424, 0.24362111149947574, 0.23727320768011273, 0.23092046470062555,
  ],
  untaught: [
    0.6940104166666667, 0.6822916666666667, 0.7604166666666666, 0.7447916666666667, 0.7877604166666666,
    0.6966145833333333, 0.734375, 0.7604166666666666, 0.7252604166666667, 0.7434895833333333,
  ],
  recalled: [
    0.9934895833333334, 0.9934895833333334, 0.9921875, 0.984375, 0.9934895833333334, 0.9869791666666666, 0.99609375,
    0.9921875, 0.9921875, 0.9947916666666666,
  ],
  alone: [
    0.13411458333333337, 0.12630208333333337, 0.11328125, 0.140625, 0.14192708333333337, 0.140625, 0.11848958333333337,
    0.12760416666666663, 0.13020833333333337, 0.125,
  ],
  placed: [0.954, 0.906, 0.902, 0.944, 0.936, 0.946, 0.96, 0.96, 0.956, 0.94],
  placeless: [0.684, 0.666, 0.69, 0.616, 0.636, 0.636, 0.608, 0.662, 0.628, 0.648],
  mixed: [0.166, 0.094, 0.128, 0.11, 0.066, 0.098, 0.066, 0.192, 0.186, 0.17],
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
  { says: "over 95% of sequences are copied", value: (n) => n.copied, holds: (v) => v > 0.95 },
  { says: "over 90% of symbols are sorted", value: (n) => n.sorted, holds: (v) => v > 0.9 },
  { says: "two layers foresee over 80% of a repetition", value: (n) => n.twoLayers, holds: (v) => v > 0.8 },
  { says: "one layer foresees under 40%", value: (n) => n.oneLayer, holds: (v) => v < 0.4 },
  { says: "untaught, over half of the values are recalled", value: (n) => n.untaught, holds: (v) => v > 0.5 },
  { says: "after 40 steps over 90% are recalled", value: (n) => n.recalled, holds: (v) => v > 0.9 },
  { says: "without repetition first under 30%", value: (n) => n.alone, holds: (v) => v < 0.3 },
  { says: "with positions over 85% of digits are read", value: (n) => n.placed, holds: (v) => v > 0.85 },
  { says: "without positions over 0.15 less", value: (n) => n.placed - n.placeless, holds: (v) => v > 0.15 },
  { says: "with positions mixed patches: under 35%", value: (n) => n.mixed, holds: (v) => v < 0.35 },
];

/** Of each statement: with how many of the ten seeds it holds, and its number's smallest and largest value. */
export const seedSummary = (): readonly (readonly [says: string, holds: number, least: number, most: number])[] =>
  seedStatements.map(({ says, value, holds }) => {
    const values = tenSeeds.copied.map((_, i) => value(numbersOf(i + 1)));
    return [says, values.filter(holds).length, Math.min(...values), Math.max(...values)];
  });
