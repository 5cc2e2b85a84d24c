import { escapeHtml } from "../display/html.js";
import { judge } from "./exercise.js";
import { box, prose } from "./html.js";
import { ledger } from "./ledger.js";
import { findExercise, findTwin } from "./registry.js";
import { show } from "./show.js";

const hintsGiven = new Map<string, number>();

/**
 * Judges the answer to an exercise and says, in a sentence, what is right about it or what to look at next. It never fails the cell.
 *
 * @example
 * lesson.check("E1.1", 2.33)
 */
export function check(id: string, answer: unknown): void {
  const exercise = findExercise(id);
  const { right, says } = judge(exercise, answer);
  ledger.checks.set(id, { id, title: exercise.title, right });
  const verdict = right ? "right" : "not yet";
  const head = `<strong>${right ? "✓" : "○"} ${escapeHtml(id)} ${verdict}:</strong>`;
  const html = box(right ? "good" : "open", `${head} ${prose(says)}`);
  show({ html, text: `${id} ${verdict}: ${says}` }, { kind: "check", id, verdict });
}

/**
 * Shows the next hint for an exercise; run the cell again for one more.
 *
 * @example
 * lesson.hint("E1.4")
 */
export function hint(id: string): void {
  const { hints } = findExercise(id);
  const next = Math.min(hintsGiven.get(id) ?? 0, hints.length - 1);
  hintsGiven.set(id, next + 1);
  const place = `${next + 1} of ${hints.length}`;
  const html = box("note", `<strong>Hint for ${escapeHtml(id)}</strong> (${place}): ${prose(hints[next]!)}`);
  show({ html, text: `hint for ${id} (${place}): ${hints[next]}` }, { kind: "hint", id });
}

/**
 * Judges a mended broken twin, as check does. Only exercises that are twins can be mended.
 *
 * @example
 * lesson.twin("E1.5", (beta, lr) => beta - lr * slope(beta))
 */
export function twin(id: string, fixed: unknown): void {
  findTwin(id);
  check(id, fixed);
}
