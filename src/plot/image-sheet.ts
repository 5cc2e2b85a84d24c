import { layoutOf } from "./charts.js";
import { Figure, type Trace } from "./figure.js";
import { packedRows } from "./pixel-grid.js";
import { colour, ink } from "./style.js";
import { type Grid, grid, PlotError } from "./values.js";

/** What a sheet of small pictures takes. */
export interface ImagesOptions {
  /** Pixels a row of each picture; square pictures when left out. */
  width?: number;
  /** What stands below each picture. */
  labels?: readonly (string | number)[];
  /** Pictures, by number from 0, that are framed and marked with a cross: those labelled wrong. */
  marked?: readonly number[];
  /** Pictures a row; 8 when left out. */
  columns?: number;
  title?: string;
  alt?: string | undefined;
}

/** Width of the gap between two pictures, and height of the line below each, in parts of a picture. */
const gap = 0.18;
const line = 0.42;

/**
 * Many small grey pictures on one sheet, ink on white, each with its label below it.
 *
 * @example
 * plot.images([[0, 1, 1, 0], [1, 0, 0, 1]], { labels: ["7", "3"], marked: [1] })
 */
export function images(pictures: Grid, options: ImagesOptions = {}): Figure {
  const given = grid("pictures", pictures);
  const width = options.width ?? Math.round(Math.sqrt(given[0]!.length));
  const high = given[0]!.length / width;
  if (!Number.isInteger(high))
    throw new PlotError(`A picture of ${given[0]!.length} pixels does not make whole rows of ${width}: give width.`);
  const { labels, marked = [] } = options;
  if (labels && labels.length !== given.length)
    throw new PlotError(`There are ${given.length} pictures and ${labels.length} labels: every picture needs one.`);
  const columns = Math.min(options.columns ?? 8, given.length);
  const rows = Math.ceil(given.length / columns);
  const pitch = { x: width * (1 + gap), y: high * (1 + gap + (labels ? line : 0)) };
  const corner = (k: number) => ({ x: (k % columns) * pitch.x, y: Math.floor(k / columns) * pitch.y });
  const drawn = given.map((values, k) => tile(values, width, corner(k)));
  const data = labels ? [...drawn, written(labels, marked, width, high, corner)] : drawn;
  const layout = layoutOf(options.title ? { title: options.title } : {});
  const bare = { visible: false, constrain: "domain", fixedrange: true };
  Object.assign(layout, {
    xaxis: { ...bare, range: [-0.1 * width, columns * pitch.x - (gap - 0.1) * width] },
    yaxis: { ...bare, range: [rows * pitch.y - 0.05 * high, -0.1 * high], scaleanchor: "x", scaleratio: 1 },
    margin: { l: 8, r: 8, t: options.title ? 52 : 8, b: 8 },
    height: Math.min(560, Math.round((720 * rows * pitch.y) / (columns * pitch.x)) + (options.title ? 60 : 16)),
    shapes: given.map((_, k) => frame(corner(k), width, high, marked.includes(k))),
  });
  return new Figure({ alt: options.alt ?? describe(given.length, width, high, labels, marked), data, layout });
}

/** One picture: dark where the value is large. */
function tile(values: number[], width: number, { x, y }: { x: number; y: number }): Trace {
  return {
    type: "heatmap",
    z: packedRows(Array.from({ length: values.length / width }, (_, r) => values.slice(r * width, (r + 1) * width))),
    x0: x + 0.5,
    dx: 1,
    y0: y + 0.5,
    dy: 1,
    colorscale: [
      [0, "#ffffff"],
      [1, "#000000"],
    ],
    showscale: false,
    hoverinfo: "skip",
  };
}

function frame({ x, y }: { x: number; y: number }, width: number, high: number, marked: boolean): object {
  const stroke = marked ? { color: colour(1), width: 4 } : { color: "#808080", width: 1 };
  return { type: "rect", x0: x, x1: x + width, y0: y, y1: y + high, line: stroke };
}

function written(
  labels: readonly (string | number)[],
  marked: readonly number[],
  width: number,
  high: number,
  corner: (k: number) => { x: number; y: number },
): Trace {
  return {
    type: "scatter",
    mode: "text",
    x: labels.map((_, k) => corner(k).x + width / 2),
    y: labels.map((_, k) => corner(k).y + high * (1 + line / 2)),
    text: labels.map((label, k) => (marked.includes(k) ? `<b>✗ ${label}</b>` : String(label))),
    textposition: "middle center",
    textfont: { size: 18, color: labels.map((_, k) => (marked.includes(k) ? colour(1) : ink)) },
    hoverinfo: "skip",
    showlegend: false,
    cliponaxis: false,
  };
}

function describe(
  count: number,
  width: number,
  high: number,
  labels: readonly (string | number)[] | undefined,
  marked: readonly number[],
): string {
  const sheet = `${count} pictures of ${width} by ${high} pixels.`;
  const below = labels ? ` Below them stands: ${labels.join(", ")}.` : "";
  const crossed = marked.map((k) => `number ${k + 1}${labels ? ` (${labels[k]})` : ""}`).join(", ");
  return `${sheet}${below}${crossed ? ` Marked: ${crossed}.` : ""}`;
}
