import { type Animal, animalKinds } from "../../data/index.js";
import { load } from "../../linalg/index.js";

/** A model of the animals: the weight in kilograms for a length in decimetres and, if it asks for one, a kind. */
export interface AnimalModel {
  (length: number, kind?: number): number;
  /** What least squares has found, one number for each column of the recipe. */
  coefficients: number[];
}

/** A recipe makes a model from animals: the form is fixed, and the coefficients are found by least squares. */
export type Recipe = (animals: readonly Animal[]) => AnimalModel;

/** What one animal contributes to a fit: one number for each coefficient, the first of them always 1. */
export type Columns = (length: number, kind: number) => number[];

/**
 * Loads least squares (half a second, once) and gives two ways to write a recipe: `polynomial(degree)` for a curve in the
 * length, and `linear(columns, λ)` for anything that multiplies columns by coefficients. λ is charged on every
 * coefficient but the first.
 *
 * @example
 * const { polynomial } = await recipes();
 * const line = polynomial(1)(data.twentyAnimals().train);
 * line.coefficients.length   // 2
 */
export async function recipes(): Promise<{
  polynomial: (degree: number) => Recipe;
  linear: (columns: Columns, lambda?: number) => Recipe;
}> {
  const { leastSquares } = await load();
  const linear =
    (columns: Columns, lambda = 0): Recipe =>
    (animals) => {
      const rows = animals.map(({ length, kind }) => columns(length, kind));
      const targets = animals.map(({ weight }) => weight);
      const coefficients = leastSquares(rows, targets, { ridge: lambda });
      const model = (length: number, kind = 0) => inner(columns(length, kind), coefficients);
      return Object.assign(model, { coefficients });
    };
  return { linear, polynomial: (degree) => linear((length) => powers((length - 3) / 2, degree)) };
}

/**
 * 1, x, x², … up to x to the power of `degree`. A recipe squeezes the lengths from 1 to 5 dm into −1 to 1 first, so that
 * no power becomes large.
 *
 * @example
 * powers(2, 3)   // [1, 2, 4, 8]
 */
export function powers(x: number, degree: number): number[] {
  const row = [1];
  for (let k = 1; k <= degree; k++) row.push(row[k - 1]! * x);
  return row;
}

/**
 * The steepest slope of a model anywhere from 1 to 5 dm, over all four kinds, in kilograms per decimetre.
 *
 * @example
 * const { linear } = await recipes();
 * const line = linear((length) => [1, length])([{ kind: 0, length: 1, weight: 1 }, { kind: 0, length: 2, weight: 4 }]);
 * steepestSlope(line) > 2.99   // true
 */
export function steepestSlope(model: AnimalModel): number {
  const [from, to, h] = [1, 5, 0.01];
  const lengths = Array.from({ length: 41 }, (_, i) => from + ((to - from) * i) / 40);
  const slopes = lengths.flatMap((x) =>
    [...animalKinds.keys()].map((kind) => Math.abs(model(x + h, kind) - model(x - h, kind)) / (2 * h)),
  );
  return Math.max(...slopes);
}

/** Σ aᵢ bᵢ. */
export const inner = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);
