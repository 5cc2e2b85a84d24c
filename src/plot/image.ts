import { type FigureOptions, layoutOf } from "./charts.js";
import { Figure, type Trace } from "./figure.js";
import { column, type Grid, grid, interval, type Numbers, PlotError } from "./values.js";

/** What a picture made of pixels takes. */
export interface ImageOptions extends FigureOptions {
  /** Pixels a row, when the values come as one long list. */
  width?: number;
  /** The values shown black and white; darkest and brightest of the picture when left out. */
  window?: readonly [number, number];
  /** "grey" (when left out) or any of Plotly's colour scales. */
  colours?: string;
}

/**
 * Values as a grey picture, row 0 on top, pixels square, no axes: a digit, a CT slice.
 *
 * @example
 * const slice = data.phantom({ seed: 1 });
 * plot.image(slice.hounsfield, { width: slice.size, window: [-160, 240] })
 */
export function image(values: Grid | Numbers, options: ImageOptions = {}): Figure {
  const rows =
    options?.width === undefined
      ? grid("values", values as Grid)
      : folded(column("values", values as Numbers), options.width);
  const layout = layoutOf({ ...options, height: options.height ?? 440 });
  const bare = { visible: false, constrain: "domain" };
  layout.xaxis = bare;
  layout.yaxis = { ...bare, autorange: "reversed", scaleanchor: "x", scaleratio: 1 };
  layout.margin = { l: 10, r: 10, t: options.title ? 44 : 10, b: 10 };
  return new Figure({ alt: options.alt, data: [pixels(rows, options)], layout });
}

/** The trace of a picture; the window's ends are black and white, and what lies beyond is cut off. */
export function pixels(rows: number[][], { window, colours = "grey" }: ImageOptions): Trace {
  const range = window ? interval("window", window) : undefined;
  return {
    type: "heatmap",
    z: rows,
    colorscale:
      colours === "grey"
        ? [
            [0, "#000000"],
            [1, "#ffffff"],
          ]
        : colours,
    showscale: false,
    ...(range ? { zmin: range[0], zmax: range[1] } : {}),
  };
}

function folded(values: number[], width: number): number[][] {
  if (!(Number.isInteger(width) && width > 0) || values.length % width !== 0) {
    throw new PlotError(`${values.length} values do not make whole rows of ${width}.`);
  }
  return Array.from({ length: values.length / width }, (_, row) => values.slice(row * width, (row + 1) * width));
}
