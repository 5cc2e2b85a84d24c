import { escapeHtml } from "../display/html.js";
import { box, prose } from "./html.js";
import type { Term } from "./lecture.js";
import { findTerm } from "./registry.js";
import { show } from "./show.js";

/**
 * Shows what one or more words mean, as one list.
 *
 * @example
 * lesson.term("loss")
 * lesson.term("residual", "loss", "learning rate")
 */
export function term(...names: string[]): void {
  if (names.length === 0) throw new Error('lesson.term needs the name of a word: lesson.term("loss").');
  const entries = names.map(findTerm);
  const line = (entry: Term) =>
    `<dfn><strong>${escapeHtml(entry.id)}</strong></dfn>${escapeHtml(other(entry))}: ${prose(entry.means)}`;
  const lines = entries.map((entry) => `<div style="margin: 2px 0">${line(entry)}</div>`);
  const html = box("plain", entries.length === 1 ? line(entries[0]!) : lines.join(""));
  const text = entries.map((entry) => `${entry.id}${other(entry)}: ${entry.means}`).join("\n");
  show({ html, text }, { kind: "term", id: names.join(", ") });
}

/** Other words for it; its plural does not count. */
function other({ id, also = [] }: Term): string {
  const others = also.filter((one) => one !== `${id}s` && one !== `${id}es`);
  return others.length === 0 ? "" : ` (also ${others.join(", ")})`;
}
