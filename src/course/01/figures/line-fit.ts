import { animation } from "../../../plot/animation.js";
import { type FigureOptions, figure } from "../../../plot/charts.js";
import type { Figure } from "../../../plot/figure.js";
import { path as joined, points, type Series, segments } from "../../../plot/series.js";
import { columns, type Numbers, PlotError, written } from "../../../plot/values.js";

/** A line y = w·x + b. */
export interface Line {
  w: number;
  b: number;
  /** The step of a descent at which this line was met; shown beside the slider. */
  step?: number;
  /** What it is called beside the slider. */
  name?: string;
}

/** What a picture of lines through points takes. */
export interface LineFitOptions extends FigureOptions {
  /** One line { w, b }, or several for a slider. */
  lines: Line | readonly Line[];
  /** What the slider moves through: "step" when every line has one, otherwise "line". */
  slider?: string;
  /** The loss shown with each line; the plain sum of squared residuals when left out. */
  loss?: (w: number, b: number) => number;
  show?: "first" | "last" | number;
}

/**
 * Points, a line through them and the residuals, from each point straight up or down to the line. Several lines give a slider.
 *
 * @example
 * lineFit([1, 2, 3], [1, 2, 3], { lines: [{ w: 0, b: 2 }, { w: 1, b: 0 }] })
 */
export function lineFit(x: Numbers, y: Numbers, options: LineFitOptions): Figure {
  const [xs, ys] = columns(x, y);
  const { lines, ...given } = options ?? {};
  const tried = Array.isArray(lines) ? [...(lines as Line[])] : lines ? [lines as Line] : [];
  if (tried.length === 0) throw new PlotError("There is no line to draw: give lines, one { w, b } or several.");
  for (const [i, { w, b }] of tried.entries()) {
    if (!Number.isFinite(w) || !Number.isFinite(b))
      throw new PlotError(`Line ${i} needs finite w and b; got w = ${w}, b = ${b}.`);
  }
  const loss = options.loss ?? ((w, b) => xs.reduce((sum, v, i) => sum + square(w * v + b - ys[i]!), 0));
  const labels = tried.map(
    ({ w, b, step, name }) =>
      `${caption(name, step)}w = ${written(w)}, b = ${written(b)}, loss = ${written(loss(w, b))}`,
  );
  const slider = options.slider ?? (tried.every(({ step }) => step !== undefined) ? "step" : "line");
  const [xRange, yRange] = view(xs, ys, tried);
  const alt = options.alt ?? describe(xs.length, tried, labels, slider);
  const look = { x: "x", y: "y", xRange, yRange, ...given, alt };
  const data = points(xs, ys, { name: "data", size: 11 });
  const frames = tried.map((one) => [drawnLine(one, xRange), residuals(xs, ys, one)]);
  if (tried.length === 1) return figure({ title: labels[0]!, ...look }, data, ...frames[0]!);
  return animation({ ...look, slider, labels }, [data], frames);
}

function caption(name?: string, step?: number): string {
  const said = [...(step === undefined ? [] : [String(step)]), ...(name ? [name] : [])].join(", ");
  return said === "" ? "" : `${said}:  `;
}

function drawnLine({ w, b }: Line, [from, to]: readonly [number, number]): Series {
  return joined([from, to], [w * from + b, w * to + b], { name: "line", colour: 1, dash: "solid" });
}

function residuals(xs: number[], ys: number[], { w, b }: Line): Series {
  const on = xs.map((v) => w * v + b);
  return segments([xs, ys], [xs, on], { name: "residuals", colour: 6, dash: "dot", size: 2 });
}

/** The points with room on every side, from zero where they begin near it; as high and as low as any of the lines goes. */
function view(xs: number[], ys: number[], lines: Line[]): [[number, number], [number, number]] {
  const room = (values: number[], share: number): [number, number] => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const margin = share * (high - low || Math.abs(high) || 1);
    return [low >= 0 && low < 2 * margin ? 0 : low - margin, high + margin];
  };
  const [from, to] = room(xs, 0.1);
  const drawn = lines.flatMap(({ w, b }) => [w * from + b, w * to + b]);
  const [low, high] = room([...ys, ...drawn], 0.06);
  return [
    [from, to],
    [low, high],
  ];
}

function describe(count: number, tried: Line[], labels: string[], slider: string): string {
  const shown = `${count} points, a straight line and the vertical distance from each point to the line.`;
  if (tried.length === 1) return `${shown} The line: ${labels[0]}.`;
  if (tried.length <= 6) return `${shown} The slider goes through ${tried.length} lines. ${labels.join("; ")}.`;
  return `${shown} The slider goes through ${tried.length} lines by ${slider}. First ${labels[0]}; last ${labels[labels.length - 1]}.`;
}

function square(value: number): number {
  return value * value;
}
