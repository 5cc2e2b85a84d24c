import { type Displayable, displaySymbol, type MimeBundle } from "../display/index.js";
import { PlotError } from "./values.js";

/**
 * A figure made of HTML, for what Plotly is the wrong tool: things inside each other, things one after another, things that
 * open. Inline styles only, no script, style element or id, so that it survives an untrusted notebook; text keeps the page's
 * own colour. Its plain-text form says the same.
 */
export class Drawing implements Displayable {
  constructor(
    readonly html: string,
    readonly text: string,
  ) {
    if (text.trim() === "") throw new PlotError("This drawing has no text alternative.");
  }

  /** The drawing as Jupyter shows and stores it. */
  [displaySymbol](): MimeBundle {
    return { "text/html": this.html, "text/plain": this.text };
  }
}

/** One line that opens to show more. */
export function fold(summary: string, body: string): string {
  return `<details style="margin: 2px 0"><summary style="cursor: pointer">${summary}</summary><div style="padding: 2px 0 6px 18px; max-width: 720px; line-height: 1.45">${body}</div></details>`;
}
