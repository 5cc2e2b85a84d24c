/** The loop of every training: seeded, and able to go on where it was stopped. */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { load, manualSeed, optim, save, type Tensor } from "gradus";
import type { Recipe, Training } from "./recipe.js";

/** How far a training has come. */
export interface Progress {
  /** steps that were made */
  step: number;
  /** the mean loss of every `recipe.every` steps */
  curve: number[];
  /** seconds of this and all earlier runs */
  seconds: number;
  /** what `validate` said after every `recipe.validateEvery` steps */
  validation: number[];
}

export interface TrainOptions {
  /** where the state is kept; none: nothing is kept */
  checkpoint?: string;
  /** stop after so many steps in all */
  until?: number;
  /** seconds between two writings of the state */
  interval?: number;
  /** is told of every point of the curve, and says whether to go on */
  onPoint?: (progress: Progress) => boolean | Promise<boolean>;
}

/** Trains by a recipe, from the beginning or from its checkpoint. */
export async function train(
  recipe: Recipe,
  { checkpoint, until = recipe.steps, interval = 10, onPoint }: TrainOptions = {},
): Promise<{ training: Training; progress: Progress }> {
  manualSeed(recipe.seed);
  const training = await recipe.prepare();
  const { model, optimizer, schedule } = training;
  const progress = checkpoint && existsSync(checkpoint) ? await resume(recipe, training, checkpoint) : undefined;
  const { curve, seconds, validation, step: first } = progress ?? { curve: [], seconds: 0, validation: [], step: 0 };
  const began = performance.now();
  const now = () => seconds + (performance.now() - began) / 1000;
  let written = performance.now();
  const last = Math.min(until, recipe.steps);
  let sum = 0;
  let t = first;
  model.train();
  while (t < last) {
    manualSeed(recipe.seed * 100_003 + t + 1);
    optimizer.zeroGrad();
    const loss = training.loss(t);
    loss.backward();
    if (training.clip !== undefined) optim.clipGradNorm(model.parameters(), training.clip);
    optimizer.step();
    schedule?.step();
    t++;
    sum += loss.item();
    if (t % recipe.every !== 0) continue;
    curve.push(sum / recipe.every);
    sum = 0;
    if (recipe.validateEvery && t % recipe.validateEvery === 0) validate(training, validation);
    const goOn = (await onPoint?.({ step: t, curve, validation, seconds: now() })) ?? true;
    if (checkpoint && (!goOn || t === last || performance.now() - written > 1000 * interval)) {
      await keep(recipe, training, checkpoint, { step: t, curve, validation, seconds: now() });
      written = performance.now();
    }
    if (!goOn) break;
  }
  model.eval();
  if (training.best && t === recipe.steps) model.loadStateDict(training.best);
  return { training, progress: { step: t, curve, validation, seconds: now() } };
}

/** Notes how good the model is, and its state where it is better than ever before. */
function validate(training: Training, validation: number[]): void {
  const { model } = training;
  model.eval();
  const loss = training.validate!();
  model.train();
  if (validation.every((before) => loss < before))
    training.best = Object.fromEntries(
      Object.entries(model.stateDict()).map(([name, x]) => [name, x.clone() as Tensor]),
    );
  validation.push(loss);
}

/** Steps are counted from the last point of the curve, where nothing of a mean is under way. */
async function keep(recipe: Recipe, training: Training, path: string, progress: Progress): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const { model, optimizer, schedule } = training;
  const parts = {
    ...{ model: model.stateDict(), optimizer: optimizer.stateDict(), schedule: schedule?.stateDict() ?? {} },
    best: training.best ?? {},
  };
  const tensors: Record<string, Tensor> = {};
  for (const [part, state] of Object.entries(parts))
    for (const [name, x] of Object.entries(state)) tensors[`${part}/${name}`] = x;
  await save(path, tensors, { recipe: fingerprint(recipe), progress: JSON.stringify(progress) });
}

async function resume(recipe: Recipe, training: Training, path: string): Promise<Progress | undefined> {
  const { tensors, metadata } = await load(path);
  if (metadata.recipe !== fingerprint(recipe)) {
    rmSync(path);
    return undefined;
  }
  const part = (name: string) =>
    Object.fromEntries(
      Object.entries(tensors).flatMap(([path, x]) =>
        path.startsWith(`${name}/`) ? [[path.slice(name.length + 1), x]] : [],
      ),
    );
  training.model.loadStateDict(part("model"));
  training.optimizer.loadStateDict(part("optimizer"));
  training.schedule?.loadStateDict(part("schedule"));
  const best = part("best");
  if (Object.keys(best).length > 0) training.best = best;
  return { validation: [], ...JSON.parse(metadata.progress!) };
}

/** What a run must share with a checkpoint to go on from it. */
function fingerprint({ name, recipe, seed, steps, every }: Recipe): string {
  return JSON.stringify({ name, recipe, seed, steps, every });
}
