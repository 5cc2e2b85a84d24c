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

test("every recipe has given the files that come with the library", () => {
  expect(Object.keys(recipes).filter((name) => !existsSync(join(assets, `${name}.json`)))).toEqual([]);
});

describe.each(Object.keys(recipes))("the model %s that comes with the library", (name) => {
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
});
