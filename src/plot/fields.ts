import { type FigureOptions, layoutOf } from "./charts.js";
import { Figure, type Trace } from "./figure.js";
import { colourBar, fieldColours, rangeColours } from "./style.js";
import { column, type Grid, grid, interval, type Numbers, PlotError, round, spread } from "./values.js";

/** What a picture of values over a plane takes. */
export interface FieldOptions extends FigureOptions {
  /** Places of the columns along the horizontal axis; 0, 1, 2, … when left out. */
  xs?: Numbers | readonly string[];
  /** Places of the rows along the vertical axis. */
  ys?: Numbers | readonly string[];
  /** What the colour means, with its unit. */
  z?: string;
  /** The values at the two ends of the colour scale. */
  zRange?: readonly [number, number];
}

/** A function of two variables, sampled: `values[row][column] = f(xs[column], ys[row])`. */
export interface Field {
  xs: number[];
  ys: number[];
  values: number[][];
}

/**
 * Samples a function of two variables on a grid of `count` by `count` places.
 *
 * @example
 * plot.sample((x, y) => x * x + y * y, [-1, 1], [-1, 1], 3).values   // [[2, 1, 2], [1, 0, 1], [2, 1, 2]]
 */
export function sample(
  f: (x: number, y: number) => number,
  xOver: readonly [number, number],
  yOver: readonly [number, number],
  count = 41,
): Field {
  const xs = spread(...interval("The horizontal interval", xOver), count);
  const ys = spread(...interval("The vertical interval", yOver), count);
  const values = ys.map((y) => xs.map((x) => Number(f(x, y))));
  if (!values.every((row) => row.every(Number.isFinite)))
    throw new PlotError("The function is not finite everywhere in the region drawn.");
  return { xs, ys, values };
}

/**
 * A grid of values as colours. Row 0 is drawn on top, as in an image or a matrix; with `numbers: true` each cell shows its value.
 *
 * @example
 * plot.heatmap([[5, 1], [0, 4]], { xs: ["cat", "dog"], ys: ["cat", "dog"], numbers: true })
 */
export function heatmap(values: Grid, options: FieldOptions & { numbers?: boolean } = {}): Figure {
  const z = grid("values", values);
  const trace: Trace = {
    type: "heatmap",
    z,
    ...places(options, z),
    ...range(options),
    colorscale: rangeColours,
    colorbar: colourBar(options.z),
    ...(options.numbers ? { texttemplate: "%{z}", textfont: { size: 16 } } : {}),
  };
  const layout = layoutOf(options);
  layout.yaxis.autorange = "reversed";
  return new Figure({ alt: options.alt, data: [trace], layout });
}

/** Lines of equal value over a plane, from a grid; row 0 is the lowest y. `plot.sample` makes the grid of a function. */
export function contour(values: Grid, options: FieldOptions = {}): Figure {
  const z = grid("values", values);
  return new Figure({ alt: options.alt, data: [contourTrace(z, options)], layout: layoutOf(options) });
}

/** A grid of values as a surface in space that can be turned. Row 0 is the lowest y. */
export function surface(values: Grid, options: FieldOptions = {}): Figure {
  const z = grid("values", values);
  return new Figure({ alt: options.alt, data: [surfaceTrace(z, options)], layout: spaceLayout(options) });
}

/** The trace of a contour plot in the house style. */
export function contourTrace(z: number[][], options: FieldOptions): Trace {
  return {
    type: "contour",
    z,
    ...places(options, z),
    ...range(options),
    colorscale: fieldColours,
    line: { color: "#5b7f9f", width: 1, smoothing: 1 },
    contours: { coloring: "fill" },
    ncontours: 16,
    colorbar: colourBar(options.z),
  };
}

/** The trace of a surface in the house style. */
export function surfaceTrace(z: number[][], options: FieldOptions): Trace {
  const { zmin, zmax } = range(options);
  return {
    type: "surface",
    z,
    ...places(options, z),
    ...(zmin === undefined ? {} : { cmin: zmin, cmax: zmax }),
    colorscale: fieldColours,
    showscale: false,
    contours: { z: { show: true, usecolormap: false, color: "#5b7f9f", width: 1 } },
    lighting: { ambient: 0.75, diffuse: 0.5, specular: 0.05 },
  };
}

/** The layout of a figure in space: labels on three axes, seen from the side so that height reads as height. */
export function spaceLayout(options: FieldOptions): Record<string, any> {
  const { xaxis, yaxis, ...layout } = layoutOf(options);
  const along = (label?: string) => ({
    title: { text: label ?? "", font: { size: 18 } },
    tickfont: { size: 13 },
    nticks: 5,
    gridcolor: "rgba(128,128,128,0.35)",
    showbackground: false,
  });
  return {
    ...layout,
    height: options.height ?? 520,
    margin: { l: 24, r: 24, t: options.title ? 44 : 10, b: 0 },
    scene: {
      xaxis: along(options.x),
      yaxis: along(options.y),
      zaxis: { ...along(options.z), ...(options.zRange ? { range: [...options.zRange], autorange: false } : {}) },
      camera: { eye: { x: -1.15, y: -1.23, z: 0.94 }, center: { x: 0, y: 0, z: -0.14 } },
      aspectmode: "manual",
      aspectratio: { x: 1, y: 1, z: 0.8 },
    },
  };
}

function places(options: FieldOptions, z: number[][]): { x?: unknown[]; y?: unknown[] } {
  const found: { x?: unknown[]; y?: unknown[] } = {};
  if (options.xs) found.x = placed("xs", options.xs, z[0]!.length, "columns");
  if (options.ys) found.y = placed("ys", options.ys, z.length, "rows");
  return found;
}

function placed(what: string, given: Numbers | readonly string[], count: number, of: string): unknown[] {
  const named = Array.isArray(given) && typeof given[0] === "string";
  const list = named ? [...given] : column(what, given as Numbers);
  if (list.length !== count) throw new PlotError(`${what} has ${list.length} places and the grid has ${count} ${of}.`);
  return list;
}

function range(options: FieldOptions): { zmin?: number; zmax?: number } {
  if (!options.zRange) return {};
  const [zmin, zmax] = interval("zRange", options.zRange);
  return { zmin: round(zmin), zmax: round(zmax) };
}
