import { observer } from "../../data/sets/pelvis/observer.js";
import type { PelvisSet } from "../../data/sets/pelvis/pelvises.js";

/** How much too wide or too tight the three simulated observers draw, in mm. */
export const observerBiases = [-1.2, 0, 1.2] as const;

/**
 * The contours of three simulated observers on all slices of a set: one draws tight, one wide, and all three vary by a
 * standard deviation of 2 mm along the edge.
 *
 * @example
 * observersOn(data.pelvises({ patients: 1, seed: 1 })).length   // 3
 */
export const observersOn = (set: PelvisSet): Uint8Array[][] =>
  observerBiases.map((bias, who) => set.slices.map((slice, k) => observer(slice, { seed: 1000 * who + k, bias })));
