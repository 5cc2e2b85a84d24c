import type { Animal } from "../../data/index.js";
import { meanInterval } from "../../metrics/index.js";
import type { AnimalModel, Recipe } from "./recipes.js";

/** The mean of a list. */
export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const square = (value: number): number => value * value;

/**
 * The squared error of a model on each animal, in kg².
 *
 * @example
 * const half = (length) => length / 2;
 * squaredErrors(half, [{ kind: 0, length: 4, weight: 5 }])   // [9]
 */
export const squaredErrors = (
  model: AnimalModel | ((length: number) => number),
  animals: readonly Animal[],
): number[] => animals.map(({ length, kind, weight }) => square(model(length, kind) - weight));

/** The mean of the squared errors: what this lecture calls the error of a model on some animals. */
export const meanSquaredError = (model: AnimalModel, animals: readonly Animal[]): number =>
  meanOf(squaredErrors(model, animals));

/**
 * The error of a recipe by cross-validation: each fold is left out once, and the model made from the others is measured
 * on it. Animals are dealt to the folds like cards.
 *
 * @example
 * const { polynomial } = await recipes();
 * crossValidated(polynomial(1), data.twentyAnimals().train) > 0.5   // true
 */
export function crossValidated(recipe: Recipe, animals: readonly Animal[], folds = 5): number {
  const errors = Array.from({ length: folds }, (_, fold) => {
    const kept = animals.filter((_animal, i) => i % folds !== fold);
    const left = animals.filter((_animal, i) => i % folds === fold);
    return meanSquaredError(recipe(kept), left);
  });
  return meanOf(errors);
}

/**
 * The mean of paired differences with its 95% interval: mean ± 1.96 · s / √n, where s is their standard deviation. For few
 * pairs, give Student's t instead of 1.96 (2.26 for ten).
 *
 * @example
 * pairedInterval([1, 2, 3, 2, 1, 3]).mean   // 2
 */
export function pairedInterval(
  differences: readonly number[],
  width = 1.96,
): { mean: number; low: number; high: number } {
  return meanInterval(differences, { width });
}
