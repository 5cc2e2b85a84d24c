/** Lecture 8: what the small model wrote, always under the same banner. */
import { type Displayable, displaySymbol, type MimeBundle } from "../../display/bundle.js";
import { escapeHtml } from "../../display/html.js";
import { box, table } from "../../lesson/html.js";

/** What stands over every answer of the real model. */
export const BANNER = "Invented by a small model (SmolLM2-135M-Instruct). Nothing here is medical advice.";

/**
 * Questions and what the small model answered, under the banner. Rows of more than two columns are shown as they are.
 *
 * @example
 * invented([["How many legs does a spider have?", "Two pairs."]])
 */
export function invented(
  rows: readonly (readonly string[])[],
  head: readonly string[] = ["asked", "answered"],
): Displayable {
  const cell = (text: string) => escapeHtml(text.trim()).replace(/\n+/g, "<br>");
  const html = box(
    "open",
    `<strong>${BANNER}</strong>${table(
      head.map(escapeHtml),
      rows.map((row) => row.map(cell)),
    )}`,
  );
  const text = [BANNER, ...rows.map((row) => row.map((one) => one.trim()).join("\n  "))].join("\n");
  return { [displaySymbol]: (): MimeBundle => ({ "text/html": html, "text/plain": text }) };
}
