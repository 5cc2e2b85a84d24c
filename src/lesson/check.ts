import { escapeHtml } from "../display/html.js";
import { judge } from "./exercise.js";
import { box, details, prose } from "./html.js";
import { ledger, runningCell } from "./ledger.js";
import { findExercise, findTwin } from "./registry.js";
import { show } from "./show.js";

const hintsGiven = new Map<string, number>();

/**
 * Judges the answer to an exercise and says, in a sentence, what is right about it or what to look at next. Each wrong try
 * brings one more hint, folded; the first stands below the task. An exercise once solved stays solved. The cell never fails.
 *
 * @example
 * lesson.check("E1.7", 0.0078)
 */
export function check(id: string, answer: unknown): void {
  const exercise = findExercise(id);
  const { right, reason, says } = judge(exercise, answer);
  const before = ledger.checks.get(id);
  const tries = (before?.tries ?? 0) + (right || notATry.has(reason) ? 0 : 1);
  const solved = right || before?.right === true;
  ledger.checks.set(id, { id, title: exercise.title, right: solved, tries, cell: runningCell() });
  const verdict = right ? "right" : "not yet";
  const still = solved && !right ? " You have solved this exercise before, and it stays solved." : "";
  const hints = solved || notATry.has(reason) ? [] : exercise.hints.slice(0, tries);
  const last = tries > exercise.hints.length && hints.length > 0 ? "That was the last hint: open the solution." : "";
  const name = right ? `✓ ${id} solved:` : `○ ${id} not yet:`;
  const folds = hints.map((hint, i) => details(`Hint ${i + 2}`, prose(hint))).join("");
  const html = `<strong>${escapeHtml(name)}</strong> ${prose(says + still)}${folds}${last && `<div>${last}</div>`}`;
  const text = [
    `${id} ${right ? "solved" : "not yet"}: ${says}${still}`,
    ...hints.map((h, i) => `hint ${i + 2}: ${h}`),
  ];
  show(
    { html: box(right ? "good" : "open", html), text: [...text, ...(last ? [last] : [])].join("\n") },
    { kind: "check", id, verdict },
  );
}

/** Reasons for which no hint is due: the starter as it came, and what is no answer to the question. */
const notATry = new Set(["untouched", "unreadable"]);

/**
 * Shows the next hint for an exercise; run the cell again for one more.
 *
 * @example
 * lesson.hint("E1.2")
 */
export function hint(id: string): void {
  const { hints } = findExercise(id);
  const given = hintsGiven.get(id) ?? 0;
  const next = Math.min(given, hints.length - 1);
  hintsGiven.set(id, next + 1);
  const place = `${next + 1} of ${hints.length}`;
  const last = given >= hints.length ? " That was the last hint: open the solution." : "";
  const html = `<strong>Hint for ${escapeHtml(id)}</strong> (${place}): ${prose(hints[next]!)}${last}`;
  show({ html: box("note", html), text: `hint for ${id} (${place}): ${hints[next]}${last}` }, { kind: "hint", id });
}

/**
 * Judges a repaired twin, as check does: code with a classic bug, which the reader has found and fixed.
 *
 * @example
 * lesson.twin("E1.3", (beta, lr) => beta - lr * slope(beta))
 */
export function twin(id: string, fixed: unknown): void {
  findTwin(id);
  check(id, fixed);
}
