import type { Trace } from "./figure.js";
import { colour, dashes, ink, markers } from "./style.js";
import { column, columns, interval, type Numbers, PlotError, spread } from "./values.js";

/** How one series looks; whatever is left out follows from its place in the figure. */
export interface SeriesLook {
  /** What the series is called in the legend; a series without a name does not appear there. */
  name?: string;
  /** A colour of the palette by number (0 is blue, 1 vermillion, 2 green, 3 purple), or any CSS colour. */
  colour?: number | string;
  /** solid, dash, dot, dashdot, longdash. */
  dash?: string;
  /** circle, square, diamond, triangle-up, x, star, cross. */
  marker?: string;
  /** Width of lines, or size of markers, in pixels. */
  size?: number;
  /** From 0 (invisible) to 1. */
  opacity?: number;
}

/** A part of a figure: given its number among the parts, it says which traces draw it. */
export type Series = (index: number) => Trace;

/** Points that are not joined. `labels`, when given, stand beside them. */
export function points(x: Numbers, y: Numbers, look: SeriesLook & { labels?: string[] } = {}): Series {
  const [xs, ys] = columns(x, y);
  const { labels } = look;
  if (labels && labels.length !== xs.length) {
    throw new PlotError(`There are ${xs.length} points and ${labels.length} labels: give one label a point.`);
  }
  return (i) => ({
    type: "scatter",
    mode: labels ? "markers+text" : "markers",
    x: xs,
    y: ys,
    ...naming(look),
    marker: {
      color: tint(look, i),
      symbol: look.marker ?? markers[i % markers.length],
      size: look.size ?? 10,
      opacity: look.opacity,
    },
    ...(labels ? { text: labels, textposition: "top center", cliponaxis: false } : {}),
  });
}

/** Values joined in the order given; `marked` puts a marker on each. */
export function path(x: Numbers, y: Numbers, look: SeriesLook & { marked?: boolean } = {}): Series {
  const [xs, ys] = columns(x, y);
  return (i) => ({
    type: "scatter",
    mode: look.marked ? "lines+markers" : "lines",
    x: xs,
    y: ys,
    ...naming(look),
    line: stroke(look, i),
    ...(look.marked
      ? { marker: { color: tint(look, i), symbol: look.marker ?? markers[i % markers.length], size: 8 } }
      : {}),
    opacity: look.opacity,
  });
}

/**
 * The graph of a function over [from, to]. Where the function has no finite value, the curve has a gap.
 *
 * @example
 * plot.figure(plot.curve((x) => x * x, [-2, 2]))
 */
export function curve(
  f: (x: number) => number,
  over: readonly [number, number],
  look: SeriesLook & { samples?: number } = {},
): Series {
  if (typeof f !== "function") throw new PlotError(`A curve needs a function such as x => x * x; got ${typeof f}.`);
  const [from, to] = interval("The curve's interval", over);
  const xs = spread(from, to, look.samples ?? 121);
  const ys = xs.map((x) => Number(f(x)));
  if (!ys.some(Number.isFinite)) throw new PlotError(`The function has no finite value between ${from} and ${to}.`);
  return (i) => ({
    type: "scatter",
    mode: "lines",
    x: xs,
    y: ys,
    ...naming(look),
    line: stroke(look, i),
    opacity: look.opacity,
  });
}

/** Bars: one for each label, as high as its value. */
export function bars(labels: readonly (string | number)[], heights: Numbers, look: SeriesLook = {}): Series {
  const values = column("heights", heights);
  if (labels.length !== values.length) {
    throw new PlotError(`There are ${labels.length} labels and ${values.length} heights: every bar needs one of each.`);
  }
  const patterns = ["", "/", ".", "x", "-", "\\", "|"];
  return (i) => ({
    type: "bar",
    x: [...labels],
    y: values,
    ...naming(look),
    marker: {
      color: tint(look, i),
      opacity: look.opacity,
      line: { color: ink, width: 0.5 },
      pattern: { shape: patterns[i % patterns.length], fgcolor: "#ffffff", size: 6, solidity: 0.25 },
    },
  });
}

/** Straight pieces, each from (x₀, y₀) to (x₁, y₁): residuals, arrows of a proof, links. */
export function segments(from: [Numbers, Numbers], to: [Numbers, Numbers], look: SeriesLook = {}): Series {
  const [x0, y0] = columns(from[0], from[1], ["from x", "from y"]);
  const [x1, y1] = columns(to[0], to[1], ["to x", "to y"]);
  if (x0.length !== x1.length) throw new PlotError(`There are ${x0.length} starts and ${x1.length} ends of segments.`);
  return (i) => ({
    type: "scatter",
    mode: "lines",
    x: x0.flatMap((x, k) => [x, x1[k]!, Number.NaN]),
    y: y0.flatMap((y, k) => [y, y1[k]!, Number.NaN]),
    ...naming(look),
    line: { color: tint(look, i), width: look.size ?? 1.5, dash: look.dash ?? "dot" },
    opacity: look.opacity,
    hoverinfo: "skip",
  });
}

/** Words at places in the figure. */
export function words(x: Numbers, y: Numbers, text: string[], look: SeriesLook = {}): Series {
  const [xs, ys] = columns(x, y);
  if (text.length !== xs.length) throw new PlotError(`There are ${xs.length} places and ${text.length} words.`);
  return (i) => ({
    type: "scatter",
    mode: "text",
    x: xs,
    y: ys,
    text,
    textposition: "top center",
    textfont: { color: look.colour === undefined ? ink : tint(look, i), size: look.size ?? 16 },
    ...naming(look),
    hoverinfo: "skip",
    cliponaxis: false,
  });
}

/** The colour a series asks for, or that of its place. */
export function tint(look: SeriesLook, i: number): string {
  return typeof look.colour === "string" ? look.colour : colour(look.colour ?? i);
}

function stroke(look: SeriesLook, i: number): Record<string, unknown> {
  return { color: tint(look, i), width: look.size ?? 3, dash: look.dash ?? dashes[i % dashes.length] };
}

function naming(look: SeriesLook): { name: string; showlegend: boolean } {
  return { name: look.name ?? "", showlegend: look.name !== undefined };
}
