import { type FigureOptions, layoutOf } from "./charts.js";
import { Figure, type Frame, type Trace } from "./figure.js";
import type { Series } from "./series.js";
import { ink } from "./style.js";
import { PlotError } from "./values.js";

/** What an animation takes beside a figure's options. */
export interface AnimationOptions extends FigureOptions {
  /** What the slider moves through: "step", "width", "threshold". */
  slider: string;
  /** One label for each frame, shown beside the slider's name; 0, 1, 2, … when left out. */
  labels?: readonly (string | number)[];
  /** Which frame stands in the picture before anyone touches it, and in print. The last, when left out. */
  show?: "first" | "last" | number;
  /** Milliseconds a frame when played. */
  pace?: number;
}

/**
 * A figure with a slider and a play button: `still` series stay, the series of one frame replace those of the frame before.
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
  return assemble(options, fixed, traces, layoutOf(options, named, [...fixed, ...traces.flat()]));
}

/** The same from finished traces; `redraw` is needed where any trace is not a scatter: Plotly loses contours and bars otherwise. */
export function assemble(
  options: AnimationOptions,
  fixed: Trace[],
  moving: Trace[][],
  layout: Record<string, any>,
  redraw = [...fixed, ...moving[0]!].some((trace) => trace.type !== "scatter"),
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
  const show = options.show === "first" ? 0 : typeof options.show === "number" ? options.show : moving.length - 1;
  const frames = changes(moving, fixed.length);
  const controls = { ...layout, ...controlsFor(options, labels, show, redraw) };
  controls.height = options.height ?? layout.height + 90;
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

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function controlsFor(
  options: AnimationOptions,
  labels: string[],
  active: number,
  redraw: boolean,
): Record<string, unknown> {
  const pace = options.pace ?? Math.max(60, Math.min(600, Math.round(8000 / labels.length)));
  const go = (duration: number) => ({ mode: "immediate", frame: { duration, redraw }, transition: { duration: 0 } });
  const crowded = labels.some((label) => label.length > 6);
  return {
    sliders: [
      {
        active,
        x: 0,
        len: 1,
        pad: { t: 64, b: 8, l: 140 },
        currentvalue: { prefix: `${options.slider} `, xanchor: "left", font: { size: 16, color: ink } },
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
