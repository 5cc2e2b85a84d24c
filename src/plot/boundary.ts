import { assemble } from "./animation.js";
import { crossing } from "./border.js";
import { type FigureOptions, layoutOf } from "./charts.js";
import { Figure, type Trace } from "./figure.js";
import { certain, type GridPlaces, gridPlaces, packed, probabilities } from "./grids.js";
import { colour, print } from "./style.js";
import { type Grid, grid, type Numbers, PlotError } from "./values.js";

/** Says how likely class 1 is at each of many places: places: [N][2], answer: [N] or [N, 1]. */
export type Classify = (places: number[][]) => Numbers;

/** One state of a classifier in an animation. */
export interface BoundaryFrame {
  classify: Classify;
  /** What the slider shows beside its name. */
  label: string | number;
  /** Lines w₁x₁ + w₂x₂ + b = 0 to draw, such as the cuts of hidden neurons: [w₁, w₂, b]. */
  cuts?: readonly (readonly [number, number, number])[];
}

export interface BoundaryOptions extends FigureOptions {
  /** [N][2]: the points. */
  points: Grid;
  /** [N]: their classes, 0 or 1. */
  labels: Numbers;
  /** What the two classes are called. */
  names?: readonly [string, string];
  /** What the slider moves through: "epoch", "neurons". */
  slider?: string;
  show?: "first" | "last" | number;
  /** Places a side at which the classifier is asked. */
  resolution?: number;
}

/** Light blue where class 0 is likely, light orange where class 1 is: points stay visible on both, also in grey. */
export const classColours: [number, string][] = [
  [0, "#a9cbe6"],
  [0.5, "#ffffff"],
  [1, "#f0b48a"],
];

/**
 * The regions that a classifier makes of the plane, with the points it is about: the thick line is where both classes are
 * equally likely. With several frames, a slider moves through them.
 *
 * @example
 * plot.boundary((places) => places.map(([x1, x2]) => (x1 + x2 > 1 ? 1 : 0)), { points: [[0, 0], [1, 1]], labels: [0, 1] })
 */
export function boundary(classifier: Classify | readonly BoundaryFrame[], options: BoundaryOptions): Figure {
  const frames = typeof classifier === "function" ? [{ classify: classifier, label: "" }] : [...classifier];
  if (frames.length === 0) throw new PlotError("A boundary needs a classifier or at least one frame.");
  const places = classPlaces(options);
  const ground = gridPlaces(places.xRange, places.yRange, options.resolution ?? 31);
  const moving = frames.map((frame: BoundaryFrame) => [
    ...regionTraces(frame.classify, ground),
    ...(frames.some((f: BoundaryFrame) => f.cuts) ? [cutTrace(frame.cuts ?? [], places)] : []),
  ]);
  const alt = options.alt ?? describe(frames, places, options.slider ?? "step");
  const still = pointTraces(places);
  const look = { x: "x₁", y: "x₂", square: true, ...places, ...options, alt };
  const layout = layoutOf(look, true, [], [...still, ...moving[0]!]);
  layout.xaxis.constrain = layout.yaxis.constrain = "domain";
  if (!options.height) layout.height = 480;
  if (frames.length === 1) return new Figure({ alt, data: [...moving[0]!, ...still], layout });
  const labels = frames.map(({ label }) => label);
  const controls = { ...options, alt, slider: options.slider ?? "step", labels };
  return underneath(assemble(controls, still, moving, layout, true), still.length);
}

/** The points of each class and the rectangle that holds them. */
export interface ClassPlaces {
  points: number[][];
  labels: number[];
  names: readonly [string, string];
  xRange: readonly [number, number];
  yRange: readonly [number, number];
}

/** Where two features are drawn and asked: the points of each class, the grid and the ranges of both axes. */
export function classPlaces(options: BoundaryOptions): ClassPlaces {
  const points = grid("points", options.points);
  const labels = Array.from((options.labels as any).toArray?.() ?? options.labels, Number);
  if (labels.length !== points.length)
    throw new PlotError(`There are ${points.length} points and ${labels.length} labels: every point needs one.`);
  const names = options.names ?? (["class 0", "class 1"] as const);
  const around = (axis: 0 | 1): [number, number] => {
    const values = points.map((point) => point[axis]!);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const margin = 0.12 * (high - low || 1);
    return [low - margin, high + margin];
  };
  return { points, labels, names, xRange: options.xRange ?? around(0), yRange: options.yRange ?? around(1) };
}

/** The two classes as points, distinguished by colour and by shape. */
export function pointTraces({ points, labels, names }: ClassPlaces): Trace[] {
  const size = points.length > 60 ? 8 : 14;
  return [0, 1].map((kind) => {
    const own = points.filter((_, i) => labels[i] === kind);
    return {
      type: "scatter",
      mode: "markers",
      name: names[kind],
      showlegend: true,
      x: own.map(([x]) => x),
      y: own.map(([, y]) => y),
      marker: { color: colour(kind), symbol: ["circle", "square"][kind], size, line: { color: "#ffffff", width: 1 } },
    };
  });
}

/**
 * How likely class 1 is around each place. A classifier that only says yes or no would give its border teeth as large as the
 * grid's cells: around places where its answer changes it is asked nine times.
 */
function shares(classify: Classify, { xs, ys, places }: GridPlaces): number[] {
  const answers = probabilities(classify, places);
  if (!answers.every((p) => p === 0 || p === 1)) return answers;
  const [dx, dy] = [(xs[1]! - xs[0]!) / 3, (ys[1]! - ys[0]!) / 3];
  const columns = xs.length;
  const changes = (i: number) =>
    [i - 1, i + 1, i - columns, i + columns, i - columns - 1, i - columns + 1, i + columns - 1, i + columns + 1].some(
      (k) => answers[k] !== undefined && answers[k] !== answers[i],
    );
  const near = places.flatMap((_, i) => (changes(i) ? [i] : []));
  const around = [-1, 0, 1].flatMap((v) => [-1, 0, 1].map((u) => [u * dx, v * dy] as const));
  const asked = near.flatMap((i) => around.map(([u, v]) => [places[i]![0]! + u, places[i]![1]! + v]));
  const finer = near.length > 0 ? probabilities(classify, asked) : [];
  const shared: number[] = [...answers];
  near.forEach((i, k) => {
    shared[i] = finer.slice(9 * k, 9 * k + 9).reduce((a, b) => a + b, 0) / 9;
  });
  return shared;
}

/** The regions as filled levels, and the line where both classes are equally likely. */
export function regionTraces(classify: Classify, ground: GridPlaces): Trace[] {
  const { xs, ys } = ground;
  const z = packed(shares(classify, ground), xs.length);
  const common = { type: "contour", z, x: xs, y: ys, showscale: false, showlegend: false, hoverinfo: "skip" };
  const levels = { start: 0.05 * certain, end: 0.95 * certain, size: 0.1 * certain };
  return [
    {
      ...common,
      zmin: 0,
      zmax: certain,
      autocontour: false,
      colorscale: classColours,
      contours: { ...levels, coloring: "fill", showlines: false },
      line: { width: 0 },
    },
    {
      ...common,
      autocontour: false,
      colorscale: [
        [0, print],
        [1, print],
      ],
      contours: { start: certain / 2, end: certain / 2, size: 1, coloring: "lines" },
      line: { width: 2.5 },
    },
  ];
}

function cutTrace(cuts: readonly (readonly [number, number, number])[], { xRange, yRange }: ClassPlaces): Trace {
  const x: number[] = [];
  const y: number[] = [];
  for (const cut of cuts) {
    const ends = crossing(cut, xRange, yRange);
    if (ends.length < 2) continue;
    x.push(ends[0]![0], ends[1]![0], Number.NaN);
    y.push(ends[0]![1], ends[1]![1], Number.NaN);
  }
  const line = { color: "#555555", width: 1.5, dash: "dot" };
  return { type: "scatter", mode: "lines", name: "cut of a hidden neuron", showlegend: true, x, y, line };
}

/** Puts the last traces, which stand still, on top of the regions: moves them behind in the list, and the frames' numbers with them. */
function underneath(figure: Figure, still: number): Figure {
  const moving = figure.data.length - still;
  const frames = figure.frames.map((frame) => ({ ...frame, traces: frame.traces.map((i) => i - still) }));
  const data = [...figure.data.slice(still), ...figure.data.slice(0, still)];
  if (moving < 1) return figure;
  return new Figure({ alt: figure.alt, data, layout: figure.layout, frames });
}

function describe(frames: readonly BoundaryFrame[], places: ClassPlaces, slider: string): string {
  const right = frames.map(({ classify }) => {
    const answers = probabilities(classify, places.points);
    return answers.filter((p, i) => (p >= 0.5 ? 1 : 0) === places.labels[i]).length;
  });
  const count = places.points.length;
  const [first, last] = [right[0]!, right[right.length - 1]!];
  const who = `${count} points of two classes, ${places.names[0]} and ${places.names[1]}, and the regions that a classifier gives them.`;
  if (frames.length === 1) return `${who} It has ${first} of ${count} points right.`;
  const [from, to] = [frames[0]!.label, frames[frames.length - 1]!.label];
  return `${who} A slider moves by ${slider}: at ${from} it has ${first} of ${count} right, at ${to} ${last} of ${count}.`;
}
