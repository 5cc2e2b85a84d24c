import { assemble } from "./animation.js";
import { type FigureOptions, layoutOf } from "./charts.js";
import { Figure, type Trace } from "./figure.js";
import { type LabelOptions, labelTraces } from "./labels.js";
import { packedRows, pixelRows } from "./pixel-grid.js";
import { legend } from "./style.js";
import { type Grid, interval, type Numbers, PlotError, written } from "./values.js";

/** How pixels become greys. */
export interface PixelLook {
  /** Pixels a row, when the values come as one long list. */
  width?: number;
  /** The values shown black and white; darkest and brightest of the picture when left out. */
  window?: readonly [number, number] | undefined;
  /** "grey" (when left out), "ink" for dark on white, or any of Plotly's colour scales. */
  colours?: string;
  /** What the values are counted in, shown to a reader who points at a pixel: "HU". */
  unit?: string;
  /** What is written into each pixel of a small picture, row by row. */
  texts?: readonly (readonly string[])[];
}

/** What a picture made of pixels takes. */
export interface ImageOptions extends FigureOptions, PixelLook, Omit<LabelOptions, "opacity"> {
  /** How strongly labels cover the picture, 0 to 1; 0.35 when left out. A list gives a slider from one to the next. */
  opacity?: number | readonly number[];
}

/**
 * Values as a grey picture, row 0 on top, pixels square, no axes: a digit, a CT slice. `labels` colour the pixels of
 * structures and outline them.
 *
 * @example
 * const slice = data.phantom({ seed: 1 });
 * plot.image(slice.hounsfield, { width: slice.size, window: [-160, 240], unit: "HU",
 *   labels: slice.labels, names: slice.structures, only: [2, 3, 5], opacity: [0, 0.25, 0.5, 0.75, 1] })
 */
export function image(values: Grid | Numbers, options: ImageOptions = {}): Figure {
  const rows = pixelRows("values", values, options.width);
  const { opacity = 0.35, title, alt, height } = options;
  const picture = pixels(rows, options);
  const overlay = (strength: number) =>
    options.labels === undefined ? [] : labelTraces(rows, { ...options, opacity: strength });
  const strengths = typeof opacity === "number" ? [opacity] : [...opacity];
  if (strengths.length === 0) throw new PlotError("opacity is an empty list: give a number from 0 to 1, or several.");
  const layout = imageLayout({ height: height ?? 440, ...(title ? { title } : {}) }, options.labels !== undefined);
  if (strengths.length === 1) return new Figure({ alt, data: [picture, ...overlay(strengths[0]!)], layout });
  if (options.labels === undefined) throw new PlotError("A slider of opacity needs labels that it can show and hide.");
  return assemble(
    { alt, height: (height ?? 440) + 140, slider: "opacity", labels: strengths.map((s) => written(s)), show: "first" },
    [picture],
    strengths.map(overlay),
    layout,
  );
}

/** The layout of one picture: no axes, no stretching, room for a legend where there are labels. */
function imageLayout(options: FigureOptions, named: boolean): Record<string, any> {
  const layout = layoutOf(options, named);
  const bare = { visible: false, constrain: "domain" };
  layout.xaxis = bare;
  layout.yaxis = { ...bare, autorange: "reversed", scaleanchor: "x", scaleratio: 1 };
  layout.margin = { l: 10, r: 10, t: (options.title ? 44 : 10) + (named ? 36 : 0), b: 10 };
  if (named) layout.legend = { ...legend, x: 0.5, xanchor: "center" };
  return layout;
}

const greys: Readonly<Record<string, [number, string][]>> = {
  grey: [
    [0, "#000000"],
    [1, "#ffffff"],
  ],
  ink: [
    [0, "#ffffff"],
    [1, "#000000"],
  ],
};

/** The trace of a picture; the window's ends are black and white, and what lies beyond is cut off. */
export function pixels(rows: number[][], { window, colours = "grey", unit, texts }: PixelLook): Trace {
  const range = window ? interval("window", window) : undefined;
  return {
    type: "heatmap",
    z: packedRows(rows),
    colorscale: greys[colours] ?? colours,
    showscale: false,
    hovertemplate: `%{z}${unit ? ` ${unit}` : ""}<extra></extra>`,
    ...(range ? { zmin: range[0], zmax: range[1] } : {}),
    ...(texts ? { text: texts, texttemplate: "%{text}", textfont: { size: 18 } } : {}),
  };
}
