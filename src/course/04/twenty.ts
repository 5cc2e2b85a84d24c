/** Lecture 4, "you against the machine": twenty patches, a machine's verdicts, and a verdict that somebody planted. */
import { type LesionSet, lesions } from "../../data/index.js";
import { type Displayable, table } from "../../display/index.js";
import { type Figure, pictures } from "../../plot/index.js";
import { ArgumentError } from "../../tensor/errors.js";
import type { Tensor } from "../../tensor/index.js";
import type { Reader } from "./readers.js";

const letters = "ABCDEFGHIJKLMNOPQRST";

/** Twenty patches to read. */
export interface Twenty extends LesionSet {
  /** the letters of those with a lesion */
  readonly ill: string;
}

/**
 * Twenty patches, some with a lesion. The same seed gives the same patients.
 *
 * @example
 * twenty(1).patches.length   // 20
 */
export function twenty(seed: number): Twenty {
  const set = lesions({ count: 20, seed, contrast: -32 });
  return { ...set, ill: lettersOf(set.patches.map(({ lesion }) => lesion !== undefined)) };
}

/** The letters of the places where something holds. */
const lettersOf = (holds: readonly boolean[]): string =>
  Array.from(letters)
    .filter((_, i) => holds[i])
    .join("");

/**
 * The sheet of twenty patches, seven in a row; with a machine's verdicts, each has it above.
 *
 * @example
 * sheet(twenty(1))
 */
export function sheet({ patches }: Twenty, verdicts?: string): Figure {
  return pictures(
    patches.map(({ hounsfield, size }, i) => {
      const says = verdicts === undefined ? "" : verdicts.includes(letters[i]!) ? ": lesion" : ": none";
      return { values: hounsfield, width: size, window: [-45, 155] as const, title: `${letters[i]}${says}` };
    }),
    { columns: 7 },
  );
}

/** What a reading found. */
export interface Reading {
  readonly found: number;
  readonly missed: number;
  readonly alarms: number;
  readonly sensitivity: number;
  /** 95% interval of the sensitivity (Wilson 1927) */
  readonly interval: readonly [number, number];
}

/**
 * A reading of twenty patches against the truth.
 *
 * @example
 * score("AB", "ABC").missed   // 1
 */
export function score(read: string, ill: string): Reading {
  const marked = [...new Set(read.toUpperCase().replace(/[^A-Z]/g, ""))];
  const odd = marked.find((letter) => !letters.includes(letter));
  if (odd) throw new ArgumentError("score", `the patches are called A to T, but ${odd} was given`);
  const found = marked.filter((letter) => ill.includes(letter)).length;
  const n = ill.length;
  const [p, z] = [found / n, 1.96];
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const reach = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return {
    ...{ found, missed: n - found, alarms: marked.length - found, sensitivity: p },
    interval: [Math.max(0, middle - reach), Math.min(1, middle + reach)],
  };
}

/**
 * A machine's verdicts on the twenty patches, as letters of those it calls ill, after the verdict on one of them was turned
 * round: the first ill patch that it had found is shown as healthy.
 *
 * @example
 * const patches = twenty(1);
 * planted(patches, { sure: () => Array(20).fill(1) }).shown.length   // 19
 */
export function planted(patches: Twenty, reader: Pick<Reader, "sure">): { shown: string; letter: string } {
  const calls = lettersOf(reader.sure(patches.images as Tensor).map((sure) => sure >= 0.5));
  const letter = Array.from(calls).find((one) => patches.ill.includes(one));
  if (letter === undefined)
    throw new ArgumentError("planted", "the machine found none of the ill: nothing can be turned round");
  return { shown: calls.replace(letter, ""), letter };
}

/** One reading: who made it, the letters, and the letters of the patches that were ill. */
export type ReadingRow = readonly [name: string, read: string | undefined, ill: string];

/** The patch whose verdict was turned round, and what somebody read with that verdict in sight. */
export interface Followed {
  readonly letter: string;
  readonly read: string | undefined;
}

/**
 * Readings below each other, as a table; one that was not made says so. With `followed`, a sentence below it says whether
 * the reader went along with the verdict that was turned round.
 *
 * @example
 * compareReadings([["you", "AB", "ABC"]], { letter: "A", read: "AB" })
 */
export function compareReadings(readings: readonly ReadingRow[], followed?: Followed): Displayable {
  const percent = (part: number) => `${Math.round(100 * part)}%`;
  const rows = readings.map(([name, read, ill]) => {
    if (!read) return [name, "not read yet", "", "", ""];
    const { found, missed, alarms, sensitivity, interval } = score(read, ill);
    return [
      name,
      found,
      missed,
      alarms,
      `${percent(sensitivity)} (${percent(interval[0])} to ${percent(interval[1])})`,
    ];
  });
  const caption = followed?.read ? { caption: went(followed.letter, followed.read) } : {};
  return table(rows, {
    head: ["reading", "found", "missed", "false alarms", "sensitivity (95% interval)"],
    ...caption,
  });
}

const went = (letter: string, read: string): string =>
  `Patch ${letter} has a lesion, which the machine had found, and we wrote "none" above it. ${
    read.toUpperCase().includes(letter) ? "You called it ill all the same." : "You called it healthy as well."
  }`;
