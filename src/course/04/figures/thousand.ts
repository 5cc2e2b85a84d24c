import { animation } from "../../../plot/animation.js";
import type { Figure, FigureOptions } from "../../../plot/index.js";
import { points } from "../../../plot/series.js";
import { checkNumber } from "../../../tensor/options.js";

/** What the figure of a thousand people takes. */
export interface ThousandOptions extends Pick<FigureOptions, "alt" | "height" | "title"> {
  sensitivity: number;
  specificity: number;
  /** The parts of people who are ill that the slider goes through. */
  prevalences: readonly number[];
}

/** A thousand people as a test sees them. */
export interface Thousand {
  readonly found: number;
  readonly missed: number;
  readonly alarms: number;
  readonly quiet: number;
  /** of those called ill, the part that is */
  readonly ppv: number;
}

/**
 * Of a thousand people: how many ill are found and missed, how many healthy are alarmed and left alone, rounded to
 * whole people; `ppv` is not rounded.
 *
 * @example
 * thousand({ sensitivity: 0.95, specificity: 0.9, prevalence: 0.01 }).alarms   // 99
 */
export function thousand(test: { sensitivity: number; specificity: number; prevalence: number }): Thousand {
  const { sensitivity, specificity, prevalence } = test;
  for (const [name, value] of Object.entries(test)) checkNumber("thousand", name, value, 0, 1);
  const ill = Math.round(1000 * prevalence);
  const [found, quiet] = [Math.round(sensitivity * ill), Math.round(specificity * (1000 - ill))];
  const called = sensitivity * prevalence + (1 - specificity) * (1 - prevalence);
  return {
    ...{ found, missed: ill - found, alarms: 1000 - ill - quiet, quiet },
    ppv: called === 0 ? Number.NaN : (sensitivity * prevalence) / called,
  };
}

/** One dot for each of a thousand people, sorted by what the test says and what is true; a slider changes how many are ill. */
export function thousandDots(options: ThousandOptions): Figure {
  const { sensitivity, specificity, prevalences, ...rest } = options;
  const frames = prevalences.map((prevalence) => thousand({ sensitivity, specificity, prevalence }));
  const groups = ["ill, found", "healthy, alarmed", "ill, missed", "healthy, left alone"] as const;
  // nearly all are left alone: rings, so that the others stand out
  const symbols = ["circle", "square", "diamond", "circle-open"];
  const place = (i: number): [number, number] => [i % 50, Math.floor(i / 50)];
  const series = frames.map(({ found, alarms, missed, quiet }) => {
    let next = 0;
    return [found, alarms, missed, quiet].map((count, k) => {
      const places = Array.from({ length: count }, () => place(next++));
      // a group of nobody still needs a point, outside the picture, or its name would leave the legend
      const shown = places.length > 0 ? places : [[-9, -9]];
      return points(
        shown.map(([x]) => x!),
        shown.map(([, y]) => 19 - y!),
        { name: groups[k]!, colour: [1, 5, 3, 4][k]!, marker: symbols[k]!, size: 9 },
      );
    });
  });
  const percent = (part: number) => `${Number((100 * part).toPrecision(3))}%`;
  const figure = animation(
    {
      ...rest,
      slider: "ill:",
      labels: frames.map(
        ({ ppv }, i) => `${percent(prevalences[i]!)} of them. Of those called ill, ${percent(ppv)} are ill`,
      ),
      show: "first",
      xRange: [-1, 50],
      yRange: [-1, 20],
    },
    [],
    series,
  );
  for (const axis of ["xaxis", "yaxis"]) figure.layout[axis].visible = false;
  return figure;
}
