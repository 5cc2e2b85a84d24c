import { animation } from "./animation.js";
import type { FigureOptions } from "./charts.js";
import type { Figure } from "./figure.js";
import { curve, path as joined, points, type Series } from "./series.js";
import { interval, PlotError, written } from "./values.js";

/** What a picture of descents on a curve takes. */
export interface DescentOptions extends FigureOptions {
  /** Where every descent begins. */
  start: number;
  /** The step length, or several to compare. */
  lr: number | readonly number[];
  steps: number;
  /** The derivative; taken by central differences when left out. */
  slope?: (x: number) => number;
  /** The part of the curve to draw; chosen around the start and the lowest point reached when left out. */
  range?: readonly [number, number];
  show?: "first" | "last" | number;
}

/**
 * Gradient descent on a curve: the curve, and for each step length the points visited so far; the slider takes one step a frame.
 *
 * @example
 * plot.descent((b) => 5 * b * b - 3 * b + 2, { start: 4, lr: [1, 0.01, 0.1], steps: 20 })
 */
export function descent(f: (x: number) => number, options: DescentOptions): Figure {
  const rates = typeof options.lr === "number" ? [options.lr] : [...options.lr];
  if (rates.length === 0) throw new PlotError("lr is empty: give at least one step length.");
  if (!Number.isFinite(options.start)) throw new PlotError(`start must be a number; got ${options.start}.`);
  if (!(options.steps >= 1)) throw new PlotError(`steps must be at least 1; got ${options.steps}.`);
  const slope = options.slope ?? ((x: number) => centralDifference(f, x));
  const paths = rates.map((lr) => walk(slope, options.start, lr, options.steps));
  const over = options.range ? interval("range", options.range) : around(f, paths, options.start);
  const name = options.x ?? "β";

  const seen = paths.map((path) => path.map((x) => inReach(x, over)));
  const frames = Array.from({ length: options.steps + 1 }, (_, k) =>
    seen.map((path, i) => {
      const at = `${name} = ${written(paths[i]![k]!, 3)}`;
      const step = `step length ${written(rates[i]!)}`;
      return trail(f, path.slice(0, k + 1), rates.length > 1 ? `${step}: ${at}` : step, i);
    }),
  );
  const labels = frames.map((_, k) => (rates.length > 1 ? `${k}` : `${k}:  ${name} = ${written(paths[0]![k]!, 3)}`));
  const alt = options.alt ?? describe(paths, rates, over, name);
  const { range: _range, ...given } = options;
  const look = { ...given, alt, x: name, y: options.y ?? `f(${name})`, xRange: over, yRange: heights(f, over) };
  const valley = curve(f, over, { colour: "#8a8a8a", dash: "solid", size: 2.5 });
  return animation({ ...look, slider: "step", labels }, [valley], frames);
}

/** The points a descent visits: x ← x − lr · f′(x), from the start on. */
function walk(slope: (x: number) => number, start: number, lr: number, steps: number): number[] {
  const path = [start];
  for (let i = 0; i < steps; i++) path.push(path[i]! - lr * slope(path[i]!));
  return path;
}

function centralDifference(f: (x: number) => number, x: number): number {
  const h = 1e-4 * Math.max(1, Math.abs(x));
  return (f(x + h) - f(x - h)) / (2 * h);
}

function trail(f: (x: number) => number, path: number[], name: string, i: number): Series {
  const ys = path.map((x) => (Number.isFinite(x) ? f(x) : Number.NaN));
  const gone = path.findIndex((x) => !Number.isFinite(x));
  const kept = gone < 0 ? path.length : gone;
  const last = kept - 1;
  return () => ({
    ...joined(path.slice(0, kept), ys.slice(0, kept), {
      name,
      marked: true,
      colour: i,
      size: 2,
    })(i),
    marker: {
      ...points([0], [0], { colour: i })(i).marker,
      opacity: 1,
      size: Array.from({ length: kept }, (_, k) => (k === last ? 16 : 7)),
    },
  });
}

/** Far outside the picture a point is left out: Plotly cannot place 10¹⁹ beside 4. */
function inReach(x: number, [from, to]: readonly [number, number]): number {
  return Math.abs(x - from) < 1000 * (to - from) ? x : Number.NaN;
}

function around(f: (x: number) => number, paths: number[][], start: number): [number, number] {
  const visited = paths.flat().filter((x) => Number.isFinite(f(x)));
  const lowest = visited.reduce((best, x) => (f(x) < f(best) ? x : best), start);
  const reach = Math.abs(start - lowest) * 1.15 || 1;
  return [lowest - reach, lowest + reach];
}

function heights(f: (x: number) => number, [from, to]: readonly [number, number]): [number, number] {
  const ys = Array.from({ length: 101 }, (_, i) => f(from + ((to - from) * i) / 100)).filter(Number.isFinite);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  return [low - 0.08 * (high - low), high + 0.05 * (high - low)];
}

function describe(paths: number[][], rates: number[], [from, to]: readonly [number, number], name: string): string {
  const steps = paths[0]!.length - 1;
  const told = paths.map((path, i) => {
    const out = path.findIndex((x) => !(x >= from && x <= to));
    const first = path
      .slice(1, 4)
      .map((x) => written(x, 6))
      .join(", ");
    const end = written(path[steps]!, 5);
    const fate = out < 0 ? "" : `; it leaves the picture at step ${out}`;
    return `With step length ${written(rates[i]!)}: ${first}${steps > 3 ? `, and after ${steps} steps ${end}` : ""}${fate}.`;
  });
  const count = paths.length === 1 ? "One descent" : `${paths.length} descents`;
  return `${count} on the same curve, from ${name} = ${written(paths[0]![0]!)}. ${told.join(" ")}`;
}
