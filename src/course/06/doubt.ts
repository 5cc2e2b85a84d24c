import type { PelvisSet } from "../../data/sets/pelvis/pelvises.js";
import { type Drawn, diceByPatient, mean } from "./measure.js";

/**
 * How much several models disagree about each patient: 1 minus the mean Dice of all pairs and organs. [patients]
 *
 * @example
 * const set = data.pelvises({ patients: 2, seed: 1 });
 * disagreement([truthOf(set), truthOf(set)], set)   // [0, 0]
 */
export function disagreement(drawn: readonly Drawn[], set: PelvisSet): number[] {
  const pairs = drawn.flatMap((a, i) => drawn.slice(i + 1).map((b) => diceByPatient(a, set, b).map(mean)));
  return pairs[0]!.map((_, patient) => 1 - mean(pairs.map((dice) => dice[patient]!)));
}
