import type { PelvisSet } from "../../data/sets/pelvis/pelvises.js";
import * as metrics from "../../metrics/index.js";
import { noGrad, type Tensor, tensor } from "../../tensor/index.js";

/** The five organs, in the order of their labels. */
export const organNames = ["bladder", "prostate", "rectal wall", "rectum", "femoral heads"] as const;

/** The label of the first of them. */
export const firstOrgan = 2;

/** What is drawn on each slice of a set: its labels, [size · size]. */
export type Drawn = readonly Uint8Array[];

/**
 * The pixels of one label, as a mask.
 *
 * @example
 * maskOf([0, 3, 3, 2], 3)   // [0, 1, 1, 0]
 */
export const maskOf = (labels: ArrayLike<number>, label: number): number[] =>
  Array.from(labels, (l) => Number(l === label));

/**
 * A model's contours on all slices of a set: the most likely label of each pixel.
 *
 * @example
 * const set = data.pelvises({ patients: 1, seed: 1 });
 * contoursOf(unet({ classes: 7 }), set)[0].length   // 4096
 */
export function contoursOf(model: (x: Tensor) => Tensor, set: PelvisSet): Uint8Array[] {
  const batch = 20;
  const drawn: Uint8Array[] = [];
  for (let from = 0; from < set.slices.length; from += batch) {
    const count = Math.min(batch, set.slices.length - from);
    const labels = noGrad(() => model(set.images.narrow(0, from, count) as Tensor).argmax(1)).data();
    const area = labels.length / count;
    for (let k = 0; k < count; k++) drawn.push(Uint8Array.from(labels.slice(k * area, (k + 1) * area)));
  }
  return drawn;
}

/** The true contours of a set, as if somebody had drawn them. */
export const truthOf = (set: PelvisSet): Uint8Array[] => set.slices.map(({ labels }) => labels);

/** The slices of each patient, by their places in the set. */
export function byPatient({ patient }: PelvisSet): number[][] {
  const patients = new Set(patient);
  return Array.from(patients, (who) => patient.flatMap((of, k) => (of === who ? [k] : [])));
}

/**
 * Dice of each patient and organ, [patients][5]: the pixels of all slices of a patient are counted together, as a clinic
 * counts a volume.
 *
 * @example
 * const set = data.pelvises({ patients: 2, seed: 1 });
 * diceByPatient(truthOf(set), set)   // [[1, 1, 1, 1, 1], [1, 1, 1, 1, 1]]
 */
export function diceByPatient(drawn: Drawn, set: PelvisSet, truth: Drawn = truthOf(set)): number[][] {
  return byPatient(set).map((places) =>
    organNames.map((_, i) => {
      const label = firstOrgan + i;
      let [both, all] = [0, 0];
      for (const k of places) {
        const [a, b] = [drawn[k]!, truth[k]!];
        for (let pixel = 0; pixel < a.length; pixel++) {
          const [here, there] = [a[pixel] === label, b[pixel] === label];
          if (here) all++;
          if (there) all++;
          if (here && there) both++;
        }
      }
      return all === 0 ? 1 : (2 * both) / all; // as metrics.dice does: two empty regions agree
    }),
  );
}

/** HD95 of each patient and organ in mm, and how many slices count for nothing because the organ was missed or invented. */
export interface Distances {
  /** [patients][5]: the mean over the slices on which both have the organ; NaN where there is none */
  hd95: number[][];
  /** [5]: slices on which one of the two has the organ and the other has not */
  missed: number[];
}

/**
 * HD95 slice by slice, averaged over each patient. A slice on which only one of the two has the organ has no distance: it
 * is counted apart, and not mixed in as some large number.
 *
 * @example
 * const set = data.pelvises({ patients: 1, seed: 1 });
 * distancesByPatient(truthOf(set), set).missed   // [0, 0, 0, 0, 0]
 */
export function distancesByPatient(drawn: Drawn, set: PelvisSet, truth: Drawn = truthOf(set)): Distances {
  const { size, spacing } = set.slices[0]!;
  const grid = (labels: Uint8Array, label: number) =>
    (tensor(maskOf(labels, label)) as Tensor).reshape([size, size]) as Tensor;
  const missed = organNames.map(() => 0);
  const hd95 = byPatient(set).map((places) =>
    organNames.map((_, i) => {
      const label = firstOrgan + i;
      const found: number[] = [];
      for (const k of places) {
        const [here, there] = [drawn[k]!.includes(label), truth[k]!.includes(label)];
        if (here && there) found.push(metrics.hd95(grid(drawn[k]!, label), grid(truth[k]!, label), { spacing }));
        else if (here !== there) missed[i]!++;
      }
      return mean(found);
    }),
  );
  return { hd95, missed };
}

/** The mean of a list; NaN for none. */
export const mean = (list: readonly number[]): number => list.reduce((sum, v) => sum + v, 0) / list.length;

/**
 * The mean over patients for each organ, of a table [patients][5].
 *
 * @example
 * perOrgan([[1, 0], [0, 0]])   // [0.5, 0]
 */
export const perOrgan = (table: readonly (readonly number[])[]): number[] =>
  table[0]!.map((_, i) => mean(table.map((row) => row[i]!).filter((v) => !Number.isNaN(v))));
