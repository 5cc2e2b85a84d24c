import type { Numbers } from "./values.js";
import { column, interval, PlotError, spread } from "./values.js";

/** Whole numbers from 0 to 65535 in Plotly's typed form: a fifth of the size of a written-out list. */
export interface PackedGrid {
  dtype: "u2";
  bdata: string;
  shape: string;
}

/** Places of a grid over a rectangle, row by row from the lowest x₂. */
export interface GridPlaces {
  xs: number[];
  ys: number[];
  /** [rows · columns][2] */
  places: number[][];
}

/** `count` by `count` places over a rectangle. */
export function gridPlaces(
  xRange: readonly [number, number],
  yRange: readonly [number, number],
  count: number,
): GridPlaces {
  const xs = spread(...interval("xRange", xRange), count);
  const ys = spread(...interval("yRange", yRange), count);
  return { xs, ys, places: ys.flatMap((y) => xs.map((x) => [x, y])) };
}

/** What a probability of 1 is in a packed grid: whole percents would give a gentle border teeth. */
export const certain = 10_000;

/** Probabilities at the places of a grid, in ten-thousandths, packed: two bytes each, the low one first. */
export function packed(probabilities: number[], columns: number): PackedGrid {
  let text = "";
  for (const p of probabilities) {
    const whole = Math.round(certain * Math.min(1, Math.max(0, p)));
    text += String.fromCharCode(whole & 255, whole >> 8);
  }
  return { dtype: "u2", bdata: btoa(text), shape: `${probabilities.length / columns}, ${columns}` };
}

/** What a classifier says at many places at once: [N] or [N, 1] numbers, checked. */
export function probabilities(classify: (places: number[][]) => Numbers, places: number[][]): number[] {
  const given = classify(places) as unknown;
  const held = given && typeof (given as any).toArray === "function" ? (given as any).toArray() : given;
  const flat = Array.isArray(held) && Array.isArray(held[0]) ? held.map((row: number[]) => row[0]) : held;
  const values = column("the classifier's answers", flat as Numbers);
  if (values.length !== places.length) {
    throw new PlotError(
      `The classifier got ${places.length} places and gave ${values.length} answers: it must give one for each.`,
    );
  }
  return values;
}
