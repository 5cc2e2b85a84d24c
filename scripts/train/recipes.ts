/** The models that come with the library, by the name of their files. */
import type { Recipe } from "./recipe.js";
import { lenet } from "./recipes/lenet.js";
import { moby } from "./recipes/moby.js";

export const recipes: Readonly<Record<string, Recipe>> = Object.fromEntries(
  [lenet, moby].map((recipe) => [recipe.name, recipe]),
);
