import type { FigureOptions } from "./charts.js";
import type { Figure } from "./figure.js";
import { landscape } from "./landscape.js";
import { PlotError } from "./values.js";

/** One place on a loss over a line's two parameters, as { w, b } or [w, b]. */
export type Place = { readonly w: number; readonly b: number } | readonly number[];

/** What a picture of a loss over w and b takes. */
export interface LossSurfaceOptions extends FigureOptions {
  /** The interval of the slope (or weight), drawn along the horizontal axis. */
  w: readonly [number, number];
  /** The interval of the intercept (or bias), drawn along the vertical axis. */
  b: readonly [number, number];
  /** "contour" (when left out) or "surface", a bowl that can be turned. */
  kind?: "contour" | "surface";
  /** The way of one descent; the slider follows it step by step. */
  path?: readonly Place[];
  /** The ways of several descents, by name. */
  paths?: Record<string, readonly Place[]>;
  /** "log" (when left out) spaces the lines of a map evenly in the logarithm, so that a steep bowl still shows its floor. */
  levels?: "linear" | "log";
  show?: "first" | "last" | number;
}

/**
 * The loss of a line over its two parameters, with the ways that descents took.
 *
 * @example
 * plot.lossSurface((w, b) => 4 * w * w + b * b + 1, { w: [-2, 2], b: [-2, 2], path: [[1, 2], [0.2, 1], [0, 0.5]] })
 */
export function lossSurface(loss: (w: number, b: number) => number, options: LossSurfaceOptions): Figure {
  const { w, b, path, paths, ...rest } = options ?? {};
  if (!w || !b) throw new PlotError("A loss surface needs the intervals to draw: w: [from, to] and b: [from, to].");
  const given = path ? { descent: path, ...paths } : (paths ?? {});
  const ways = Object.fromEntries(Object.entries(given).map(([name, places]) => [name, places.map(pair)]));
  return landscape(loss, {
    levels: "log",
    ...rest,
    x: rest.x ?? "w",
    y: rest.y ?? "b",
    z: "loss",
    xRange: w,
    yRange: b,
    paths: ways,
  });
}

function pair(place: Place): readonly number[] {
  return "w" in place ? [place.w, place.b] : place;
}
