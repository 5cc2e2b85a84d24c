import { type Panel, panels, path, points } from "../../../plot/index.js";
import type { Figure } from "../../../plot/figure.js";
import { ink } from "../../../plot/style.js";
import { PlotError } from "../../../plot/values.js";

export interface BeforeAfterOptions {
  /** What the panels are called: the inputs, and what the hidden layer makes of them. */
  titles: readonly [string, string];
  /** What the two classes are called. */
  names: readonly [string, string];
  /** The border of the last neuron among the hidden numbers: v₁h₁ + v₂h₂ + b = 0. */
  border: readonly [v1: number, v2: number, b: number];
  /** The text alternative. */
  alt: string;
  /** The size of the points in pixels. */
  size?: number;
  range?: readonly [number, number];
}

/** Points of two classes as they come in, and beside them where two hidden neurons put them, with the last neuron's border. */
export function beforeAfter(
  before: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
  labels: readonly number[],
  { titles, names, border: [v1, v2, b], alt, size = 6, range }: BeforeAfterOptions,
): Figure {
  if (before.length !== after.length || before.length !== labels.length)
    throw new PlotError(
      `Every point needs its place before, its place after and its class; got ${before.length}, ${after.length} and ${labels.length}.`,
    );
  const kinds = (places: readonly (readonly number[])[]) =>
    names.map((name, kind) => {
      const own = places.filter((_, n) => labels[n] === kind);
      return points(
        own.map(([x]) => x!),
        own.map(([, y]) => y!),
        { name, size },
      );
    });
  const hidden = after.flat();
  const [low, high] = range ?? [Math.min(...hidden) - 0.2, Math.max(...hidden) + 0.2];
  const across = Array.from({ length: 121 }, (_, i) => low + (i * (high - low)) / 120);
  const line = across.map((h) => [h, -(v1 * h + b) / v2]).filter(([, h]) => h! >= low && h! <= high);
  const drawn = path(
    line.map(([h]) => h!),
    line.map(([, h]) => h!),
    { colour: ink },
  );
  const parts: Panel[] = [
    { title: titles[0], series: kinds(before) },
    { title: titles[1], series: [...kinds(after), drawn] },
  ];
  const axes = range ? { xRange: range, yRange: range, square: true } : {};
  return panels({ columns: 2, height: 420, alt, ...axes }, parts);
}
