import { display } from "../display/index.js";

/** The forms of one output: what Jupyter shows, and the same as text. */
export interface Shown {
  html: string;
  text: string;
}

/** Puts an output under the running cell; outside a notebook the text is printed. */
export function show({ html, text }: Shown): void {
  display({ "text/html": html, "text/plain": text });
}
