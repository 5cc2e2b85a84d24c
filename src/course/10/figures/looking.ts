import { animation } from "../../../plot/animation.js";
import type { Figure, FigureOptions } from "../../../plot/index.js";
import { PlotError } from "../../../plot/index.js";
import { bars } from "../../../plot/series.js";

/** What the figure of a head's looks takes. */
export interface LookingOptions extends Pick<FigureOptions, "alt" | "height"> {
  /** what the model would say next after each word, for the slider's label */
  says?: readonly string[];
}

/**
 * Where a head looks: a bar for each word of a text, as high as the attention that it gets from the last word read; a slider
 * moves through the text. `weights` has a row for each word that looks; what comes later has none.
 *
 * @example
 * looking(["a", "b"], [[1, 0], [0.3, 0.7]]).frames.length   // 2
 */
export function looking(
  words: readonly string[],
  weights: readonly (readonly number[])[],
  options: LookingOptions = {},
): Figure {
  if (words.length !== weights.length)
    throw new PlotError(
      `There are ${words.length} words and ${weights.length} rows of weights; each word needs a row.`,
    );
  const { says, ...rest } = options;
  const numbered = words.map((word, i) => `${i + 1} ${word.trim()}`);
  return animation(
    {
      ...rest,
      y: "attention",
      yRange: [0, 1],
      slider: "read up to",
      labels: numbered.map((word, i) => (says ? `${word}. Next: ${says[i]}` : word)),
      show: "last",
    },
    [],
    weights.map((row) => [
      bars(
        numbered,
        Array.from(words, (_, j) => row[j] ?? 0),
      ),
    ]),
  );
}
