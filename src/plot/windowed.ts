import { layoutOf } from "./charts.js";
import { Figure } from "./figure.js";
import { pixels } from "./image.js";
import { pixelRows } from "./pixel-grid.js";
import { ink } from "./style.js";
import { type Grid, type Numbers, PlotError, written } from "./values.js";

/** What a picture with sliders for its window takes. */
export interface WindowedOptions {
  /** Pixels a row, when the values come as one long list. */
  width?: number;
  /** What the values are counted in: "HU". */
  unit?: string;
  /** The middles of the window that the first slider goes through; −1000 to 1000 in steps of 50 when left out. */
  levels?: readonly number[];
  /** The widths of the window that the second slider goes through; 50 to 3000 when left out. */
  widths?: readonly number[];
  /** Where the sliders stand before anyone touches them: the middle and the width of the window. */
  start?: readonly [level: number, width: number];
  height?: number;
  title?: string;
  alt?: string | undefined;
}

const defaults = {
  levels: Array.from({ length: 41 }, (_, i) => -1000 + 50 * i),
  widths: [50, 100, 150, 200, 250, 300, 350, 400, 500, 600, 800, 1000, 1200, 1500, 2000, 2500, 3000],
};

/**
 * A grey picture with two sliders, as at a viewing station: the level is the value shown in middle grey, the width how many
 * values there are from black to white.
 *
 * @example
 * const { image } = await data.dicom(await asset("thorax-ct.dcm"));
 * plot.windowed(image.values, { width: image.width, unit: "HU", start: [40, 400] })
 */
export function windowed(values: Grid | Numbers, options: WindowedOptions = {}): Figure {
  const { unit = "", levels = defaults.levels, widths = defaults.widths, start = [50, 400], height = 500 } = options;
  const rows = pixelRows("values", values, options.width);
  increasing("levels", levels);
  increasing("widths", widths);
  if (!(widths[0]! > 0)) throw new PlotError(`A window is wider than 0; the first of widths is ${widths[0]}.`);
  const [level, width] = [nearest(levels, start[0]), nearest(widths, start[1])];
  // the level moves the ends of the scale, the width the ramp within it: so each slider leaves the other's work alone
  const reach = Math.max(...widths);
  const ends = (middle: number) => ({ zmin: middle - reach, zmax: middle + reach });
  const ramp = (wide: number): [number, string][] => [
    [0, "#000000"],
    [0.5 - wide / (4 * reach), "#000000"],
    [0.5 + wide / (4 * reach), "#ffffff"],
    [1, "#ffffff"],
  ];
  const suffix = unit ? ` ${unit}` : "";
  const slider = (
    name: string,
    list: readonly number[],
    active: number,
    low: number,
    change: (v: number) => object,
  ) => ({
    active,
    x: 0,
    len: 1,
    pad: { t: low, b: 4, l: 10, r: 10 },
    currentvalue: { prefix: `${name} `, suffix, xanchor: "left", font: { size: 16, color: ink } },
    font: { size: 13, color: "rgba(0,0,0,0)" },
    ticklen: 0,
    minorticklen: 0,
    steps: list.map((value) => ({ label: written(value), method: "restyle", args: [change(value), [0]] })),
  });
  const layout = layoutOf({ height: height + 150, ...(options.title ? { title: options.title } : {}) });
  const bare = { visible: false, constrain: "domain" };
  Object.assign(layout, {
    xaxis: bare,
    yaxis: { ...bare, autorange: "reversed", scaleanchor: "x", scaleratio: 1 },
    margin: { l: 10, r: 10, t: options.title ? 44 : 10, b: 140 },
    sliders: [
      slider("level", levels, level, 8, ends),
      slider("width", widths, width, 78, (wide) => ({ colorscale: [ramp(wide)] })),
    ],
  });
  const picture = { ...pixels(rows, { unit }), ...ends(levels[level]!), colorscale: ramp(widths[width]!) };
  return new Figure({ alt: options.alt, data: [picture], layout });
}

function increasing(what: string, list: readonly number[]): void {
  if (
    !Array.isArray(list) ||
    list.length < 2 ||
    list.some((v, i) => !Number.isFinite(v) || (i > 0 && v <= list[i - 1]!))
  )
    throw new PlotError(`${what} must be at least two numbers that grow; got ${JSON.stringify(list)}.`);
}

/** The place in the list nearest to a value. */
function nearest(list: readonly number[], value: number): number {
  const far = list.map((one) => Math.abs(one - value));
  return far.indexOf(Math.min(...far));
}
