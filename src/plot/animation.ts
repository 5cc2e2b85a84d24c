import { type FigureOptions, layoutOf } from "./charts.js";
import { Figure, type Frame, type Trace } from "./figure.js";
import { rangesOf } from "./ranges.js";
import type { Series } from "./series.js";
import { ink } from "./style.js";
import { PlotError } from "./values.js";

/** What an animation takes beside a figure's options. */
export interface AnimationOptions extends FigureOptions {
  /** What the slider moves through: "step", "width", "threshold". */
  slider: string;
  /** One label for each frame, shown beside the slider's name; 0, 1, 2, … when left out. */
  labels?: readonly (string | number)[];
  /** Which frame stands in the picture before anyone touches it. The first, when left out; print then has the last. */
  show?: "first" | "last" | number;
  /** Milliseconds a frame when played. */
  pace?: number;
}

/**
 * A figure with a slider and a play button: `still` series stay, the series of one frame replace those of the frame before.
 * The axes hold all frames, where no range is given.
 *
 * @example
 * plot.animation({ slider: "step" }, [],
 *   [0, 1, 2].map((x) => [plot.points([x], [0])]))
 */
export function animation(options: AnimationOptions, still: Series[], moving: Series[][]): Figure {
  if (!options?.slider) throw new PlotError('An animation\'s slider needs a name: give slider, such as "step".');
  if (moving.length < 2) throw new PlotError(`An animation needs at least two frames; got ${moving.length}.`);
  const fixed = still.map((part, i) => part(i));
  const traces = moving.map((frame) => frame.map((part, i) => part(still.length + i)));
  const named = [...fixed, ...traces[0]!].some((trace) => trace.showlegend);
  const all = [...fixed, ...traces.flat()];
  const layout = layoutOf({ ...options, ...rangesOf(all, options) }, named, all, [...fixed, ...longestNames(traces)]);
  return assemble(options, fixed, traces, layout);
}

/** Each moving series in the frame where it has its longest name: the legend keeps room for that. */
function longestNames(moving: Trace[][]): Trace[] {
  const length = (trace: Trace) => String(trace.name ?? "").length;
  return moving[0]!.map((_, i) => moving.map((frame) => frame[i]!).reduce((a, b) => (length(b) > length(a) ? b : a)));
}

/**
 * The same from finished traces; `redraw` is needed where any trace is not a scatter, for Plotly loses contours and bars
 * otherwise, and where names change, which stand in the legend.
 */
export function assemble(
  options: AnimationOptions,
  fixed: Trace[],
  moving: Trace[][],
  layout: Record<string, any>,
  redraw = [...fixed, ...moving[0]!].some((trace) => trace.type !== "scatter") || renamed(moving),
): Figure {
  const odd = moving.findIndex((frame) => frame.length !== moving[0]!.length);
  if (odd >= 0) {
    throw new PlotError(
      `Frame ${odd} has ${moving[odd]!.length} series and frame 0 has ${moving[0]!.length}: every frame needs the same.`,
    );
  }
  const labels = (options.labels ?? moving.map((_, i) => i)).map(String);
  if (labels.length !== moving.length)
    throw new PlotError(`There are ${moving.length} frames and ${labels.length} labels.`);
  const last = moving.length - 1;
  const place = (which: "first" | "last" | number) => (which === "first" ? 0 : which === "last" ? last : which);
  const show = place(options.show ?? "first");
  if (!Number.isInteger(show) || show < 0 || show > last)
    throw new PlotError(`show is "first", "last" or a frame from 0 to ${last}; got ${options.show}.`);
  const frames = changes(moving, fixed.length);
  const controls = { ...layout, ...controlsFor(options, labels, show, redraw) };
  controls.height = options.height ?? layout.height + 90;
  // A picture that cannot be played shows how it ends.
  controls.meta = { still: place(options.show ?? "last") };
  return new Figure({ alt: options.alt, data: [...fixed, ...moving[show]!], layout: controls, frames });
}

/** For every frame, only the attributes that differ somewhere along the animation. */
function changes(moving: Trace[][], offset: number): Frame[] {
  const varying = moving[0]!.map((first, i) =>
    Object.keys(first).filter((key) => moving.some((frame) => !same(frame[i]![key], first[key]))),
  );
  const touched = varying.flatMap((keys, i) => (keys.length > 0 ? [i] : []));
  return moving.map((frame, k) => ({
    name: String(k),
    traces: touched.map((i) => offset + i),
    data: touched.map((i) => Object.fromEntries(varying[i]!.map((key) => [key, frame[i]![key]]))),
  }));
}

const renamed = (moving: Trace[][]): boolean =>
  moving.some((frame) => frame.some((trace, i) => trace.name !== moving[0]![i]?.name));

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A symbol has its value after a sign: "λ = 10"; a word has it beside it: "step 10". */
export const prefixOf = (name: string): string => (/^\p{L}[₀-₉]?$/u.test(name) ? `${name} = ` : `${name} `);

function controlsFor(
  options: AnimationOptions,
  labels: string[],
  active: number,
  redraw: boolean,
): Record<string, unknown> {
  const pace = options.pace ?? Math.max(60, Math.min(600, Math.round(8000 / labels.length)));
  const go = (duration: number) => ({ mode: "immediate", frame: { duration, redraw }, transition: { duration: 0 } });
  const numbers = labels.every((label) => /^[\d.]+$/.test(label));
  const crowded = labels.length > 12 || labels.some((label) => label.length > 6);
  const of = crowded && numbers ? { suffix: ` of ${labels[labels.length - 1]}` } : {};
  return {
    sliders: [
      {
        active,
        x: 0,
        len: 1,
        pad: { t: 64, b: 8, l: 140 },
        currentvalue: { prefix: prefixOf(options.slider), ...of, xanchor: "left", font: { size: 16, color: ink } },
        font: { size: 13, color: crowded ? "rgba(0,0,0,0)" : ink },
        ticklen: crowded ? 0 : 4,
        minorticklen: 0,
        steps: labels.map((label, i) => ({ label, method: "animate", args: [[String(i)], go(0)] })),
      },
    ],
    updatemenus: [
      {
        type: "buttons",
        direction: "left",
        showactive: false,
        x: 0,
        y: 0,
        xanchor: "left",
        yanchor: "top",
        pad: { t: 76, r: 8 },
        font: { size: 14, color: ink },
        buttons: [
          { label: "▶ play", method: "animate", args: [null, { ...go(pace), fromcurrent: true }] },
          { label: "❚❚", method: "animate", args: [[null], go(0)] },
        ],
      },
    ],
  };
}
