/** What the ways of looking into a model share: which score is asked about, and a model that is left as it was. */
import { isModule, type ModuleMethods } from "../../nn/module.js";
import { ArgumentError, described, ShapeError, words } from "../../tensor/errors.js";
import { stack, type Tensor } from "../../tensor/index.js";

/** What a question to a classifier takes. */
export interface ClassOptions {
  /** The class whose score is asked about, one for all pictures or one for each; the highest score of each when left out. */
  target?: number | readonly number[];
}

/** The classes asked about, one for each picture; scores are [N, classes]. */
export function targetsOf(name: string, scores: Tensor, target: ClassOptions["target"]): number[] {
  if (scores.ndim !== 2)
    throw new ShapeError(name, `expects a model that gives scores [N, classes], but they are ${words(scores.shape)}`, {
      shapes: [scores.shape],
    });
  const [N, classes] = scores.shape as readonly [number, number];
  if (target === undefined) return scores.argmax(1).toArray() as number[];
  const list = typeof target === "number" ? Array.from({ length: N }, () => target) : target;
  const fits = Array.isArray(list) && list.every((k) => Number.isInteger(k) && k >= 0 && k < classes);
  if (!fits || list.length !== N)
    throw new ArgumentError(
      name,
      `target must be a class from 0 to ${classes - 1}, or a list of one for each of the ${N} pictures, but is ${described(target)}`,
    );
  return [...list];
}

/** The scores of these classes, [N]. */
export function scoresOf(scores: Tensor, targets: readonly number[]): Tensor {
  return stack(targets.map((k, n) => scores.select(0, n).select(0, k) as Tensor)) as Tensor;
}

/** Runs f with the model in evaluation mode and its parameters frozen, and leaves both as they were. */
export function undisturbed<T>(model: unknown, f: () => T): T {
  if (!isModule(model)) return f();
  const modes = model.modules().map((part: ModuleMethods) => [part, part.training] as const);
  const wanted = model.parameters().map((p) => [p, p.requiresGrad] as const);
  model.eval();
  for (const [p] of wanted) p.requiresGrad = false;
  try {
    return f();
  } finally {
    for (const [part, training] of modes) part.training = training;
    for (const [p, requires] of wanted) p.requiresGrad = requires;
  }
}
