import { type FigureOptions, figure } from "./charts.js";
import type { Figure } from "./figure.js";
import { curve, path, points, type Series } from "./series.js";
import { column, type Grid, grid, type Numbers, PlotError } from "./values.js";

/** What a picture of several lines takes. */
export interface LinesOptions extends FigureOptions {
  /** Where along the horizontal axis the values lie; 0, 1, 2, … when left out. */
  at?: Numbers;
  /** Puts a marker on each value. */
  marked?: boolean;
  /** Width of the lines in pixels. */
  size?: number;
}

/**
 * Several lines by name against the same places: losses against the step, errors against the degree. Further series are
 * drawn on top.
 *
 * @example
 * plot.lines({ training: [2.3, 0.9, 0.4], validation: [2.3, 1.1, 1.2] }, { x: "epoch", y: "loss" })
 */
export function lines(named: Record<string, Numbers>, options: LinesOptions = {}, ...more: Series[]): Figure {
  const { at, marked, size, ...look } = options;
  const own = Object.entries(named ?? {}).map(([name, given]) => {
    const values = column(name, given);
    const places = at === undefined ? values.map((_, i) => i) : column("at", at);
    if (places.length !== values.length)
      throw new PlotError(
        `"${name}" has ${values.length} values and at has ${places.length}: every value needs a place.`,
      );
    return path(places, values, { name, ...(marked ? { marked } : {}), ...(size ? { size } : {}) });
  });
  if (own.length === 0) throw new PlotError("There are no lines: give them by name, such as { loss: [3, 2, 1] }.");
  return figure(look, ...own, ...more);
}

/**
 * The graphs of several functions by name over the same interval. Further series are drawn on top.
 *
 * @example
 * plot.curves({ "x²": (x) => x * x, "2x": (x) => 2 * x }, [-1, 3], { x: "x" }, plot.points([0, 2], [0, 4], { name: "both" }))
 */
export function curves(
  named: Record<string, (x: number) => number>,
  over: readonly [number, number],
  options: FigureOptions & { samples?: number } = {},
  ...more: Series[]
): Figure {
  const { samples, ...look } = options;
  const own = Object.entries(named ?? {}).map(([name, f]) => curve(f, over, { name, ...(samples ? { samples } : {}) }));
  if (own.length === 0)
    throw new PlotError("There are no curves: give them by name, such as { square: (x) => x * x }.");
  return figure(look, ...own, ...more);
}

/**
 * Points of several classes as series for `plot.figure`: a colour and a marker for each class. `places` are [N][2], or two columns
 * as { x, y }.
 *
 * @example
 * plot.figure({ x: "x₁", y: "x₂" }, ...plot.classes([[0, 0], [1, 1]], [0, 1], ["benign", "malignant"]))
 */
export function classes(
  places: Grid | { x: Numbers; y: Numbers },
  labels: Numbers,
  names: readonly string[],
  look: { size?: number; opacity?: number } = {},
): Series[] {
  const [xs, ys] =
    "x" in places && "y" in places
      ? [column("x", places.x), column("y", places.y)]
      : transposed(grid("places", places as Grid));
  const kinds = column("labels", labels);
  if (xs.length !== kinds.length || ys.length !== kinds.length)
    throw new PlotError(`There are ${xs.length} places and ${kinds.length} labels: every point needs one.`);
  const strange = kinds.findIndex((kind) => names[kind] === undefined);
  if (strange >= 0)
    throw new PlotError(
      `labels[${strange}] is ${kinds[strange]} and there are ${names.length} names: labels count them from 0.`,
    );
  return names.flatMap((name, kind) => {
    const own = kinds.flatMap((one, i) => (one === kind ? [i] : []));
    if (own.length === 0) return [];
    const part = points(
      own.map((i) => xs[i]!),
      own.map((i) => ys[i]!),
      { name, size: xs.length > 60 ? 7 : 12, ...look },
    );
    return [() => part(kind)];
  });
}

function transposed(rows: number[][]): [number[], number[]] {
  if (rows[0]!.length !== 2) throw new PlotError(`A place has two numbers [x, y]; got ${rows[0]!.length}.`);
  return [rows.map(([x]) => x!), rows.map(([, y]) => y!)];
}
