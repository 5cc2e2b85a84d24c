/** Code and outputs of a cell as they stand on a page to read. */
import type { HighlighterCore } from "shiki/core";
import type { FigureData } from "../../ipynb/figures.js";
import { lessonOutput } from "../../ipynb/lesson.js";
import type { Output } from "../../ipynb/outputs.js";
import { highlight } from "../render/code.js";
import { dataScript, htmlText } from "../render/html.js";
import { type Sanitising, sanitised } from "../render/sanitise.js";
import { pictureHtml, shownAs } from "../render/shown.js";

/** Code that folds; folded, it shows its first line. */
export function codeHtml(source: string, shiki: HighlighterCore, open: boolean): string {
  const [first = ""] = source.trim().split("\n");
  const begins = `<code>${htmlText(first.length > 80 ? `${first.slice(0, 79)}…` : first)}</code>`;
  return `<details class="code"${open ? " open" : ""}><summary>Code${begins}</summary>
${highlight(shiki, source.trimEnd(), "typescript")}</details>
`;
}

export function outputHtml(output: Output, shiki: HighlighterCore, sanitising: Sanitising): string {
  const shown = shownAs(output);
  switch (shown?.kind) {
    case "figure":
      return figureHtml(shown.figure, shown.svg);
    case "html":
      return `<div class="html scroll">${withoutGuess(output) ?? sanitised(shown.html, sanitising)}</div>\n`;
    case "picture":
      return `<p>${sanitised(pictureHtml(shown), sanitising)}</p>\n`;
    case "text":
      return `<div class="printed">${highlight(shiki, shown.text.trimEnd(), "ansi")}</div>\n`;
    default:
      return "";
  }
}

/**
 * The picture that the notebook stores stands there first: without scripts, in a preview and on paper it is all there
 * is. The page draws the figure in its place when somebody reads near it (read.js).
 */
function figureHtml({ data, frames, layout: { width: _, ...layout } }: FigureData, svg: string | undefined): string {
  const alt = htmlText(String(layout.meta?.alt ?? ""));
  const height = Number(layout.height ?? 440);
  const still = svg
    ? `<img class="still" src="${svgAddress(svg)}" alt="${alt}" height="${height}">`
    : `<p class="still">${alt}</p>`;
  const panels = layout.sliders || layout.updatemenus || layout.xaxis2 ? ' class="panels"' : "";
  return `<figure${panels} role="group" aria-label="${alt}" style="height: ${height}px">
${still}<div class="plot"></div>${dataScript({ data, frames, layout })}</figure>
`;
}

/** A picture as an address: only what would end the attribute or the address is escaped. */
const svgAddress = (svg: string): string =>
  `data:image/svg+xml,${svg.trim().replace(/[%#"<>\n\r\t&]/g, (one) => encodeURIComponent(one))}`;

/** The reader of a copy cannot type a guess: the question stands in its place, and the answer comes folded. */
function withoutGuess(output: Output): string | undefined {
  const { kind, id = "", question, truth = "" } = lessonOutput(output) ?? {};
  const about = htmlText(question === undefined ? id : `${id}, ${question}`);
  if (kind === "guess") return `<div class="guess">✎ Guess ${about}: write yours down before you read on.</div>`;
  if (kind === "reveal")
    return `<details class="guess"><summary>✎ ${about}: show the answer</summary><strong>${htmlText(truth)}</strong></details>`;
  return undefined;
}
