import { escapeHtml } from "../display/html.js";
import { box } from "./html.js";
import { ledger, runningCell } from "./ledger.js";
import { show } from "./show.js";
import { agree, plain, say } from "./values.js";

/** A claim of the lesson that the computed value does not bear out. */
export class ClaimError extends Error {
  override name = "ClaimError";
}

/** What the value must be. One of these; `within` loosens `is`. */
export interface Expectation {
  is?: unknown;
  within?: number;
  above?: number;
  below?: number;
}

/**
 * Asserts a sentence of the lesson: shows a tick with the number, or fails the cell.
 *
 * @example
 * lesson.claim("descent reaches the bottom", 0.30001, { is: 0.3, within: 0.001 })
 * lesson.claim("the loss has fallen", 0.2 < 3.4)
 */
export function claim(sentence: string, value: unknown, expected: Expectation = {}): void {
  const odd = Object.keys(expected).filter((key) => !["is", "within", "above", "below"].includes(key));
  if (odd.length > 0) throw new ClaimError(`A claim knows is, within, above and below; got ${odd.join(", ")}.`);
  const wanted = wish(expected);
  if (wanted === undefined && typeof plain(value) !== "boolean") {
    throw new ClaimError(
      `The claim "${sentence}" needs something to hold: give true or false, or say what ${say(value)} must be: { is }, { above } or { below }.`,
    );
  }
  if (!holds(value, expected)) {
    const found = wanted === undefined ? "it is false" : `it must be ${wanted}, and it is ${say(value)}`;
    throw new ClaimError(`The claim "${sentence}" does not hold: ${found}.`);
  }
  const number = wanted === undefined ? "" : brief(say(value));
  ledger.claims.set(sentence, { sentence, value: number, cell: runningCell() });
  const exactly = expected.is !== undefined && expected.within === undefined;
  const detail = wanted === undefined ? "" : exactly ? `(${number})` : `(${number}; ${wanted})`;
  const html = box(
    "good",
    `<strong>✓</strong> ${escapeHtml(sentence)} <span style="opacity: 0.75">${escapeHtml(detail)}</span>`,
  );
  show({ html, text: `✓ ${sentence} ${detail}`.trimEnd() }, { kind: "claim" });
}

function holds(value: unknown, { is, within, above, below }: Expectation): boolean {
  const held = plain(value);
  if (above !== undefined && !(typeof held === "number" && held > above)) return false;
  if (below !== undefined && !(typeof held === "number" && held < below)) return false;
  if (is !== undefined) return agree(value, is, within ?? 0);
  return above !== undefined || below !== undefined || held === true;
}

/** A long list is no reading: its beginning says enough. */
function brief(text: string): string {
  return text.length <= 70 ? text : `${text.slice(0, text.lastIndexOf(",", 60))}, …]`;
}

function wish({ is, within, above, below }: Expectation): string | undefined {
  const parts = [
    ...(is === undefined
      ? []
      : [within === undefined ? `exactly ${brief(say(is))}` : `${brief(say(is))} within ${say(within)}`]),
    ...(above === undefined ? [] : [`above ${say(above)}`]),
    ...(below === undefined ? [] : [`below ${say(below)}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(" and ");
}
