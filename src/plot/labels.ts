import type { Trace } from "./figure.js";
import { packedRows, pixelRows } from "./pixel-grid.js";
import { colour } from "./style.js";
import { type Grid, type Numbers, PlotError } from "./values.js";

/** Structures drawn over a picture. */
export interface LabelOptions {
  /** The structure of each pixel, a whole number, as rows or as one long list like the picture; 0 where there is no structure. */
  labels?: Grid | Numbers;
  /** What each number is called, names[0] first; it stands in the legend. */
  names?: readonly string[];
  /** The numbers that are drawn; all but 0 when left out. */
  only?: readonly number[];
  /** How strongly the colours cover the picture, 0 to 1. Outlines stay. */
  opacity?: number;
  width?: number;
}

/**
 * The numbers that are drawn of some labels: those of `only` that are present, in ascending order.
 */
export function drawnLabels({ labels, only, width }: LabelOptions): number[] {
  if (labels === undefined) return [];
  const present = [...new Set(pixelRows("labels", labels, width).flat())].filter((label) => label > 0);
  return (only ? present.filter((label) => only.includes(label)) : present).sort((a, b) => a - b);
}

/**
 * The coloured pixels of all structures as one trace, then the outline of each, with its name. `drawn` are the structures
 * that get a colour and a trace, present or not: pictures side by side share them.
 */
export function labelTraces(picture: number[][], options: LabelOptions, drawn = drawnLabels(options)): Trace[] {
  const { names, opacity = 0.35, width } = options;
  const rows = pixelRows("labels", options.labels!, width);
  if (rows.length !== picture.length || rows[0]!.length !== picture[0]!.length)
    throw new PlotError(
      `The picture has ${picture.length} rows of ${picture[0]!.length} pixels and the labels have ${rows.length} of ${rows[0]!.length}: every pixel needs one.`,
    );
  const odd = rows.flat().find((label) => !(Number.isInteger(label) && label >= 0 && label < 256));
  if (odd !== undefined) throw new PlotError(`Labels are whole numbers from 0 to 255; one is ${odd}.`);
  if (!(opacity >= 0 && opacity <= 1)) throw new PlotError(`opacity goes from 0 to 1; got ${opacity}.`);
  if (drawn.length === 0) return [];
  const outlines = drawn.map((label, k) => ({
    type: "scatter",
    mode: "lines",
    ...edges(rows, label),
    name: names?.[label] ?? `label ${label}`,
    showlegend: true,
    line: { color: colour(k), width: 3 },
    hoverinfo: "name",
    meta: "outline",
  }));
  return [colouring(rows, drawn, opacity), ...outlines];
}

/** One colour for each structure and none for the rest. The structures are numbered anew from 1, so that steps are even. */
function colouring(rows: number[][], drawn: readonly number[], opacity: number): Trace {
  const n = drawn.length;
  const steps = drawn.flatMap((_, k): [number, string][] => [
    [(k + 1) / (n + 1), colour(k)],
    [(k + 2) / (n + 1), colour(k)],
  ]);
  return {
    type: "heatmap",
    z: packedRows(rows.map((row) => row.map((label) => drawn.indexOf(label) + 1))),
    zmin: -0.5,
    zmax: n + 0.5,
    colorscale: [[0, "rgba(0,0,0,0)"], [1 / (n + 1), "rgba(0,0,0,0)"], ...steps],
    colorbar: { ticktext: [] },
    showscale: false,
    opacity,
    hoverinfo: "skip",
  };
}

/** Lines along the pixels' edges between a structure and all else, as long as they go straight. */
function edges(rows: number[][], label: number): { x: number[]; y: number[] } {
  const [height, width] = [rows.length, rows[0]!.length];
  const inside = (r: number, c: number) => r >= 0 && c >= 0 && r < height && c < width && rows[r]![c] === label;
  const [x, y]: [number[], number[]] = [[], []];
  const line = (x0: number, y0: number, x1: number, y1: number) => {
    x.push(x0 - 0.5, x1 - 0.5, Number.NaN);
    y.push(y0 - 0.5, y1 - 0.5, Number.NaN);
  };
  for (let r = 0; r <= height; r++)
    runs(width, (c) => inside(r - 1, c) !== inside(r, c)).forEach(([from, to]) => void line(from, r, to, r));
  for (let c = 0; c <= width; c++)
    runs(height, (r) => inside(r, c - 1) !== inside(r, c)).forEach(([from, to]) => void line(c, from, c, to));
  return { x, y };
}

/** From where to where something holds, along a line of `count` places. */
function runs(count: number, holds: (i: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    if (!holds(i)) continue;
    const start = i;
    while (i + 1 < count && holds(i + 1)) i++;
    found.push([start, i + 1]);
  }
  return found;
}
