import { observer } from "../../data/sets/pelvis/observer.js";
import type { PelvisSet } from "../../data/sets/pelvis/pelvises.js";
import type { Drawn } from "./measure.js";
import { observerBiases } from "./observers.js";

/** The contours of one slice by three readers whose names are covered, with a label to look them up by afterwards. */
export interface Blinded {
  /** A, B and C, each with its labels */
  readers: { title: string; labels: Uint8Array }[];
  /** which of them is the network */
  network: string;
}

/**
 * Two simulated observers and a network's contours of one slice, in an order that does not tell who is who.
 *
 * @example
 * const set = data.pelvises({ patients: 1, seed: 1 });
 * blinded(set, truthOf(set), 1).readers.length   // 3
 */
export function blinded(set: PelvisSet, network: Drawn, slice: number): Blinded {
  const [tight, , wide] = observerBiases.map((bias, who) =>
    observer(set.slices[slice]!, { seed: 1000 * who + slice, bias }),
  );
  const places = [wide!, network[slice]!, tight!];
  return {
    readers: places.map((labels, i) => ({ title: "ABC"[i]!, labels })),
    network: "ABC"[places.indexOf(network[slice]!)]!,
  };
}

/** A slice as a picture with labels on it, for `plot.pictures`: the organs in colour. */
export function contoured(set: PelvisSet, slice: number, labels: ArrayLike<number>, title?: string) {
  const { hounsfield, size, structures } = set.slices[slice]!;
  return {
    values: hounsfield as Float32Array,
    width: size,
    window: [-160, 240] as const,
    unit: "HU",
    labels: Array.from(labels),
    names: structures,
    only: [2, 3, 4, 5, 6],
    ...(title === undefined ? {} : { title }),
  };
}

/**
 * Labels as a coarser picture would have them: in each square of factor × factor pixels the most frequent one.
 *
 * @example
 * coarsened([2, 2, 2, 3], 2, 2)   // [2, 2, 2, 2]
 */
export function coarsened(labels: ArrayLike<number>, width: number, factor: number): number[] {
  const out = Array.from(labels);
  for (let top = 0; top < labels.length / width; top += factor) {
    for (let left = 0; left < width; left += factor) {
      const places = Array.from(
        { length: factor * factor },
        (_, i) => (top + Math.floor(i / factor)) * width + left + (i % factor),
      );
      const counts = new Map<number, number>();
      for (const i of places) counts.set(labels[i]!, (counts.get(labels[i]!) ?? 0) + 1);
      const [most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
      for (const i of places) out[i] = most;
    }
  }
  return out;
}

/**
 * Labels moved to the right by whole pixels; what comes in from the left is what stood at the edge.
 *
 * @example
 * movedRight([1, 2, 3, 4], 2, 1)   // [1, 1, 3, 3]
 */
export const movedRight = (labels: ArrayLike<number>, width: number, by: number): number[] =>
  Array.from(labels, (_, i) => labels[i - Math.min(by, i % width)]!);
