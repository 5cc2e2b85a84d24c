import type { Mistake } from "./exercise.js";

/** A usual mistake known by the answer it leads to: that answer (or several), its name, and the sentence that teaches. */
export type Slip<T> = readonly [given: T, name: string, says: string];

/** Slips and other mistakes as mistakes, in the order given; `is` says whether an answer is the one that a slip leads to. */
export function asMistakes<T, A>(
  slips: readonly (Slip<T> | Mistake<A>)[],
  is: (answer: A, given: T) => boolean,
): Mistake<A>[] {
  return slips.map((slip) => {
    if (!isSlip(slip)) return slip;
    const [given, name, says] = slip;
    return { name, when: (answer) => is(answer, given), says };
  });
}

const isSlip = <T, A>(slip: Slip<T> | Mistake<A>): slip is Slip<T> => Array.isArray(slip);
