/** Outputs as blocks: figures, HTML, text. */

import type { HighlighterCore } from "shiki/core";
import type { Output } from "../../notebooks/format/outputs.js";
import { screenText } from "../../notebooks/format/terminal.js";
import { type FigureData, figureOf } from "../deck/figures.js";
import type { Block } from "../layout/block.js";
import { codeColumns, codeHeight, codeLines, htmlHeight, tallest, type } from "../layout/height.js";
import { highlight, rowsOf, splitCode } from "./code.js";
import { splitRows } from "./rows.js";

/** Height that is kept for a figure beside other things on a slide. */
const figureHeight = 320;

/** Blocks of one output; undefined when it is too high for a slide and has no rows to be split between. */
export function outputBlocks(output: Output, shiki: HighlighterCore): Block[] | undefined {
  if (output.output_type === "stream") return textBlocks(screenText(output.text), shiki);
  if (output.output_type === "error") return textBlocks(output.traceback.join("\n"), shiki);
  const figure = figureOf(output);
  if (figure) return [figureBlock(figure)];
  const html = output.data["text/html"];
  // A guess is the reader's own; on a slide the question stands, and the hall does the guessing.
  if (/^guess [\w.]+, .*Written down\.$/s.test(String(output.data["text/plain"]).trim())) return [];
  if (typeof html === "string") return htmlBlocks(html);
  const picture = output.data["image/png"];
  const alt = htmlText(String(output.data["text/plain"] ?? ""));
  if (typeof picture === "string") {
    const source = `data:image/png;base64,${picture.replace(/\s/g, "")}`;
    return [{ kind: "output", html: `<img src="${source}" alt="${alt}">`, height: figureHeight, fragment: false }];
  }
  const text = output.data["text/plain"];
  return typeof text === "string" ? textBlocks(text, shiki) : [];
}

function htmlBlocks(html: string): Block[] | undefined {
  // A line as wide as is good to read in a notebook is short on a slide.
  const wide = html.replace(/^<div style="([^"]*); max-width: \d+px"/, '<div style="$1"');
  // A corner of a table that says nothing is no heading.
  const clear = wide.replace(/<th\b([^>]*)><\/th>/g, "<td$1></td>");
  return splitRows(clear, tallest, type.table)?.map((part) => ({
    kind: "output",
    html: `<div class="html">${part}</div>`,
    height: htmlHeight(part, type.table) + 14,
    fragment: false,
  }));
}

function textBlocks(text: string, shiki: HighlighterCore): Block[] {
  return splitCode(text, codeLines, codeColumns).map((part) => ({
    kind: "output",
    html: `<div class="printed">${highlight(shiki, part, "ansi")}</div>`,
    height: codeHeight(part.split("\n").reduce((sum, line) => sum + rowsOf(line, codeColumns), 0)),
    fragment: false,
  }));
}

/** The drawing comes when the slide does; until then, and for those who do not see it, there is the alternative. */
function figureBlock(figure: FigureData): Block {
  const { width: _, height: wanted = 440, ...layout } = figure.layout;
  const { data, frames } = figure;
  const alt = htmlText(String(layout.meta?.alt ?? ""));
  const larger = { ...layout, font: { ...layout.font, size: 18 } };
  const json = JSON.stringify({ data, frames, layout: larger }).replaceAll("<", "\\u003c");
  const flat = wanted < 330;
  const height = flat ? wanted + 30 : figureHeight + (layout.sliders ? 90 : 0);
  const style = flat ? ` style="max-height: ${Math.round(wanted * 1.5)}px"` : "";
  return {
    kind: "figure",
    html: `<figure role="group" aria-label="${alt}"${style}><div class="plot"></div><script type="application/json">${json}</script></figure>`,
    height,
    fragment: false,
    figure,
  };
}

export const htmlText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
