import { animation } from "../../../plot/animation.js";
import type { FigureOptions } from "../../../plot/charts.js";
import type { Figure } from "../../../plot/figure.js";
import { curve, path, points, type Series } from "../../../plot/series.js";
import { column, interval, type Numbers, PlotError, round, spread, written } from "../../../plot/values.js";

/** What a picture of a curve's slope takes. */
export interface SlopeOptions extends FigureOptions {
  /** The part of the curve to draw. */
  range: readonly [number, number];
  /** The derivative; taken by central differences when left out. */
  slope?: (x: number) => number;
  show?: "first" | "last" | number;
}

/**
 * A curve and the line that touches it; the slider moves the place, the label says the slope there.
 *
 * @example
 * tangent((x) => x * x, { range: [-2, 2] })
 */
export function tangent(f: (x: number) => number, options: SlopeOptions & { at?: Numbers }): Figure {
  const [from, to] = interval("range", options?.range);
  const slope = options.slope ?? ((x: number) => (f(x + 1e-5) - f(x - 1e-5)) / 2e-5);
  const margin = 0.06 * (to - from);
  const places = options.at
    ? column("at", options.at)
    : spread(from + margin, to - margin, 23).map((x) => Number(x.toFixed(2)));
  const name = options.x ?? "x";
  const slopes = places.map(slope);
  const labels = places.map((x, i) => `${written(x)}:  slope ${written(steady(slopes[i]!))}`);
  const moving = places.map((x, i) => touching(x, f(x), slopes[i]!, [from, to]));
  const alt =
    options.alt ??
    `A curve and the line that touches it at ${name}. The slider moves ${name}: ` +
      `${sampled(places)
        .map((i) => `at ${name} = ${written(places[i]!)} the slope is ${written(steady(slopes[i]!))}`)
        .join(", ")}.`;
  const show = options.show ?? Math.floor(places.length * 0.75);
  return animation({ ...framed(f, options), alt, slider: `${name} =`, labels, show }, [valley(f, options)], moving);
}

/**
 * A curve and the line through two of its points, h apart; the slider shrinks h, and the line becomes the tangent.
 *
 * @example
 * secant((x) => x * x, { at: 1, h: [1, 0.5, 0.1, 0.01], range: [-1, 3] })
 */
export function secant(f: (x: number) => number, options: SlopeOptions & { at: number; h: Numbers }): Figure {
  const gaps = column("h", options?.h);
  if (gaps.includes(0)) throw new PlotError("h must not be 0: a line needs two points.");
  const { at } = options;
  if (!Number.isFinite(at)) throw new PlotError(`at must be a number; got ${at}.`);
  const name = options.x ?? "x";
  const slopes = gaps.map((h) => (f(at + h) - f(at)) / h);
  const moving = gaps.map((h, i) => [
    ...touching(at, f(at), slopes[i]!, options.range, "line through both").slice(0, 1),
    points([at, at + h], [f(at), f(at + h)], { colour: 1, marker: "circle", size: 12 }),
  ]);
  const labels = gaps.map((h, i) => `${written(h)}:  slope ${written(slopes[i]!)}`);
  const alt =
    options.alt ??
    `A curve with a line through its points at ${name} = ${written(at)} and ${name} = ${written(at)} + h. ` +
      `As h shrinks the line turns into the tangent: ${gaps.map((h, i) => `h = ${written(h)} gives slope ${written(slopes[i]!)}`).join(", ")}.`;
  return animation({ show: "first", ...framed(f, options), alt, slider: "h =", labels }, [valley(f, options)], moving);
}

function touching(
  x: number,
  y: number,
  slope: number,
  [from, to]: readonly [number, number],
  name = "tangent",
): Series[] {
  return [
    path([from, to], [y + slope * (from - x), y + slope * (to - x)], { name, colour: 1, dash: "solid" }),
    points([x], [y], { colour: 1, marker: "circle", size: 14 }),
  ];
}

function valley(f: (x: number) => number, { range }: SlopeOptions): Series {
  return curve(f, range, { name: "curve", colour: 0, dash: "solid" });
}

function framed(f: (x: number) => number, options: SlopeOptions): FigureOptions {
  const { range, slope: _slope, at: _at, h: _h, ...look } = options as SlopeOptions & { at?: unknown; h?: unknown };
  const ys = spread(...interval("range", range), 101)
    .map(f)
    .filter(Number.isFinite);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const room = 0.15 * (high - low || 1);
  const x = look.x ?? "x";
  return { xRange: range, yRange: [round(low - room), round(high + room)], ...look, x, y: look.y ?? `f(${x})` };
}

/** Rounding noise of the difference quotient must not show as a slope of 10⁻¹². */
function steady(slope: number): number {
  return Math.abs(slope) < 1e-6 ? 0 : slope;
}

function sampled(places: number[]): number[] {
  return [0, Math.floor(places.length / 2), places.length - 1].filter((v, i, all) => all.indexOf(v) === i);
}
