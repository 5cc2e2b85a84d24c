/** Outputs as blocks: figures, HTML, text. */

import type { HighlighterCore } from "shiki/core";
import type { Output } from "../../ipynb/outputs.js";
import type { Block } from "../layout/block.js";
import { codeColumns, codeHeight, codeLines, htmlHeight, tallest, type } from "../layout/height.js";
import { highlight, rowsOf, splitCode } from "./code.js";
import { figureBlock, figureHeight } from "./figure.js";
import { splitRows } from "./rows.js";
import { pictureHtml, shownAs } from "./shown.js";

/** Blocks of one output; undefined when it is too high for a slide and has no rows to be split between. */
export function outputBlocks(output: Output, shiki: HighlighterCore): Block[] | undefined {
  const shown = shownAs(output);
  if (shown?.plain && isOneReadersGuess(shown.plain.trim())) return [];
  switch (shown?.kind) {
    case "figure":
      return [figureBlock(shown.figure)];
    case "html":
      return htmlBlocks(shown.html);
    case "picture":
      return [{ kind: "output", html: pictureHtml(shown), height: figureHeight, fragment: false }];
    case "text":
      return textBlocks(shown.text, shiki);
    default:
      return [];
  }
}

/** A guess is the reader's own, and so is what it was worth; on a slide the question stands, and the hall does the guessing. */
const isOneReadersGuess = (text: string): boolean =>
  /^guess [\w.]+, .*Written down\.$/s.test(text) || /^You guessed .*; it is /s.test(text);

function htmlBlocks(html: string): Block[] | undefined {
  // A line as wide as is good to read in a notebook is short on a slide.
  const wide = html.replace(/^<div style="([^"]*); max-width: \d+px"/, '<div style="$1"');
  return splitRows(wide, tallest, type.table)?.map((part) => ({
    kind: "output",
    html: `<div class="html">${part}</div>`,
    height: htmlHeight(part, type.table) + 14,
    fragment: false,
  }));
}

function textBlocks(text: string, shiki: HighlighterCore): Block[] {
  return splitCode(text, codeLines, codeColumns).map(({ text: part }) => ({
    kind: "output",
    html: `<div class="printed">${highlight(shiki, part, "ansi")}</div>`,
    height: codeHeight(part.split("\n").reduce((sum, line) => sum + rowsOf(line, codeColumns), 0)),
    fragment: false,
  }));
}
