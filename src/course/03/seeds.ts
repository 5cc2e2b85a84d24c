/** Lecture 3, its side rooms: what is tried with ten draws or ten seeds. */
import { type Animal, animals, type Digits } from "../../data/index.js";
import { digitPiles, movedByOne } from "./digit-piles.js";
import { crossValidated, meanSquaredError } from "./judging.js";
import type { Recipe } from "./recipes.js";
import { accuracyOn, lossOn, teach } from "./teach.js";

/** The recipes that the statements are about. */
export interface DrawnRecipes {
  polynomial: (degree: number) => Recipe;
  byKind: Recipe;
  /** The ridge recipes, the first with λ = 0. */
  ridges: readonly Recipe[];
}

/** What `statementsOn` tries, each judged on 500 strangers. */
export const drawStatements = [
  "degree 7 is over twice as bad as the better of degrees 1 and 2",
  "a hundred animals bring degree 7 down",
  "a slope for each kind beats degrees 1 and 2",
  "the degree that five folds choose is at most half as bad again as the better of 1 and 2",
  "the λ that five folds choose beats λ = 0",
  "the λ that five folds choose beats a slope for each kind",
];

/**
 * Whether each of `drawStatements` holds for ten animals drawn with this seed.
 *
 * @example
 * drawStatements.length   // 6
 */
export function statementsOn(seed: number, { polynomial, byKind, ridges }: DrawnRecipes): boolean[] {
  const strangers = animals({ count: 500, seed: 6 });
  const herd = animals({ count: 10, seed });
  const error = (recipe: Recipe, some: readonly Animal[] = herd) => meanSquaredError(recipe(some), strangers);
  const folded = (recipe: Recipe) => crossValidated(recipe, herd);
  const best = (of: readonly Recipe[]) => of.reduce((a, b) => (folded(b) < folded(a) ? b : a));
  const simple = Math.min(error(polynomial(1)), error(polynomial(2)));
  const seven = error(polynomial(7));
  const curve = error(best([1, 2, 3, 4, 5].map(polynomial)));
  const ridge = error(best(ridges.slice(1)));
  return [
    seven > 2 * simple,
    error(polynomial(7), animals({ count: 100, seed })) < seven,
    error(byKind) < simple,
    curve <= 1.5 * simple,
    ridge < error(ridges[0]!),
    ridge < error(byKind),
  ];
}

/** What early stopping and augmentation do with one seed, measured on the test pile. */
export interface CuresOn {
  stoppedAt: number;
  /** The test loss of the network of the lowest validation loss, and of the one trained to the end. */
  stoppedLoss: number;
  endLoss: number;
  /** Accuracy on test digits moved by one pixel. */
  plainMoved: number;
  augmentedMoved: number;
}

/**
 * Teaches two networks on digits dealt with this seed, a plain one for 150 steps and one with moved copies for 60.
 *
 * @example
 * curesOn(await data.digits(), 7).stoppedAt   // 40
 */
export function curesOn(digits: Pick<Digits, "images" | "labels">, seed: number): CuresOn {
  const piles = digitPiles(digits, seed);
  const plain = teach(piles, { seed, steps: 150 });
  const augmented = teach(piles, { seed, steps: 60, move: true });
  const moved = movedByOne(piles.test);
  return {
    stoppedAt: plain.best.step,
    stoppedLoss: plain.best.testLoss,
    endLoss: lossOn(plain.model, piles.test),
    plainMoved: accuracyOn(plain.model, moved),
    augmentedMoved: accuracyOn(augmented.model, moved),
  };
}
