import { path, type Series, type SeriesLook } from "./series.js";
import { ink } from "./style.js";
import { column, interval, type Numbers, PlotError } from "./values.js";

/**
 * The straight border w₁x₁ + w₂x₂ + b = 0 of a neuron, from edge to edge of a rectangle, as a series for `plot.figure`.
 *
 * @example
 * plot.figure({ x: "x₁", y: "x₂" }, plot.border([1, 1, -1.5], { xRange: [0, 2], yRange: [0, 2], name: "and" }))
 */
export function border(
  weights: Numbers,
  options: SeriesLook & { xRange: readonly [number, number]; yRange: readonly [number, number] },
): Series {
  const [w1, w2, b] = column("weights", weights);
  if (w1 === undefined || w2 === undefined || b === undefined)
    throw new PlotError(
      `A border needs three numbers [w₁, w₂, b]; got ${[w1, w2, b].filter((v) => v !== undefined).length}.`,
    );
  const { xRange, yRange, ...look } = options ?? {};
  const ends = crossing([w1, w2, b], interval("xRange", xRange), interval("yRange", yRange));
  const drawn = { colour: ink, dash: "solid", ...look };
  // A border that does not meet the rectangle is a line of no length outside its corner, so that a slider can pass over it.
  if (ends.length < 2) return () => ({ ...path([0], [0], drawn)(0), x: [null], y: [null] });
  const [from, to] = ends as [[number, number], [number, number]];
  return path([from[0], to[0]], [from[1], to[1]], drawn);
}

/** Where the line w₁x₁ + w₂x₂ + b = 0 enters and leaves a rectangle. */
export function crossing(
  [w1, w2, b]: readonly [number, number, number],
  xRange: readonly [number, number],
  yRange: readonly [number, number],
): [number, number][] {
  const inside = (v: number, [low, high]: readonly [number, number]) => v >= low - 1e-9 && v <= high + 1e-9;
  const found: [number, number][] = [];
  for (const x of xRange) if (w2 !== 0 && inside(-(w1 * x + b) / w2, yRange)) found.push([x, -(w1 * x + b) / w2]);
  for (const y of yRange) if (w1 !== 0 && inside(-(w2 * y + b) / w1, xRange)) found.push([-(w2 * y + b) / w1, y]);
  // Through a corner it is found twice.
  const apart = found.filter(
    ([x, y], i) => found.findIndex(([u, v]) => Math.abs(u - x) + Math.abs(v - y) < 1e-9) === i,
  );
  return apart.slice(0, 2);
}
