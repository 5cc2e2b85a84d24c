/** Lecture 7: text that a machine wrote, at one temperature after the other. */
import { animation } from "../../../plot/animation.js";
import type { Figure, FigureOptions } from "../../../plot/index.js";
import type { Series } from "../../../plot/series.js";
import { ink } from "../../../plot/style.js";

/**
 * Texts by temperature, with a slider; each is broken into lines of at most `width` letters.
 *
 * @example
 * writtenAt({ "0.5": "the whale and the sea", "1.5": "thew haleq" })
 */
export function writtenAt(
  texts: Readonly<Record<string, string>>,
  { width = 62, ...options }: Pick<FigureOptions, "alt"> & { width?: number } = {},
): Figure {
  const names = Object.keys(texts).sort((a, b) => Number(a) - Number(b));
  const pages = names.map((name) => linesOf(texts[name]!, width));
  const rows = Math.max(...pages.map((lines) => lines.length));
  const frames = pages.map((lines) => [page([...lines, ...new Array<string>(rows - lines.length).fill(" ")])]);
  const figure = animation(
    {
      ...options,
      ...{ slider: "temperature", labels: names, show: names.length >> 1, height: 190 + 26 * rows },
      ...{ xRange: [0, 1], yRange: [-rows + 0.3, 0.7] },
      alt: options.alt ?? names.map((name, i) => `At temperature ${name}: ${pages[i]!.join(" ")}`).join(" "),
    },
    [],
    frames,
  );
  for (const axis of ["xaxis", "yaxis"]) Object.assign(figure.layout[axis], { visible: false, fixedrange: true });
  return figure;
}

/** Lines of a text as one series of words, the first on top, set left. */
const page =
  (lines: readonly string[]): Series =>
  () => ({
    type: "scatter",
    mode: "text",
    x: lines.map(() => 0),
    y: lines.map((_, i) => -i),
    text: [...lines],
    textposition: "middle right",
    textfont: { color: ink, size: 16 },
    showlegend: false,
    hoverinfo: "skip",
    cliponaxis: false,
  });

/**
 * A text broken at blanks into lines of at most `width` letters; line breaks become blanks, a longer word is a line of its own.
 *
 * @example
 * linesOf("call me Ishmael", 8)   // ["call me", "Ishmael"]
 */
export function linesOf(text: string, width: number): string[] {
  const lines: string[] = [""];
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    const last = lines.at(-1)!;
    if (last === "") lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
