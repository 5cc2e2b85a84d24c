import { exp, log10 } from "../kernels/math.js";
import { assemble } from "./animation.js";
import { type FigureOptions, layoutOf } from "./charts.js";
import { contourTrace, type Field, type FieldOptions, sample, spaceLayout, surfaceTrace } from "./fields.js";
import { Figure, type Trace } from "./figure.js";
import { colour, colourBar, dashes, markers } from "./style.js";
import { column, PlotError, written } from "./values.js";

/** A way over the landscape: its places in order. */
export type Path = readonly (readonly number[])[];

/** What a picture of a function of two variables takes. */
export interface LandscapeOptions extends FigureOptions {
  /** The region drawn. */
  xRange: readonly [number, number];
  yRange: readonly [number, number];
  /** What the height is called; "f" when left out. */
  z?: string;
  /** "contour" draws lines of equal height, "surface" a landscape in space that can be turned. */
  kind?: "contour" | "surface";
  /** Ways over the landscape by name, one frame a step: { descent: [[0, 0], [0.4, 0.1], …] }. */
  paths?: Record<string, Path>;
  /** "log" spaces the lines evenly in the logarithm, so that a steep bowl still shows its floor. */
  levels?: "linear" | "log";
  show?: "first" | "last" | number;
  /** Places a side at which the function is asked. */
  samples?: number;
}

/**
 * A function of two variables as a map or a landscape in space, with the ways that descents took over it.
 *
 * @example
 * plot.landscape((x, y) => x * x + 4 * y * y, { xRange: [-2, 2], yRange: [-2, 2], x: "x₁", y: "x₂", paths: { descent: [[2, 1], [1, 0.2], [0.5, 0]] } })
 */
export function landscape(f: (x: number, y: number) => number, options: LandscapeOptions): Figure {
  const space = options.kind === "surface";
  const names = { x: options.x ?? "x₁", y: options.y ?? "x₂", z: options.z ?? "f" };
  const paths = Object.entries(options.paths ?? {}).map(([name, path]) => ({ name, path: checked(name, path) }));
  const places = paths.flatMap(({ path }) => path);
  const region = {
    xRange: reaching(
      options.xRange,
      places.map(([x]) => x),
    ),
    yRange: reaching(
      options.yRange,
      places.map(([, y]) => y),
    ),
  };
  const field = sample(f, region.xRange, region.yRange, options.samples ?? (space ? 41 : 45));
  const alt = options.alt ?? describe(field, names, f, paths);
  const zRange = space
    ? rim(
        field,
        paths.flatMap(({ path }) => path.map((place) => f(...place))),
      )
    : undefined;
  const look: FieldOptions = {
    ...options,
    ...region,
    alt,
    ...names,
    xs: field.xs,
    ys: field.ys,
    ...(zRange ? { zRange } : {}),
  };
  const logarithms = field.values.map((row) => row.map((v) => log10(Math.max(v, 1e-12))));
  const ground = space
    ? {
        ...surfaceTrace(field.values, look),
        ...(options.levels === "log" ? sameColours(logarithms, names.z, zRange!) : {}),
      }
    : options.levels === "log"
      ? { ...contourTrace(logarithms, look), ...logScale(logarithms, names.z) }
      : contourTrace(field.values, look);
  const stated = statements(f, paths, names.z);
  const longestNames = paths.length > 1 ? stated.longest.map((name) => ({ name, showlegend: true })) : [];
  const layout = space ? spaceLayout(look) : layoutOf(look, paths.length > 1, [ground], longestNames);
  if (space) layout.scene.camera.eye = lookout(field);
  if (paths.length === 0) return new Figure({ alt, data: [ground], layout });

  const longest = Math.max(...paths.map(({ path }) => path.length));
  const stops = thinned(longest);
  const trace = zRange ? spacePath(f, 0.012 * (zRange[1] - zRange[0])) : flatPath;
  const frames = stops.map((stop) =>
    paths.map(({ name, path }, i) => trace(paths.length > 1 ? stated.at(i, stop) : name, path, stops, stop, i)),
  );
  const labels = stops.map((stop) => (paths.length > 1 ? `${stop}` : `${stop}:  ${stated.value(0, stop)}`));
  return assemble(
    { ...look, slider: "step", labels, ...(options.show === undefined ? {} : { show: options.show }) },
    [ground],
    frames,
    layout,
  );
}

/** What the legend says of each way at each step: its name and how high it is. */
function statements(
  f: (x: number, y: number) => number,
  paths: { name: string; path: [number, number][] }[],
  z: string,
) {
  const value = (i: number, step: number) => {
    const { path } = paths[i]!;
    return `${z} = ${written(f(...path[Math.min(step, path.length - 1)]!), 3)}`;
  };
  const at = (i: number, step: number) => `${paths[i]!.name}: ${value(i, step)}`;
  const longest = paths.map(({ path }, i) =>
    path.map((_, k) => at(i, k)).reduce((a, b) => (b.length > a.length ? b : a)),
  );
  return { at, value, longest };
}

/** The region asked for, widened where a way leaves it by less than half its width: what runs away for good is let go. */
function reaching([low, high]: readonly [number, number], values: number[]): [number, number] {
  const room = (high - low) / 2;
  const near = values.filter((v) => v >= low - room && v <= high + room);
  const margin = 0.04 * (high - low);
  return [
    Math.min(low, ...near.map((v) => (v < low ? v - margin : low))),
    Math.max(high, ...near.map((v) => (v > high ? v + margin : high))),
  ];
}

/** The colours that the same loss has on a map with its lines spaced in the logarithm. */
function sameColours(
  logarithms: number[][],
  label: string,
  [, top]: readonly [number, number],
): Record<string, unknown> {
  const all = logarithms.flat();
  const cmax = Math.min(Math.max(...all), log10(Math.max(top, 1e-12)));
  return { surfacecolor: logarithms, cmin: Math.min(...all), cmax, colorbar: logScale(logarithms, label).colorbar };
}

/** Where a landscape in space is cut off: the corners of a steep bowl are so high that its floor would look flat. */
function rim(field: Field, visited: number[]): [number, number] {
  const heights = field.values.flat().sort((a, b) => a - b);
  const [low, high] = [heights[0]!, heights[heights.length - 1]!];
  const cut = Math.max(heights[Math.floor(0.7 * heights.length)]!, ...visited.filter((z) => z <= high));
  return low < cut ? [low - 0.03 * (cut - low), cut + 0.03 * (cut - low)] : [low - 1, high + 1];
}

/** Looks in over the lowest corner, so that no wall hides the floor. */
function lookout({ values }: Field): { x: number; y: number; z: number } {
  const corners = [
    { x: -1.15, y: -1.23, height: values[0]![0]! },
    { x: 1.15, y: -1.23, height: values[0]!.at(-1)! },
    { x: -1.15, y: 1.23, height: values.at(-1)![0]! },
    { x: 1.15, y: 1.23, height: values.at(-1)!.at(-1)! },
  ];
  const { x, y } = corners.reduce((best, corner) => (corner.height < best.height ? corner : best));
  return { x, y, z: 0.94 };
}

function checked(name: string, path: Path): [number, number][] {
  if (!Array.isArray(path) || path.length < 2)
    throw new PlotError(`The path "${name}" needs at least two places [x, y].`);
  return path.map((place, i) => {
    const [x, y] = column(`paths.${name}[${i}]`, place);
    if (x === undefined || y === undefined) throw new PlotError(`paths.${name}[${i}] needs two numbers [x, y].`);
    return [x, y];
  });
}

/** The first 20 steps all, then ever longer strides, so that a long descent stays a small file. */
function thinned(length: number): number[] {
  const kept: number[] = [];
  for (let i = 0; i < length - 1; i += i < 20 ? 1 : Math.max(1, Math.floor(i / 10))) kept.push(i);
  return [...kept, length - 1];
}

function travelled(path: [number, number][], stops: number[], stop: number): [number, number][] {
  return stops.filter((k) => k <= stop && k < path.length).map((k) => path[k]!);
}

function flatPath(name: string, path: [number, number][], stops: number[], stop: number, i: number): Trace {
  const done = travelled(path, stops, stop);
  const tone = colour(i + 1);
  return {
    type: "scatter",
    mode: "lines+markers",
    name,
    showlegend: true,
    x: done.map(([x]) => x),
    y: done.map(([, y]) => y),
    line: { color: tone, width: 2.5, dash: dashes[i % dashes.length] },
    marker: {
      color: tone,
      symbol: markers[i % markers.length],
      opacity: 1,
      size: done.map((_, k) => (k === done.length - 1 ? 14 : 6)),
      line: { color: "#ffffff", width: 1 },
    },
  };
}

/** Drawn a little above the ground, so that it is not half buried. */
function spacePath(loss: (x: number, y: number) => number, above: number) {
  return (name: string, path: [number, number][], stops: number[], stop: number, i: number): Trace => {
    const done = travelled(path, stops, stop);
    const tone = colour(i + 1);
    return {
      type: "scatter3d",
      mode: "lines+markers",
      name,
      x: done.map(([x]) => x),
      y: done.map(([, y]) => y),
      z: done.map(([x, y]) => loss(x, y) + above),
      line: { color: tone, width: 6 },
      marker: { color: tone, size: 4 },
    };
  };
}

/** Colour by the logarithm, labelled with the losses themselves. */
function logScale(z: number[][], label: string): Record<string, any> {
  const all = z.flat();
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const ticks: number[] = [];
  for (let power = Math.floor(low); power <= high; power++) for (const m of [1, 3]) ticks.push(power + log10(m));
  const inside = ticks.filter((t) => t >= low && t <= high);
  return {
    hoverinfo: "x+y",
    colorbar: {
      ...colourBar(label),
      tickvals: inside,
      ticktext: inside.map((t) => written(exp(t * Math.LN10), 1)),
    },
  };
}

function describe(
  field: Field,
  names: { x: string; y: string; z: string },
  f: (x: number, y: number) => number,
  paths: { name: string; path: [number, number][] }[],
): string {
  const flat = field.values.flatMap((row, r) => row.map((z, c) => ({ z, x: field.xs[c]!, y: field.ys[r]! })));
  const lowest = flat.reduce((best, here) => (here.z < best.z ? here : best));
  const highest = flat.reduce((best, here) => (here.z > best.z ? here : best));
  const ground =
    `${names.z} over ${names.x} and ${names.y}. In the region drawn it is lowest near ${names.x} = ${written(lowest.x, 3)}, ` +
    `${names.y} = ${written(lowest.y, 3)}, where it is about ${written(lowest.z, 3)}, and rises to ${written(highest.z, 3)}.`;
  const ways = paths.map(({ name, path }) => {
    const [start, end] = [path[0]!, path[path.length - 1]!];
    return (
      `The path "${name}" goes from (${written(start[0])}, ${written(start[1])}) where ${names.z} = ${written(f(...start))} ` +
      `to (${written(end[0])}, ${written(end[1])}) where ${names.z} = ${written(f(...end))}, in ${path.length - 1} steps.`
    );
  });
  return [ground, ...ways].join(" ");
}
