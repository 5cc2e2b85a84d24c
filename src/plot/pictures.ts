import { assemble } from "./animation.js";
import { layoutOf } from "./charts.js";
import { Figure, type Trace } from "./figure.js";
import { type PixelLook, pixels } from "./image.js";
import { drawnLabels, type LabelOptions, labelTraces } from "./labels.js";
import { pixelRows } from "./pixel-grid.js";
import { ink, legend } from "./style.js";
import { type Grid, type Numbers, PlotError } from "./values.js";

/** One of several pictures side by side. */
export interface PixelPicture extends PixelLook, LabelOptions {
  /** The pixels, as rows or as one long list with `width`. */
  values: Grid | Numbers;
  /** What stands above it. */
  title?: string;
}

/** What several pictures side by side take. */
export interface PicturesOptions {
  /** What the slider moves through: "noise", "threshold". Needed when several rows of pictures are given. */
  slider?: string;
  /** One label for each row of pictures, shown beside the slider's name. */
  labels?: readonly (string | number)[];
  /** Which of them stands there before anyone touches the slider; the first, when left out. */
  show?: "first" | "last" | number;
  /** Pictures in a line; all of them, when left out. */
  columns?: number;
  title?: string;
  height?: number;
  alt?: string | undefined;
}

/**
 * Pictures side by side, each with its title, its window and its labels. Several rows of them, with `slider`, are frames: the
 * slider goes from one row to the next, in the same places.
 *
 * @example
 * const patch = (noise) => data.lesion({ seed: 1, scanner: { noise } }).hounsfield;
 * plot.pictures([4, 8, 16].map((noise) => [
 *   { values: patch(noise), width: 32, window: [-45, 155], title: "patient 1" },
 *   { values: patch(0), width: 32, window: [-45, 155], title: "without noise" },
 * ]), { slider: "noise (HU)", labels: [4, 8, 16] })
 */
export function pictures(
  given: readonly PixelPicture[] | readonly (readonly PixelPicture[])[],
  options: PicturesOptions = {},
): Figure {
  if (!Array.isArray(given) || given.length === 0) throw new PlotError("There are no pictures to draw.");
  const frames = (Array.isArray(given[0]) ? given : [given]) as readonly (readonly PixelPicture[])[];
  const count = frames[0]!.length;
  const uneven = frames.findIndex((frame) => !Array.isArray(frame) || frame.length !== count);
  if (uneven >= 0 || count === 0)
    throw new PlotError(
      `Row ${Math.max(0, uneven)} has ${frames[Math.max(0, uneven)]?.length ?? "no"} pictures and row 0 has ${count}: every row needs the same, and at least one.`,
    );
  // one colour for a structure in all pictures, and a trace for it in every frame, also where it is missing
  const shared = [...new Set(frames.flat().flatMap((picture) => drawnLabels(picture ?? {})))].sort((a, b) => a - b);
  const drawn = frames.map((frame) => frame.flatMap((picture, k) => tracesOf(picture, k, shared)));
  const named = drawn[0]!.some((trace) => trace.showlegend);
  const sizes = frames[0]!.map((picture, k) => {
    const rows = pixelRows(`picture ${k}`, picture.values, picture.width);
    return { width: rows[0]!.length, height: rows.length };
  });
  const layout = layoutFor(
    sizes,
    frames[0]!.some(({ title }) => title !== undefined),
    named,
    options,
  );
  if (frames.length === 1) return new Figure({ alt: options.alt, data: drawn[0]!, layout });
  if (!options.slider)
    throw new PlotError('Several rows of pictures need a slider: give its name, such as slider: "noise".');
  const { slider, labels, show = "first", alt } = options;
  const height = layout.height + 140; // room for the slider
  return assemble({ alt, slider, show, height, ...(labels ? { labels } : {}) }, [], drawn, layout, true);
}

/** The traces of one picture on the axes of its place; only the first picture tells the legend. */
function tracesOf(picture: PixelPicture, k: number, shared: readonly number[]): Trace[] {
  const rows = pixelRows(`picture ${k}`, picture?.values, picture?.width);
  const id = k === 0 ? "" : String(k + 1);
  const overlay = picture.labels === undefined ? [] : labelTraces(rows, picture, shared as number[]);
  const title = picture.title === undefined ? [] : [headline(picture.title, rows)];
  return [pixels(rows, picture), ...overlay, ...title].map((trace) => ({
    ...trace,
    xaxis: `x${id}`,
    yaxis: `y${id}`,
    ...(trace.showlegend && k > 0 ? { showlegend: false } : {}),
  }));
}

/** Part of a picture's height that its title takes. */
const above = 0.1;

function headline(title: string, rows: number[][]): Trace {
  return {
    type: "scatter",
    mode: "text",
    x: [(rows[0]!.length - 1) / 2],
    y: [-0.5 - (above * rows.length) / 2],
    text: [title],
    textfont: { size: 16, color: ink, weight: 700 },
    hoverinfo: "skip",
    showlegend: false,
    cliponaxis: false,
  };
}

function layoutFor(
  sizes: readonly { width: number; height: number }[],
  titled: boolean,
  named: boolean,
  options: PicturesOptions,
): Record<string, any> {
  const columns = Math.min(options.columns ?? sizes.length, sizes.length);
  if (!(Number.isInteger(columns) && columns > 0)) throw new PlotError(`columns is a whole number; got ${columns}.`);
  const lines = Math.ceil(sizes.length / columns);
  const gap = 0.02;
  const part = (1 - gap * (columns - 1)) / columns;
  const tallest = Math.max(...sizes.map(({ width, height }) => ((1 + (titled ? above : 0)) * height) / width));
  const top = (options.title ? 44 : 8) + (named ? 36 : 0);
  const layout = layoutOf({
    height: options.height ?? Math.round(lines * Math.min(440, 760 * part * tallest + 8)) + top + 8,
    ...(options.title ? { title: options.title } : {}),
  });
  delete layout.xaxis;
  delete layout.yaxis;
  layout.margin = { l: 8, r: 8, t: top, b: 8 };
  sizes.forEach(({ width, height }, k) => {
    const id = k === 0 ? "" : String(k + 1);
    const bare = { visible: false, constrain: "domain", fixedrange: true };
    const [column, line] = [k % columns, Math.floor(k / columns)];
    layout[`xaxis${id}`] = {
      ...bare,
      range: [-0.5, width - 0.5],
      domain: [column * (part + gap), column * (part + gap) + part],
      anchor: `y${id}`,
    };
    layout[`yaxis${id}`] = {
      ...bare,
      range: [height - 0.5, -0.5 - (titled ? above * height : 0)],
      domain: [1 - (line + 1) / lines + (line + 1 < lines ? 0.01 : 0), 1 - line / lines],
      anchor: `x${id}`,
      scaleanchor: `x${id}`,
      scaleratio: 1,
    };
  });
  if (named) Object.assign(layout, { showlegend: true, legend: { ...legend, x: 0.5, xanchor: "center" } });
  return layout;
}
