import { escapeHtml } from "../display/html.js";
import { box } from "./html.js";
import { ledger, runningCell } from "./ledger.js";
import { show } from "./show.js";
import { agree, plain, say } from "./values.js";

/** A claim of the lesson that the computed value does not bear out. */
export class ClaimError extends Error {
  override name = "ClaimError";
}

/** What the value must be, one of these, where `within` loosens `is`; and for whom the claim is. */
export interface Expectation {
  is?: unknown;
  within?: number;
  above?: number;
  below?: number;
  /** Made in a side room: `closing` lists it in a fold. */
  builders?: boolean;
}

const known = ["is", "within", "above", "below", "builders"];

/**
 * Asserts a sentence of the lesson: shows a tick, the sentence and at most one number, or fails the cell.
 *
 * @example
 * lesson.claim("descent reaches the bottom", 0.30001, { is: 0.3, within: 0.001 })
 * lesson.claim("the loss has fallen", 0.2 < 3.4)
 * lesson.claim("the Hessian's determinant is negative", -4 < 0, { builders: true })
 */
export function claim(sentence: string, value: unknown, expected: Expectation = {}): void {
  const odd = Object.keys(expected).filter((key) => !known.includes(key));
  if (odd.length > 0) {
    throw new ClaimError(`A claim knows is, within, above, below and builders; got ${odd.join(", ")}.`);
  }
  const wanted = wish(expected);
  if (wanted === undefined && typeof plain(value) !== "boolean") {
    throw new ClaimError(
      `The claim “${sentence}” is neither true nor false: give true or false, or say what ${precisely(value)} must be: { is }, { above } or { below }.`,
    );
  }
  if (!holds(value, expected)) {
    const found = wanted === undefined ? "it is false" : `it must be ${wanted}, and it is ${precisely(value)}`;
    throw new ClaimError(`The claim “${sentence}” does not hold: ${found}.`);
  }
  const { builders = false } = expected;
  const evidence = wanted === undefined ? "" : evidenceOf(plain(value), expected);
  const number = sentence.includes(evidence) ? "" : evidence;
  ledger.claims.set(sentence, { sentence, value: number, builders, cell: runningCell() });
  const shown = number && ` <span style="opacity: 0.75">(${escapeHtml(number)})</span>`;
  show(
    {
      html: box("good", `<strong>✓</strong> ${escapeHtml(sentence)}${shown}`),
      text: `✓ ${sentence}${number && ` (${number})`}`,
    },
    { kind: "claim", ...(builders && { builders }) },
  );
}

function holds(value: unknown, { is, within, above, below }: Expectation): boolean {
  const held = plain(value);
  if (above !== undefined && !(typeof held === "number" && held > above)) return false;
  if (below !== undefined && !(typeof held === "number" && held < below)) return false;
  if (is !== undefined) return agree(value, is, within ?? 0);
  return above !== undefined || below !== undefined || held === true;
}

/** What is shown beside the sentence: a number, for a list how many of it agree, and nothing for a word. */
function evidenceOf(held: unknown, { is, within = 0 }: Expectation): string {
  if (typeof held === "number") {
    // Within the tolerance of zero a number is what rounding left over.
    return say(plain(is) === 0 && Math.abs(held) <= within ? 0 : held);
  }
  const count = entriesOf(held);
  return count > 1 ? `${count} of ${count} agree` : "";
}

function entriesOf(held: unknown): number {
  if (Array.isArray(held)) return held.reduce((sum: number, part) => sum + Math.max(1, entriesOf(part)), 0);
  return ArrayBuffer.isView(held) && "length" in held ? (held.length as number) : 0;
}

/** A value as an error states it, with more digits than a sentence needs; of a long list only the beginning. */
function precisely(value: unknown): string {
  const text = say(value, 6);
  return text.length <= 70 ? text : `${text.slice(0, text.lastIndexOf(",", 60))}, …]`;
}

function wish({ is, within, above, below }: Expectation): string | undefined {
  const parts = [
    ...(is === undefined
      ? []
      : [within === undefined ? `exactly ${precisely(is)}` : `${precisely(is)} within ${precisely(within)}`]),
    ...(above === undefined ? [] : [`above ${precisely(above)}`]),
    ...(below === undefined ? [] : [`below ${precisely(below)}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(" and ");
}
