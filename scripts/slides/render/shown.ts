/** Which of an output's forms people are shown. */

import { type FigureData, figureOf } from "../../ipynb/figures.js";
import type { Output } from "../../ipynb/outputs.js";
import { screenText } from "../../ipynb/terminal.js";
import { htmlText } from "./html.js";

/** What stands on the page; `plain` is the output's own text form, where it has one. */
export type Shown = { plain?: string | undefined } & (
  | { kind: "figure"; figure: FigureData; svg: string | undefined }
  | { kind: "html"; html: string }
  | { kind: "picture"; source: string; alt: string }
  /** Terminal colours are still in it. */
  | { kind: "text"; text: string }
);

/** The richest form that a page can show; undefined where there is none. */
export function shownAs(output: Output): Shown | undefined {
  if (output.output_type === "stream") return { kind: "text", text: screenText(output.text) };
  if (output.output_type === "error") return { kind: "text", text: output.traceback.join("\n") };
  const { data } = output;
  const plain = typeof data["text/plain"] === "string" ? data["text/plain"] : undefined;
  const figure = figureOf(output);
  const svg = data["image/svg+xml"];
  if (figure) return { kind: "figure", figure, svg: typeof svg === "string" ? svg : undefined, plain };
  const html = data["text/html"];
  // A corner of a table that says nothing is not a heading.
  if (typeof html === "string")
    return { kind: "html", html: html.replace(/<th\b([^>]*)><\/th>/g, "<td$1></td>"), plain };
  const picture = data["image/png"];
  if (typeof picture === "string") {
    return {
      kind: "picture",
      source: `data:image/png;base64,${picture.replace(/\s/g, "")}`,
      alt: plain ?? "",
      plain,
    };
  }
  return plain === undefined ? undefined : { kind: "text", text: plain, plain };
}

/** A bare value answers a line of code; without the line it is a riddle. */
export const isBareValue = (output: Output): boolean =>
  output.output_type === "execute_result" && Object.keys(output.data).every((mime) => mime === "text/plain");

export const pictureHtml = ({ source, alt }: { source: string; alt: string }): string =>
  `<img src="${source}" alt="${htmlText(alt)}">`;
