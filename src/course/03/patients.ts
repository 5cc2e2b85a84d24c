import type { Digits } from "../../data/index.js";
import { digitPiles, pileOf } from "./digit-piles.js";
import { type LogEntry, teach } from "./teach.js";

/**
 * The training logs of four patients, for E3.8: A overfits, B's learning rate is far too high, C's labels are shifted by
 * one row so that they belong to other images, and D's learning rate is far too low.
 *
 * @example
 * feverPatients(await data.digits()).A.length   // 13
 */
export function feverPatients(digits: Pick<Digits, "images" | "labels">): Record<"A" | "B" | "C" | "D", LogEntry[]> {
  const piles = digitPiles(digits, 7);
  const { images, labels } = piles.training;
  const shifted = { ...piles, training: pileOf(images, [...labels.slice(1), labels[0]!]) };
  const log = (on: typeof piles, lr: number) => teach(on, { seed: 3, steps: 120, lr }).log;
  return { A: log(piles, 0.1), B: log(piles, 3), C: log(shifted, 0.1), D: log(piles, 0.001) };
}
