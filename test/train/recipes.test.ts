import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recipes } from "../../scripts/train/recipes.js";
import { train } from "../../scripts/train/train.js";
import type { ModelCard } from "../../src/models/index.js";

const assets = join(import.meta.dirname, "../../src/assets");

/** Points of the stored curve that are computed anew. */
const points = 3;

/** Their training takes an hour or more, and has not been run to its end yet. */
const untrained = ["clinic", "moby"];

test("every recipe has given the files that come with the library, but for those that are still to run", () => {
  expect(Object.keys(recipes).filter((name) => !existsSync(join(assets, `${name}.json`)))).toEqual(untrained);
});

test.each(untrained)("the recipe %s begins to learn, and twice the same", { timeout: 300_000 }, async (name) => {
  const recipe = recipes[name]!;
  const { progress } = await train(recipe, { until: 2 * recipe.every });
  expect(progress.curve[1]).toBeLessThan(progress.curve[0]!);
  expect((await train(recipe, { until: recipe.every })).progress.curve).toEqual([progress.curve[0]]);
});

describe.each(Object.keys(recipes).filter((name) => !untrained.includes(name)))(
  "the model %s that comes with the library",
  (name) => {
    const recipe = recipes[name]!;
    const card = JSON.parse(readFileSync(join(assets, `${name}.json`), "utf8")) as ModelCard;

    test("is the file that its card describes, and the recipe is the card's", () => {
      const bytes = readFileSync(join(assets, card.file.name));
      expect(bytes.length).toBe(card.file.bytes);
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(card.file.sha256);
      const { what, data, seed, steps, every } = recipe;
      expect(card).toMatchObject({ model: name, what, data, seed, steps, recipe: recipe.recipe });
      expect(card.curve.every).toBe(every);
      expect(card.curve.loss.length).toBe(Math.floor(steps / every));
    });

    test("the first steps of its training, made again from the seed, have the stored losses to the last bit", async () => {
      const { progress } = await train(recipe, { until: points * recipe.every });
      expect(progress.curve).toEqual(card.curve.loss.slice(0, points));
    });
  },
);
