import { type Animal, animalKinds, meanWeight } from "../../data/index.js";
import { animalLengths, weightScatter } from "../../data/sets/animals.js";
import { meanOf } from "./judging.js";
import type { Recipe } from "./recipes.js";

/** The parts of a recipe's expected squared error, in kg². */
export interface ErrorParts {
  /** How far the average model is from the best one possible, squared. */
  bias2: number;
  /** How far single models are from their average, squared. */
  variance: number;
  /** What no model that is told as much can remove. */
  noise: number;
}

/**
 * Bias², variance and noise of a recipe: one model for each herd, compared with the truth, which is known because the
 * animals are made up. What is noise depends on what the model is told: if only the length, then the differences
 * between the kinds are noise as well.
 *
 * @example
 * const { polynomial } = await recipes();
 * const herds = [1, 2, 3].map((seed) => data.animals({ count: 20, seed }));
 * errorParts(polynomial(1), herds, "length").noise > 0.8   // true
 */
export function errorParts(recipe: Recipe, herds: readonly Animal[][], told: "length" | "kind"): ErrorParts {
  const models = herds.map((herd) => recipe(herd));
  const places = lengthsSampled.flatMap((length) => kindsOf(length).map((kind) => ({ length, kind })));
  const parts = places.map(({ length, kind }) => {
    const said = models.map((model) => model(length, kind));
    const possible = told === "kind" ? [kind] : kindsOf(length);
    const weights = possible.map((one) => meanWeight(one, length));
    const [average, best] = [meanOf(said), meanOf(weights)];
    return {
      bias2: squared(average - best),
      variance: meanOf(said.map((v) => squared(v - average))),
      noise: meanOf(weights.map((v) => squared(v - best))) + squared(weightScatter),
    };
  });
  const over = (part: keyof ErrorParts) => meanOf(parts.map((one) => one[part]));
  return { bias2: over("bias2"), variance: over("variance"), noise: over("noise") };
}

const squared = (value: number): number => value * value;

/** From 1 to 5 dm in steps of 0.05 dm, off the limits of the kinds so that every place belongs to the kinds beside it. */
const lengthsSampled = Array.from({ length: 80 }, (_, i) => 1.025 + 0.05 * i);

/** The kinds that are found at a length; all of them are equally frequent there. */
function kindsOf(length: number): number[] {
  return [...animalKinds.keys()].filter((kind) => {
    const [low, high] = animalLengths[kind]!;
    return length >= low && length <= high;
  });
}
