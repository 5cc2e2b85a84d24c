import { escapeHtml } from "../display/html.js";
import { box, prose } from "./html.js";
import { ledger } from "./ledger.js";
import { findTerm } from "./registry.js";
import { show } from "./show.js";

/**
 * Shows what a word means, where the lesson first uses it.
 *
 * @example
 * lesson.term("loss")
 */
export function term(name: string): void {
  const entry = findTerm(name);
  ledger.terms.set(name, { id: name, means: entry.means });
  const html = box(
    "plain",
    `<dfn><strong>${escapeHtml(name)}</strong></dfn>${other(entry.also)}: ${prose(entry.means)}`,
  );
  show({ html, text: `${name}${other(entry.also)}: ${entry.means}` }, { kind: "term", id: name });
}

function other(also: string[] = []): string {
  return also.length === 0 ? "" : ` (also ${also.join(", ")})`;
}
