/** The loop of every training: seeded, and able to go on where it was stopped. */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { load, manualSeed, save, type Tensor } from "gradus";
import type { Recipe, Training } from "./recipe.js";

/** How far a training has come. */
export interface Progress {
  /** steps that were made */
  step: number;
  /** the mean loss of every `recipe.every` steps */
  curve: number[];
  /** seconds of this and all earlier runs */
  seconds: number;
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
  const { curve, seconds, step: first } = progress ?? { curve: [], seconds: 0, step: 0 };
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
    optimizer.step();
    schedule?.step();
    t++;
    sum += loss.item();
    if (t % recipe.every !== 0) continue;
    curve.push(sum / recipe.every);
    sum = 0;
    const goOn = (await onPoint?.({ step: t, curve, seconds: now() })) ?? true;
    if (checkpoint && (!goOn || t === last || performance.now() - written > 1000 * interval)) {
      await keep(recipe, training, checkpoint, { step: t, curve, seconds: now() });
      written = performance.now();
    }
    if (!goOn) break;
  }
  model.eval();
  return { training, progress: { step: t, curve, seconds: now() } };
}

/** Steps are counted from the last point of the curve, where nothing of a mean is under way. */
async function keep(recipe: Recipe, training: Training, path: string, progress: Progress): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const { model, optimizer, schedule } = training;
  const parts = { model: model.stateDict(), optimizer: optimizer.stateDict(), schedule: schedule?.stateDict() ?? {} };
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
  return JSON.parse(metadata.progress!);
}

/** What a run must share with a checkpoint to go on from it. */
function fingerprint({ name, recipe, seed, steps, every }: Recipe): string {
  return JSON.stringify({ name, recipe, seed, steps, every });
}
