import { escapeHtml } from "../display/html.js";
import { box, prose, table } from "./html.js";
import { show } from "./show.js";

/** The closing card of a lecture: one or two sentences for each question, with numbers from this notebook. */
export interface Card {
  /** What was easy for the machine. */
  easy: string;
  /** What was hard. */
  hard: string;
  /** Should I use it? */
  use: string;
  /** Which kind of model. */
  kind: string;
  /** How much data it takes. */
  data: string;
  /** When does it fail? */
  fails: string;
}

const asked: [keyof Card, string][] = [
  ["easy", "What was easy"],
  ["hard", "What was hard"],
  ["use", "Should I use it"],
  ["kind", "Which kind"],
  ["data", "How much data"],
  ["fails", "When does it fail"],
];

/**
 * Shows the card that closes a lecture. Every question must be answered.
 *
 * @example
 * lesson.card({ easy: "a line", hard: "the step length", use: "yes, inside the measured range", kind: "linear regression", data: "12 points", fails: "outside" })
 */
export function card(answers: Card): void {
  const missing = asked
    .filter(([key]) => typeof answers?.[key] !== "string" || answers[key].trim() === "")
    .map(([key]) => key);
  if (missing.length > 0) throw new Error(`The card is not filled: ${missing.join(", ")}.`);
  const rows = asked.map(([key, question]) => [`<strong>${escapeHtml(question)}</strong>`, prose(answers[key])]);
  const html = box("note", `<strong>The card</strong>${table(["", ""], rows)}`);
  const text = ["The card", ...asked.map(([key, question]) => `  ${question}: ${answers[key]}`)].join("\n");
  show({ html, text }, { kind: "card" });
}
