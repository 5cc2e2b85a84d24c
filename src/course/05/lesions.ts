/** Lecture 5, lesions: the CNN of lecture 4, with one score for each of two answers, and what it looks at. */
import { type LesionSet, lesions } from "../../data/index.js";
import { gradCam, lesionCnn, saliency } from "../../models/index.js";
import type * as nn from "../../nn/index.js";
import { manualSeed } from "../../random/generator.js";
import type { Tensor } from "../../tensor/index.js";
import { type Examples, teach } from "./teach.js";

/** Patches as a network gets them: [n, 1, 32, 32], the middle of the window at 0. */
export function patchesOf({ images, labels }: LesionSet): Examples {
  return {
    length: labels.shape[0],
    rows: (numbers) => [
      (images as Tensor)
        .indexSelect(0, numbers as number[])
        .sub(0.5)
        .mul(4) as Tensor,
      (labels as Tensor).indexSelect(0, numbers as number[]) as Tensor,
    ],
  };
}

/** The step whose result Grad-CAM looks at: the last ReLU, 16 channels of 8 by 8. */
export const lastConvolution = 10;

/** A reader of lesions, trained on so many made-up patches; with `markers`, as the ward of lecture 4 had them. */
export function trainLesionReader(options: {
  count?: number;
  contrast?: number;
  markers?: { yes: number; no: number };
  epochs?: number;
  seed?: number;
}): nn.Sequential<nn.Step[]> {
  const { count = 800, epochs = 5, seed = 1, ...look } = options;
  manualSeed(seed);
  const set = lesions({ count, seed: 1000 + seed, ...look });
  const model = lesionCnn();
  const steps = epochs * Math.ceil(count / 32);
  teach(model, patchesOf(set), { steps, batch: 32, lr: 1e-2, seed });
  return model;
}

/** Row and column of the largest value of a map [rows][columns]. */
export function peakOf(map: readonly (readonly number[])[]): { row: number; column: number } {
  const rows = map.map((row) => Math.max(...row));
  const row = rows.indexOf(Math.max(...rows));
  return { row, column: map[row]!.indexOf(rows[row]!) };
}

/** How often a map's largest value lies within 5 pixels of a place, for the first patches that have a lesion. */
export interface Hits {
  gradCam: number;
  saliency: number;
  count: number;
}

/** Counts it for up to `count` patches with a lesion; `where` says which place is meant. */
export function hitsOf(model: nn.Sequential<nn.Step[]>, set: LesionSet, where: "lesion" | "marker", count = 40): Hits {
  const chosen = set.patches.flatMap(({ lesion }, i) => (lesion ? [i] : [])).slice(0, count);
  const [x] = patchesOf(set).rows(chosen);
  const cams = gradCam(model, x, { layer: lastConvolution, target: 1 }).toArray() as number[][][];
  const slopes = saliency(model, x, { target: 1 }).toArray() as number[][][];
  const near = (map: number[][], k: number) => {
    const { row, column } = peakOf(map);
    const { lesion } = set.patches[chosen[k]!]!;
    const aim = where === "lesion" ? { row: lesion!.y, column: lesion!.x } : { row: 3, column: 28 };
    return Math.sqrt((row - aim.row) * (row - aim.row) + (column - aim.column) * (column - aim.column)) <= 5;
  };
  return { gradCam: cams.filter(near).length, saliency: slopes.filter(near).length, count: chosen.length };
}
