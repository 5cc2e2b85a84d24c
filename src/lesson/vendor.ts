import { escapeHtml } from "../display/html.js";
import { box, details, prose } from "./html.js";
import { findVendorClaim } from "./registry.js";
import { show } from "./show.js";

/**
 * Shows a brochure's sentence and three questions to ask; the cell below it in the notebook shows why.
 *
 * @example
 * lesson.vendor("1")
 */
export function vendor(id: string): void {
  const { sentence, ask } = findVendorClaim(id);
  const folds = ask.map(({ question, because }, i) =>
    details(`<strong>${i + 1}.</strong> ${prose(question)}`, prose(because)),
  );
  const text = [
    `The brochure says: “${sentence}” Ask:`,
    ...ask.flatMap(({ question, because }, i) => [`  ${i + 1}. ${question}`, `     ${because}`]),
  ];
  const says = `<p style="margin: 0 0 6px 0">The brochure says: <strong>“${escapeHtml(sentence)}”</strong> Ask:</p>`;
  show({ html: box("open", says + folds.join("")), text: text.join("\n") }, { kind: "vendor", id });
}
