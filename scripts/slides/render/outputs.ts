/** Outputs as blocks: figures, HTML, text. */

import type { HighlighterCore } from "shiki/core";
import { lessonOutput } from "../../ipynb/lesson.js";
import type { Output } from "../../ipynb/outputs.js";
import type { Block } from "../layout/block.js";
import { codeColumns, codeHeight, codeLines, htmlHeight, tallest, type } from "../layout/height.js";
import { isTooWide } from "../layout/width.js";
import { highlight, rowsOf, splitCode } from "./code.js";
import { figureBlock } from "./figure.js";
import { splitRows } from "./rows.js";
import { type Sanitising, sanitised } from "./sanitise.js";
import { pictureHtml, shownAs } from "./shown.js";

/** Blocks of one output; undefined when it is too high for a slide and has no rows to be split between. */
export function outputBlocks(output: Output, shiki: HighlighterCore, sanitising: Sanitising): Block[] | undefined {
  const shown = shownAs(output);
  if (isOneReadersGuess(output)) return [];
  switch (shown?.kind) {
    case "figure":
      return [figureBlock(shown.figure)];
    case "html":
      return htmlBlocks(sanitised(shown.html, sanitising), lessonOutput(output) !== undefined);
    case "picture":
      return htmlBlocks(sanitised(pictureHtml(shown), sanitising), false);
    case "text":
      return textBlocks(shown.text, shiki);
    default:
      return [];
  }
}

/** A guess is the reader's own, and so is what it was worth; on a slide the question stands, and the hall does the guessing. */
const isOneReadersGuess = (output: Output): boolean => ["guess", "reveal"].includes(lessonOutput(output)?.kind ?? "");

/** What a lesson function made has its place named on the page: there it may be as wide as a slide. */
function htmlBlocks(html: string, lesson: boolean): Block[] | undefined {
  return splitRows(html, tallest, type.table)?.map((part) => ({
    kind: "output",
    html: `<div class="html${lesson ? " lesson" : ""}">${part}</div>`,
    height: htmlHeight(part, type.table) + 14,
    ...(isTooWide(part, type.table) && { tooWide: true }),
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
