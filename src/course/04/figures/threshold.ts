import { animation } from "../../../plot/animation.js";
import type { Figure, FigureOptions } from "../../../plot/index.js";
import { bars, path } from "../../../plot/series.js";
import { decide } from "../readers.js";

/** What the figure of a threshold takes. */
export interface ThresholdOptions extends Pick<FigureOptions, "alt" | "height" | "title"> {
  /** The thresholds that the slider goes through. */
  thresholds?: readonly number[];
}

/**
 * How sure a machine was, of the ill and of the healthy, as two rows of bars; a slider moves the line from which on a case is
 * called ill, and its label says what that costs.
 *
 * @example
 * thresholdSlider([0.9, 0.7, 0.4, 0.2, 0.1], [1, 1, 0, 1, 0])
 */
export function thresholdSlider(
  probabilities: readonly number[],
  truth: readonly number[],
  options: ThresholdOptions = {},
): Figure {
  const { thresholds = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95], ...rest } = options;
  const bins = 20;
  const counted = (ill: number) =>
    Array.from(
      { length: bins },
      (_, k) =>
        probabilities.filter((p, i) => truth[i] === ill && Math.min(bins - 1, Math.floor(p * bins)) === k).length,
    );
  const middles = Array.from({ length: bins }, (_, k) => (k + 0.5) / bins);
  const [healthy, ill] = [counted(0), counted(1)];
  const top = Math.max(...healthy, ...ill);
  const percent = (part: number) => (Number.isNaN(part) ? "–" : `${Math.round(100 * part)}%`);
  const labels = thresholds.map((threshold) => {
    const { sensitivity, specificity, ppv, npv } = decide(probabilities, truth, threshold);
    const both = `sensitivity ${percent(sensitivity)}, specificity ${percent(specificity)}`;
    return `${threshold}: ${both}, PPV ${percent(ppv)}, NPV ${percent(npv)}`;
  });
  return animation(
    {
      ...rest,
      x: "how sure the machine is of a lesion",
      y: "patients",
      slider: "threshold",
      labels,
      show: thresholds.length >> 1,
    },
    [bars(middles, healthy, { name: "healthy" }), bars(middles, ill, { name: "ill" })],
    thresholds.map((threshold) => [
      path([threshold, threshold], [0, top], { name: "threshold", size: 3, colour: "#1a1a1a" }),
    ]),
  );
}
