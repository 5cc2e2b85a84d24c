/** Lecture 10, what its small transformers learn with other seeds: other weights to begin with, other sequences. */
import type { Digits } from "../../data/index.js";
import { learner } from "./learner.js";
import { readPatches } from "./patches.js";
import { copying, recalling, repeating, sorting } from "./tasks.js";

/** What one seed gives; parts of 1. */
export interface SeedNumbers {
  /** whole sequences copied after 100 steps */
  copied: number;
  /** symbols in the right place of a sorted list after 150 steps */
  sorted: number;
  /** symbols of a repetition, by two layers and by one, after 200 steps */
  twoLayers: number;
  oneLayer: number;
  /** values recalled by the two layers that have learned repetition alone, and after 40 steps of recall */
  untaught: number;
  recalled: number;
  /** values recalled after 240 steps of recall and nothing before */
  alone: number;
  /** digits read from patches with positions, without, and with them after the patches were mixed */
  placed: number;
  placeless: number;
  mixed: number;
}

/** Copying, sorting, repetition and recall with one seed. */
export function tasksOn(seed: number): Omit<SeedNumbers, "placed" | "placeless" | "mixed"> {
  const list = sorting({ length: 6, symbols: 10 });
  const sorter = learner(list, { seed });
  sorter.learn(list, 150);
  const one = learner(repeating(), { seed, layers: 1 });
  one.learn(repeating(), 200);
  const two = learner(repeating(), { seed });
  two.learn(repeating(), 200);
  const twoLayers = two.marks(repeating()).symbols;
  const untaught = two.marks(recalling()).symbols;
  two.learn(recalling(), 40);
  const alone = learner(recalling(), { seed, context: repeating().context });
  alone.learn(recalling(), 240);
  return {
    copied: copyOn(seed),
    sorted: sorter.marks(list).symbols,
    oneLayer: one.marks(repeating()).symbols,
    ...{ twoLayers, untaught, recalled: two.marks(recalling()).symbols, alone: alone.marks(recalling()).symbols },
  };
}

/** The part of 256 sequences of twelve symbols that are copied without a mistake after 100 steps. */
export function copyOn(seed: number): number {
  const task = copying({ length: 12, symbols: 15 });
  const copier = learner(task, { seed });
  copier.learn(task, 100);
  return copier.marks(task).sequences;
}

/** All numbers of a seed; takes half a minute. */
export function numbersOn(seed: number, digits: Pick<Digits, "images" | "labels">): SeedNumbers {
  const [placed, placeless] = [true, false].map((positions) => readPatches(digits, { positions, seed }));
  return { ...tasksOn(seed), placed: placed!.right, placeless: placeless!.right, mixed: placed!.shuffled };
}
