import { log10 } from "../../../kernels/math.js";
import { assemble } from "../../../plot/animation.js";
import { type FigureOptions, layoutOf } from "../../../plot/charts.js";
import { contourTrace, sample } from "../../../plot/fields.js";
import type { Figure, Trace } from "../../../plot/figure.js";
import { packed } from "../../../plot/grids.js";
import type { Path } from "../../../plot/landscape.js";
import { colour, dashes, markers, print } from "../../../plot/style.js";
import { column, PlotError, written } from "../../../plot/values.js";

/** What a picture of a race takes. */
export interface RaceOptions extends FigureOptions {
  /** The region drawn. */
  xRange: readonly [number, number];
  yRange: readonly [number, number];
  /** The way of each runner, by name, one place a step: { gd: [[−4, 1], …], adam: […] }. */
  paths: Record<string, Path>;
  /** Runners that stay hidden until their name in the legend is clicked. */
  waiting?: readonly string[];
  /** The lowest place, marked with a star. */
  goal?: readonly [number, number];
}

/**
 * Several descents on one map, from the same start; the slider moves all runners to the same step, each with a short tail.
 *
 * @example
 * descentRace((x, y) => x * x + 9 * y * y, { xRange: [-2, 2], yRange: [-1, 1], goal: [0, 0],
 *   paths: { slow: [[-2, 1], [-1.9, 0.5], [-1.8, 0.2]], fast: [[-2, 1], [-1, 0], [0, 0]] } })
 */
export function descentRace(f: (x: number, y: number) => number, options: RaceOptions): Figure {
  const runners = Object.entries(options?.paths ?? {}).map(([name, path]) => ({ name, path: checked(name, path) }));
  if (runners.length === 0)
    throw new PlotError("A race needs at least one runner: give paths, such as { gd: [[1, 2], …] }.");
  const { xs, ys, values } = sample(f, options.xRange, options.yRange, 61);
  const heights = packed(inLogarithms(values).flat(), xs.length);
  const ground = { ...contourTrace(values, { xs, ys }), z: heights, showscale: false, hoverinfo: "skip" };
  const star = options.goal ? [goalTrace(options.goal)] : [];
  const hidden = (name: string) => (options.waiting?.includes(name) ? { visible: "legendonly" } : {});
  const longest = Math.max(...runners.map(({ path }) => path.length));
  const stops = evenly(longest - 1);
  const tail = Math.max(tailPlaces - 1, 3 * ((stops[1] ?? 1) - stops[0]!));
  const frames = stops.map((stop) =>
    runners.flatMap(({ name, path }, i) => {
      const last = upTo(path, stop, tail);
      return [tailTrace(name, last, i), headTrace(name, last.at(-1)!, i)].map((trace) => ({
        ...trace,
        ...hidden(name),
      }));
    }),
  );
  const alt = options.alt ?? describe(f, runners, options.goal);
  const layout = layoutOf({ x: "x₁", y: "x₂", ...options, alt }, true, [...star, ...frames[0]!]);
  return assemble({ ...options, alt, slider: "step", labels: stops, pace: 150 }, [ground, ...star], frames, layout);
}

function checked(name: string, path: Path): [number, number][] {
  if (!Array.isArray(path) || path.length < 2)
    throw new PlotError(`The runner "${name}" needs at least two places [x, y].`);
  return path.map((place, i) => column(`paths.${name}[${i}]`, place).map(brief) as [number, number]);
}

/**
 * Heights above the lowest place in the logarithm, from 0 to 1; near it they level off, or the grid's own places would look like
 * hollows.
 */
function inLogarithms(values: number[][]): number[][] {
  const all = values.flat().sort((a, b) => a - b);
  const [lowest, middle, highest] = [all[0]!, all[Math.floor(all.length / 2)]!, all[all.length - 1]!];
  const floor = 0.02 * (middle - lowest) || 1e-3;
  const above = (v: number) => log10((v - lowest) / floor + 1);
  return values.map((row) => row.map((v) => above(v) / (above(highest) || 1)));
}

/** Four digits are more than the eye sees, and a race holds thousands of places. */
function brief(value: number): number {
  return Math.abs(value) < 1e-6 ? 0 : Number(value.toPrecision(4));
}

/** Places in a tail, the runner's own included. */
const tailPlaces = 9;

/**
 * The last places at a step, as many always, so that a frame holds nothing but places: before the start there is the start. A way
 * that is shorter ends where it ends.
 */
function upTo(path: [number, number][], stop: number, tail: number): [number, number][] {
  const end = Math.min(stop, path.length - 1);
  const step = tail / (tailPlaces - 1);
  return Array.from(
    { length: tailPlaces },
    (_, k) => path[Math.max(0, Math.round(end - step * (tailPlaces - 1 - k)))]!,
  );
}

/** At most 41 stops from the start to the last step. */
function evenly(last: number): number[] {
  const stride = Math.max(1, Math.ceil(last / 40));
  const stops = Array.from({ length: Math.ceil(last / stride) }, (_, i) => i * stride);
  return [...stops, last];
}

/** The last places, ever smaller and paler. */
function tailTrace(name: string, last: [number, number][], i: number): Trace {
  const age = (k: number) => k / (last.length - 1);
  return {
    type: "scatter",
    mode: "lines+markers",
    name,
    legendgroup: name,
    showlegend: false,
    hoverinfo: "skip",
    x: last.map(([x]) => x),
    y: last.map(([, y]) => y),
    line: { color: colour(i + 1), width: 2, dash: dashes[i % dashes.length] },
    marker: {
      color: colour(i + 1),
      size: last.map((_, k) => brief(2 + 7 * age(k))),
      opacity: last.map((_, k) => brief(0.1 + 0.6 * age(k))),
    },
  };
}

function headTrace(name: string, [x, y]: [number, number], i: number): Trace {
  return {
    type: "scatter",
    mode: "markers",
    name,
    legendgroup: name,
    showlegend: true,
    x: [x],
    y: [y],
    marker: {
      color: colour(i + 1),
      symbol: markers[i % markers.length],
      size: 20,
      line: { color: "#ffffff", width: 1.5 },
    },
  };
}

function goalTrace([x, y]: readonly [number, number]): Trace {
  return {
    type: "scatter",
    mode: "markers",
    name: "lowest place",
    showlegend: true,
    x: [x],
    y: [y],
    marker: { color: "#ffffff", symbol: "star", size: 22, line: { color: print, width: 2 } },
  };
}

function describe(
  f: (x: number, y: number) => number,
  runners: { name: string; path: [number, number][] }[],
  goal?: readonly [number, number],
): string {
  const start = runners[0]!.path[0]!;
  const ends = runners.map(({ name, path }) => {
    const [x, y] = path[path.length - 1]!;
    return `${name} at (${written(x, 3)}, ${written(y, 3)}), height ${written(f(x, y), 3)}`;
  });
  const target = goal ? ` The lowest place is (${written(goal[0])}, ${written(goal[1])}).` : "";
  return (
    `${runners.length} descents on one map, from (${written(start[0])}, ${written(start[1])}), height ${written(f(...start), 3)}.${target} ` +
    `After ${runners[0]!.path.length - 1} steps: ${ends.join("; ")}.`
  );
}
