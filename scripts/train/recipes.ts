/** The models that come with the library, by the name of their files. */
import type { Recipe } from "./recipe.js";
import { clinic } from "./recipes/clinic.js";
import { digitDiffusionRecipe, digitGanRecipe } from "./recipes/digits.js";
import { lenet } from "./recipes/lenet.js";
import { moby } from "./recipes/moby.js";
import { unets } from "./recipes/unet.js";

export const recipes: Readonly<Record<string, Recipe>> = Object.fromEntries(
  [clinic, lenet, moby, ...unets, digitGanRecipe, digitDiffusionRecipe].map((recipe) => [recipe.name, recipe]),
);
