import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { safetensors } from "gradus";
import type { ModelCard } from "gradus/models";
import type { Recipe, Training } from "./recipe.js";
import type { Progress } from "./train.js";

/** Writes NAME.safetensors and its card, NAME.json, and says which rows they are in the table of files. */
export function publish(
  recipe: Recipe,
  { training, progress }: { training: Training; progress: Progress },
  folder: string,
): string {
  const { model, inputs = {}, kind } = training;
  const bytes = safetensors.encode(model.stateDict(), { model: recipe.name }, kind ? { kind } : {});
  const file = `${recipe.name}.safetensors`;
  const card: ModelCard = {
    model: recipe.name,
    what: recipe.what,
    data: recipe.data,
    recipe: recipe.recipe,
    seed: recipe.seed,
    steps: recipe.steps,
    parameters: model.parameterCount(),
    inputs,
    measured: training.measure(),
    seconds: Math.round(progress.seconds),
    curve: { every: recipe.every, loss: progress.curve },
    ...(recipe.validateEvery && { validation: { every: recipe.validateEvery, loss: progress.validation } }),
    file: { name: file, bytes: bytes.length, sha256: sha256(bytes) },
    script: `npm run train -- ${recipe.name}`,
  };
  const text = `${JSON.stringify(card, null, 1)}\n`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), bytes);
  writeFileSync(join(folder, `${recipe.name}.json`), text);
  const source = `this course (MIT); trained by \`${card.script}\`, from ${recipe.data}`;
  return [
    `| ${recipe.name}.json | The card of ${recipe.name}: data, recipe, seed, curve, seconds and what was measured | ${source} | ${sha256(text)} |`,
    `| ${file} | ${recipe.what} | ${source} | ${card.file.sha256} |`,
  ].join("\n");
}

const sha256 = (content: Uint8Array | string): string => createHash("sha256").update(content).digest("hex");
