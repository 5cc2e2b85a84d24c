/** Lecture 4, its claims with ten seeds. */
import type { SeedNumbers } from "./seeds.js";

/**
 * What `numbersOn` gave with the seeds 1 to 10, to the last digit. Computing it takes some minutes, so it is stored;
 * `npm test -- --all` computes it again and compares.
 */
export const tenSeeds: Readonly<Record<keyof SeedNumbers, readonly number[]>> = {
  templates: [92.44, 92.66, 92.64, 92.66, 92.61, 92.65, 92.55, 92.63, 92.61, 92.66],
  hiddenLayer: [97.96000000000001, 98.06, 98.21, 98.14, 98.13, 98.1, 98.11999999999999, 98.26, 98.03, 98.11],
  mlpAuc: [
    0.8653421103209656, 0.8508076616823846, 0.860850606774715, 0.852077633242133, 0.8671794953893416, 0.851074810662889,
    0.8836729956454937, 0.8686715949820797, 0.8558229885334274, 0.8764260228163653,
  ],
  temperature: [
    3.560168366583947, 2.937326450710839, 2.3448977621953233, 3.3933702195669575, 3.401205737869574, 3.442601395397936,
    2.7190164439981612, 3.450723000512626, 2.7754607081303586, 2.9477221282341244,
  ],
  excess: [
    11.308352322664366, 8.63723596998411, 12.25759695703282, 14.511355603701567, 9.597364448266628, 9.068979351381635,
    8.762769345996725, 11.334897330421319, 13.966242779580936, 11.313541242947862,
  ],
  cnnAuc: [
    0.9613043756806946, 0.9581824511141623, 0.9509530450953031, 0.9541032656522468, 0.9436475409836059,
    0.9567595248668729, 0.9685378778176245, 0.9659378200204745, 0.9570996833347364, 0.9563273012368166,
  ],
  noisyAuc: [
    0.9533322121852751, 0.9518363949919724, 0.9404046233508085, 0.9489111825789166, 0.9348344646516384,
    0.953730931262525, 0.9568791623975437, 0.9552731374807931, 0.9482458992049263, 0.9499831997311934,
  ],
  specificity: [
    0.9628099173553719, 0.9572301425661914, 0.9623430962343096, 0.9223107569721115, 0.9098360655737705,
    0.9513184584178499, 0.9344262295081968, 0.9365079365079365, 0.9603024574669187, 0.9342629482071713,
  ],
  noisySpecificity: [
    0.8760330578512396, 0.7393075356415478, 0.891213389121339, 0.5239043824701195, 0.6823770491803278,
    0.7829614604462475, 0.7561475409836066, 0.7162698412698413, 0.4045368620037807, 0.6892430278884463,
  ],
  swapped: [
    0.02126047423783203, 0.006652255303975776, 0.020200224446938222, 0.00687040722170959, 0.006186094638347164,
    0.017257281283683916, 0.00755857898715041, 0.01315570173001924, 0.007803542207033201, 0.0103720758681584,
  ],
  mislabelledAuc: [
    0.8435598052405661, 0.8620072903620777, 0.884732842783629, 0.8545576729227655, 0.9071905417520497,
    0.8841933018871677, 0.8871590035860648, 0.8930051523297476, 0.809747992245916, 0.8195611129778069,
  ],
  chosen: [
    0.7900552486187845, 0.7414772727272727, 0.7185792349726776, 0.7520435967302452, 0.8093841642228738,
    0.7658402203856749, 0.7310924369747899, 0.6864864864864865, 0.6554621848739496, 0.7178770949720671,
  ],
  random: [
    0.024861878453038673, 0.03409090909090909, 0.02459016393442623, 0.04087193460490463, 0.026392961876832845,
    0.01928374655647383, 0.014005602240896359, 0.01891891891891892, 0.011204481792717087, 0.013966480446927373,
  ],
  chosenWide: [
    0.9943181818181818, 0.9753424657534246, 0.9885714285714285, 0.9940652818991098, 0.9856733524355301,
    0.9828571428571429, 0.994475138121547, 0.981081081081081, 0.9913793103448276, 0.9715099715099715,
  ],
  randomWide: [
    0.056818181818181816, 0.0410958904109589, 0.05142857142857143, 0.0712166172106825, 0.06876790830945559, 0.04,
    0.06077348066298342, 0.051351351351351354, 0.0603448275862069, 0.08547008547008547,
  ],
  turned: [0.155, 0.2375, 0.2125, 0.14, 0.2375, 0.23, 0.165, 0.1625, 0.2225, 0.1975],
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
  { says: "ten templates name more than 92% of the digits", value: (n) => n.templates, holds: (v) => v > 92 },
  { says: "a hidden layer names more than 97.8%", value: (n) => n.hiddenLayer, holds: (v) => v > 97.8 },
  {
    says: "the CNN's AUC is above the MLP's by more than 0.05",
    value: (n) => n.cnnAuc - n.mlpAuc,
    holds: (v) => v > 0.05,
  },
  { says: "the MLP's temperature is above 2", value: (n) => n.temperature, holds: (v) => v > 2 },
  {
    says: "where it is over 90% sure, the MLP is wrong over 4 times as often as it says",
    value: (n) => n.excess,
    holds: (v) => v > 4,
  },
  {
    says: "the new scanner costs the CNN less than 0.03 of its AUC",
    value: (n) => n.cnnAuc - n.noisyAuc,
    holds: (v) => v < 0.03,
  },
  {
    says: "and more than 0.05 of its specificity",
    value: (n) => n.specificity - n.noisySpecificity,
    holds: (v) => v > 0.05,
  },
  { says: "with the habit swapped the AUC is below 0.1", value: (n) => n.swapped, holds: (v) => v < 0.1 },
  { says: "30% wrong labels in training cost AUC", value: (n) => n.cnnAuc - n.mislabelledAuc, holds: (v) => v > 0 },
  {
    says: "2 HU chosen flip over ten times as many as random ones",
    value: (n) => n.chosen / n.random,
    holds: (v) => v > 10,
  },
  { says: "8 HU flip over 90% after training on four scanners", value: (n) => n.chosenWide, holds: (v) => v > 0.9 },
  { says: "and with random signs fewer than one in seven", value: (n) => n.randomWide, holds: (v) => v < 1 / 7 },
  {
    says: "some quarter turn changes more than a tenth of the verdicts",
    value: (n) => n.turned,
    holds: (v) => v > 0.1,
  },
];

/** Of each statement: with how many of the ten seeds it holds, and its number's smallest and largest value. */
export const seedSummary = (): readonly (readonly [says: string, holds: number, least: number, most: number])[] =>
  seedStatements.map(({ says, value, holds }) => {
    const values = tenSeeds.templates.map((_, i) => value(numbersOf(i + 1)));
    return [says, values.filter(holds).length, Math.min(...values), Math.max(...values)];
  });
