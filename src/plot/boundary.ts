import { assemble } from "./animation.js";
import { crossing } from "./border.js";
import { type FigureOptions, layoutOf } from "./charts.js";
import { Figure, type Trace } from "./figure.js";
import { type GridPlaces, gridPlaces, packedPercent, probabilities } from "./grids.js";
import { colour, ink } from "./style.js";
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
  const layout = layoutOf({ x: "x₁", y: "x₂", square: true, ...places, ...options, alt }, true);
  layout.xaxis.constrain = layout.yaxis.constrain = "domain";
  if (!options.height) layout.height = 480;
  const still = pointTraces(places);
  if (frames.length === 1) return new Figure({ alt, data: [...moving[0]!, ...still], layout });
  const labels = frames.map(({ label }) => label);
  const look = { ...options, alt, slider: options.slider ?? "step", labels };
  return underneath(assemble(look, still, moving, layout, true), still.length);
}

/** The points of each class and the rectangle that holds them. */
export interface ClassPlaces {
  points: number[][];
  labels: number[];
  names: readonly [string, string];
  xRange: readonly [number, number];
  yRange: readonly [number, number];
}

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
  const size = points.length > 60 ? 7 : 13;
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

/** The regions as filled levels, and the line where both classes are equally likely. */
export function regionTraces(classify: Classify, { xs, ys, places }: GridPlaces): Trace[] {
  const z = packedPercent(probabilities(classify, places), xs.length);
  const common = { type: "contour", z, x: xs, y: ys, showscale: false, showlegend: false, hoverinfo: "skip" };
  const levels = { start: 5, end: 95, size: 10 };
  return [
    {
      ...common,
      zmin: 0,
      zmax: 100,
      autocontour: false,
      colorscale: classColours,
      contours: { ...levels, coloring: "fill", showlines: false },
      line: { width: 0 },
    },
    {
      ...common,
      autocontour: false,
      colorscale: [
        [0, ink],
        [1, ink],
      ],
      contours: { start: 50, end: 50, size: 1, coloring: "lines" },
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
