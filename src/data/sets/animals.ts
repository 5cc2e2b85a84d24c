import { Generator } from "../../random/generator.js";
import { ArgumentError, described } from "../../tensor/errors.js";
import { checkNumber, checkOptions, checkWhole } from "../../tensor/options.js";

/** One animal: its kind (a place in `animalKinds`), its length in decimetres and its weight in kilograms. */
export interface Animal {
  kind: number;
  length: number;
  weight: number;
}

/** The four kinds, from the slenderest to the heaviest. */
export const animalKinds = ["ferret", "rabbit", "cat", "dog"] as const;

/** By kind: how the weight grows. */
const build = [0.2, 0.4, 0.6, 0.8];
/** By kind: from which to which length (dm) animals are found. */
export const animalLengths = [
  [1, 3.5],
  [1.5, 4],
  [2, 4.5],
  [2.5, 5],
] as const;
/** The standard deviation of single weights around the mean of their kind and length, in kilograms. */
export const weightScatter = 0.3;

/**
 * The weight in kilograms that animals of this kind and length (dm) have on average in this made-up world.
 *
 * @example
 * data.meanWeight(2, 4)   // 4.32: a 4 dm cat
 */
export function meanWeight(kind: number, length: number): number {
  if (!(kind in animalKinds))
    throw new ArgumentError("meanWeight", `the kind must be a place in animalKinds, 0 to 3, but is ${described(kind)}`);
  checkNumber("meanWeight", "the length", length, 0);
  return build[kind]! * (length + 0.2 * length * length);
}

/**
 * Made-up animals: the kinds take turns, each length is equally likely within the kind's range, and the weight
 * scatters around the mean with a standard deviation of 0.3 kg (but stays above 0.1 kg). All to two decimals. The same
 * seed gives the same animals.
 *
 * @example
 * data.animals({ count: 10, seed: 1 }).length   // 10
 */
export function animals(options: { count: number; seed: number }): Animal[] {
  checkOptions("animals", options, ["count", "seed"]);
  const { count, seed } = options ?? {};
  checkWhole("animals", "count", count, 0);
  checkWhole("animals", "seed", seed, -Infinity);
  const generator = new Generator(seed);
  return Array.from({ length: count }, (_, i) => {
    const kind = i % 4;
    const [low, high] = animalLengths[kind]!;
    const length = cents(low + (high - low) * generator.uniform());
    return {
      kind,
      length,
      weight: Math.max(0.1, cents(meanWeight(kind, length) + weightScatter * generator.normal())),
    };
  });
}

/**
 * The twenty animals of lecture 3, ten to learn from and ten to test with: drawn once by the rule of `animals`, with
 * kinds at random, from a seed chosen because its table of degrees shows plainly what most seeds show.
 *
 * @example
 * data.twentyAnimals().train.length   // 10
 */
export function twentyAnimals(): { train: Animal[]; test: Animal[]; source: string } {
  const read = ([kind, length, weight]: readonly [number, number, number]): Animal => ({ kind, length, weight });
  return { train: train.map(read), test: test.map(read), source: "synthetic, made for this course" };
}

const train = [
  [0, 2.92, 0.92],
  [3, 4.23, 6.39],
  [3, 4.85, 7.87],
  [2, 2.76, 2.13],
  [1, 2.12, 0.82],
  [1, 3.69, 2.43],
  [2, 2.84, 2.8],
  [0, 1.37, 0.46],
  [3, 4.19, 5.92],
  [1, 1.65, 0.79],
] as const;

const test = [
  [0, 1.49, 0.55],
  [0, 2.49, 0.55],
  [3, 4.88, 7.78],
  [2, 4.48, 5.66],
  [2, 4.03, 3.86],
  [3, 3.76, 4.86],
  [1, 3.79, 2.42],
  [0, 1.12, 0.61],
  [2, 2.15, 2.08],
  [2, 4.3, 4.63],
] as const;

function cents(value: number): number {
  return Math.round(value * 100) / 100;
}
