import { Figure, type Trace } from "./figure.js";
import { legendOf } from "./legend.js";
import { logAxis } from "./log-axis.js";
import { withPlacedLabels } from "./point-labels.js";
import { bars, path, points, type Series, type SeriesLook } from "./series.js";
import { axis, baseLayout, legend, titleOf } from "./style.js";
import { column, type Numbers, PlotError, round, written } from "./values.js";

/** What every figure takes. */
export interface FigureOptions {
  /** The text alternative: what someone who cannot see the figure needs to know. Made from the data when left out. */
  alt?: string | undefined;
  /** The label of the horizontal axis, with its unit: "depth (cm)". */
  x?: string;
  /** The label of the vertical axis. */
  y?: string;
  title?: string;
  xRange?: readonly [number, number];
  yRange?: readonly [number, number];
  /** Counts the axis in powers of ten. */
  logX?: boolean;
  logY?: boolean;
  /** One unit as long on both axes. */
  square?: boolean;
  /** In pixels; the width is that of the page. */
  height?: number;
}

/**
 * One figure of several series, drawn in the order given.
 *
 * @example
 * plot.figure({ x: "x", y: "y" },
 *   plot.points([1, 2, 3], [2, 4, 6], { name: "data" }), plot.curve((x) => 2 * x, [0, 4], { name: "2x" }))
 */
export function figure(options: FigureOptions | Series, ...series: Series[]): Figure {
  if (typeof options === "function") return figure({}, options, ...series);
  const odd = series.findIndex((part) => typeof part !== "function");
  if (odd >= 0) {
    throw new PlotError(
      `Part ${odd + 1} of this figure is not a series: use plot.points(…), plot.path(…), plot.curve(…) and the like.`,
    );
  }
  const { data, ranges } = withPlacedLabels(
    series.map((part, i) => part(i)),
    options,
  );
  return new Figure({
    alt: options.alt,
    data,
    layout: layoutOf(
      { ...options, ...ranges },
      data.some((trace) => trace.showlegend),
      data,
    ),
  });
}

/** Values joined by a line. `y` alone is drawn against 0, 1, 2, … */
export function line(x: Numbers, y: Numbers, options: FigureOptions & SeriesLook = {}): Figure {
  return figure(options, path(x, y, lookOf(options)));
}

/** Points, one for each pair. */
export function scatter(
  x: Numbers,
  y: Numbers,
  options: FigureOptions & SeriesLook & { labels?: string[] } = {},
): Figure {
  return figure(options, points(x, y, { ...lookOf(options), ...(options.labels ? { labels: options.labels } : {}) }));
}

/**
 * One bar for each label; `horizontal` lays the bars down, the first on top, which leaves room for long labels.
 *
 * @example
 * plot.bar(["car", "flight"], [126000, 1984], { x: "CO₂ (lbs)", horizontal: true })
 */
export function bar(
  labels: readonly (string | number)[],
  heights: Numbers,
  options: FigureOptions & SeriesLook & { horizontal?: boolean } = {},
): Figure {
  const upright = figure(options, bars(labels, heights, lookOf(options)));
  if (!options.horizontal) return upright;
  const [{ x, y, ...trace }] = upright.data as [Trace];
  const { xaxis, yaxis, margin, ...layout } = upright.layout;
  const text = (y as number[]).map((value) => written(value, 6).replace(/(?<!\.\d*)\B(?=(\d{3})+(?!\d))/g, ","));
  const room =
    Math.min(...(y as number[])) >= 0 ? { range: [0, 1.15 * Math.max(...(y as number[]))], autorange: false } : {};
  return new Figure({
    alt: upright.alt,
    data: [{ ...trace, x: y, y: x, orientation: "h", text, textposition: "outside", cliponaxis: false }],
    layout: {
      ...layout,
      margin: { ...margin, l: 20 },
      xaxis: { ...xaxis, ...room },
      yaxis: { ...yaxis, autorange: "reversed", ticks: "" },
    },
  });
}

/**
 * How many values fall into each of `bins` equally wide intervals; the counting is done here, so that the stored
 * figure holds the counts and not the values.
 */
export function histogram(values: Numbers, options: FigureOptions & SeriesLook & { bins?: number } = {}): Figure {
  const given = column("values", values);
  const { counts, edges } = count(given, options.bins ?? Math.max(5, Math.ceil(Math.sqrt(given.length))));
  const width = edges[1]! - edges[0]!;
  const drawn = figure(
    { y: "count", ...options },
    bars(
      edges.slice(0, -1).map((edge) => round(edge + width / 2)),
      counts,
      lookOf(options),
    ),
  );
  return new Figure({ alt: drawn.alt, data: drawn.data, layout: { ...drawn.layout, bargap: 0.03 } });
}

/** The layout that the options ask for; `data` places the ticks of logarithmic axes, `entries` are what the legend must hold. */
export function layoutOf(
  options: FigureOptions,
  named = false,
  data: readonly Trace[] = [],
  entries = data,
): Record<string, any> {
  const layout = baseLayout();
  layout.xaxis = { ...axis(options.x, options.xRange), ...(options.logX ? logAxis(data, "x") : {}) };
  layout.yaxis = { ...axis(options.y, options.yRange), ...(options.logY ? logAxis(data, "y") : {}) };
  if (options.square) Object.assign(layout.yaxis, { scaleanchor: "x", scaleratio: 1 });
  const scaled = data.some(({ type, showscale }) => type === "contour" && showscale !== false);
  const { rows, row, columns } = named ? legendOf(entries, scaled) : { rows: 0, row: 0, columns: {} };
  if (options.title) layout.title = titleOf(options.title);
  if (named) Object.assign(layout, { showlegend: true, legend: { ...legend, ...columns } });
  // A legend of many rows takes nothing from the drawing.
  layout.height = options.height ?? layout.height + Math.max(0, rows - 1) * row;
  layout.margin.t = (options.title ? 44 : 16) + (rows > 0 ? rows * row + 6 : 8);
  return layout;
}

function count(values: number[], bins: number): { counts: number[]; edges: number[] } {
  // not Math.min(...values): a picture has more values than a call takes arguments
  const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const width = (high - low) / bins || 1;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) counts[Math.min(bins - 1, Math.floor((value - low) / width))]! += 1;
  return { counts, edges: Array.from({ length: bins + 1 }, (_, i) => low + i * width) };
}

function lookOf({ name, colour, dash, marker, size, opacity }: SeriesLook): SeriesLook {
  const look: Record<string, unknown> = { name, colour, dash, marker, size, opacity };
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));
}
