/** Lecture 10, tasks on sequences of symbols that mean nothing: copy, sort, continue a repetition, recall. */
import type { Generator } from "../../random/generator.js";
import { checkOptions, checkWhole } from "../../tensor/options.js";

/** Sequences, and which symbol is right after each place. */
export interface TaskBatch {
  /** [N, T] */
  inputs: number[][];
  /** [N, T]: the next symbol, or −1 where it cannot be known */
  targets: number[][];
}

/** A task: how many symbols there are, how long its sequences, and how to draw some. */
export interface Task {
  name: string;
  vocabulary: number;
  /** the length of a sequence */
  context: number;
  draw(count: number, generator: Generator): TaskBatch;
}

/** So many different symbols between `from` and `to`, or any if `different` is false. */
function symbols(count: number, from: number, to: number, generator: Generator, different = false): number[] {
  if (!different) return Array.from({ length: count }, () => from + generator.below(to - from));
  return generator
    .permutation(to - from)
    .slice(0, count)
    .map((i) => from + i);
}

/** From whole sequences, of which the places from `judged` on can be known. */
function batchOf(count: number, sequence: () => { tokens: number[]; known: (place: number) => boolean }): TaskBatch {
  const drawn = Array.from({ length: count }, sequence);
  return {
    inputs: drawn.map(({ tokens }) => tokens.slice(0, -1)),
    targets: drawn.map(({ tokens, known }) => tokens.slice(1).map((token, i) => (known(i + 1) ? token : -1))),
  };
}

export interface ListOptions {
  /** how many symbols a sequence has */
  length: number;
  /** how many different symbols there are */
  symbols: number;
}

/** Some symbols, a bar, and then an answer that follows from the symbols. */
function listTask(name: string, { length, symbols: many }: ListOptions, answer: (list: number[]) => number[]): Task {
  checkWhole(name, "length", length, 1);
  checkWhole(name, "symbols", many, 2);
  const bar = many;
  return {
    name,
    vocabulary: many + 1,
    context: 2 * length,
    draw: (count, generator) =>
      batchOf(count, () => {
        const list = symbols(length, 0, many, generator);
        return { tokens: [...list, bar, ...answer(list)], known: (place) => place > length };
      }),
  };
}

/**
 * Copy: 3 1 4 | 3 1 4.
 *
 * @example
 * copying({ length: 3, symbols: 5 }).draw(1, new Generator(1)).inputs[0].length   // 6
 */
export function copying(options: ListOptions): Task {
  checkOptions("copying", options, ["length", "symbols"]);
  return listTask("copying", options, (list) => list);
}

/**
 * Sort: 3 1 4 | 1 3 4.
 *
 * @example
 * sorting({ length: 3, symbols: 5 }).vocabulary   // 6
 */
export function sorting(options: ListOptions): Task {
  checkOptions("sorting", options, ["length", "symbols"]);
  return listTask("sorting", options, (list) => [...list].sort((a, b) => a - b));
}

/**
 * Repetition: 32 random symbols of 32, which begin again after 6 to 14. The length of the period is drawn anew for each
 * sequence, so that counting places does not help: what came after this symbol the last time must be looked up.
 *
 * @example
 * repeating().context   // 32
 */
export function repeating(): Task {
  const [many, length] = [32, 32];
  return {
    name: "repeating",
    vocabulary: many,
    context: length,
    draw: (count, generator) =>
      batchOf(count, () => {
        const period = 6 + generator.below(9);
        const once = symbols(period, 0, many, generator, true);
        const tokens = Array.from({ length: length + 1 }, (_, i) => once[i % period]!);
        return { tokens, known: (place) => place > period };
      }),
  };
}

/**
 * Recall: eight pairs of a name and a value, then three of the names again, each to be followed by its value. Names are the
 * symbols 0 to 15, values 16 to 31.
 *
 * @example
 * recalling().draw(1, new Generator(1)).targets[0].filter((one) => one >= 0).length   // 3
 */
export function recalling(): Task {
  const [pairs, asked, kinds] = [8, 3, 16];
  return {
    name: "recalling",
    vocabulary: 2 * kinds,
    context: 2 * (pairs + asked) - 1,
    draw: (count, generator) =>
      batchOf(count, () => {
        const names = symbols(pairs, 0, kinds, generator, true);
        const values = symbols(pairs, kinds, 2 * kinds, generator, true);
        const questions = generator.permutation(pairs).slice(0, asked);
        const tokens = [...names.keys(), ...questions].flatMap((i) => [names[i]!, values[i]!]);
        return { tokens, known: (place) => place >= 2 * pairs && place % 2 === 1 };
      }),
  };
}
