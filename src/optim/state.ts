/** What optimisers remember, as tensors by name: "0.mean" belongs to the first parameter, "groups.0.lr" to the first group. */

import { tensor } from "../tensor/create.js";
import { ArgumentError, words } from "../tensor/errors.js";
import { filled } from "../tensor/raw.js";
import { Tensor } from "../tensor/tensor.js";
import type { Group } from "./groups.js";

/** What is kept for one parameter. */
export type State = Record<string, Tensor | number>;

/** Writes options as float64 tensors: exact numbers, lists of numbers, and yes or no as 1 or 0. */
export function writeOptions(dict: Record<string, Tensor>, path: string, options: object): void {
  for (const [name, value] of Object.entries(options))
    dict[`${path}.${name}`] = Array.isArray(value)
      ? (tensor(Float64Array.from(value)) as Tensor)
      : filled([], Number(value), "float64");
}

/** An option of the kind that `like` has. */
function readOption(saved: Tensor, like: unknown): unknown {
  if (Array.isArray(like)) return Array.from(saved.data());
  return typeof like === "boolean" ? saved.item() !== 0 : saved.item();
}

interface Read<Options> {
  steps: number;
  options: Partial<Options>[];
  states: { parameter: Tensor; fresh: State; saved: Record<string, Tensor> }[];
}

/** Checks a saved state against the optimiser that is to go on from it, before anything is changed. */
export function readState<Options extends object>(
  name: string,
  dict: Readonly<Record<string, Tensor>>,
  groups: readonly Group<Options>[],
  parameters: readonly Tensor[],
  start: (parameter: Tensor, options: Options) => State,
): Read<Options> {
  const refuse = (why: string): never => {
    throw new ArgumentError(`${name}.loadStateDict`, why);
  };
  if (typeof dict !== "object" || dict === null || !(dict.steps instanceof Tensor))
    refuse("expects the stateDict() of an optimiser; a model has its own loadStateDict");
  const options = groups.map(({ options }, i): Partial<Options> => {
    const entries = Object.entries(options).map(([option, like]) => {
      const saved = dict[`groups.${i}.${option}`];
      return [
        option,
        saved
          ? readOption(saved, like)
          : refuse(`the option ${option} of group ${i + 1} is missing; it was saved by a different optimiser`),
      ];
    });
    return Object.fromEntries(entries);
  });
  const used = new Set(["steps"]);
  let index = 0;
  const states = groups.flatMap(({ parameters: own, options: now }, i) =>
    own.flatMap((parameter) => {
      const path = `${index++}.`;
      const saved = Object.fromEntries(
        Object.entries(dict).flatMap(([key, value]) => (key.startsWith(path) ? [[key.slice(path.length), value]] : [])),
      );
      if (Object.keys(saved).length === 0) return [];
      const fresh = start(parameter, { ...now, ...options[i] });
      for (const [key, room] of Object.entries(fresh)) {
        const value = saved[key] ?? refuse(`${path}${key} is missing; the state was saved by a different optimiser`);
        if (typeof room !== "number" && words(room.shape) !== words(value.shape))
          refuse(`${path}${key} is ${words(value.shape)} in the state, but the parameter is ${words(room.shape)}`);
      }
      for (const key of Object.keys(saved)) {
        if (!(key in fresh))
          refuse(`${path}${key} means nothing to ${name}; the state was saved by a different optimiser`);
        used.add(`${path}${key}`);
      }
      return [{ parameter, fresh, saved }];
    }),
  );
  const extra = Object.keys(dict).find((key) => !key.startsWith("groups.") && !used.has(key));
  if (extra !== undefined) refuse(`${extra} belongs to no parameter: here are ${parameters.length}`);
  return { steps: dict.steps!.item(), options, states };
}
