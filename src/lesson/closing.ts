import { escapeHtml } from "../display/html.js";
import { box, prose, table } from "./html.js";
import { ledger } from "./ledger.js";
import { lectures } from "./registry.js";
import { show } from "./show.js";
import { say } from "./values.js";

/** Lists what ran in this notebook: the claims that held, the guesses beside the truth, the exercises and how they stand. */
export function closing(): void {
  const claims = [...ledger.claims.values()];
  const guesses = [...ledger.guesses.values()];
  const checks = [...ledger.checks.values()];
  const words = [...ledger.terms.values()];
  const solved = checks.filter((exercise) => exercise.right).length;
  const html = [
    `<p><strong>${claims.length} claims held</strong></p>`,
    list(
      claims.map(
        ({ sentence, value, cell }) =>
          `✓ ${linked(escapeHtml(sentence), cell)}${value ? ` (${escapeHtml(value)})` : ""}`,
      ),
    ),
    ...(guesses.length === 0
      ? []
      : [
          "<p><strong>Your guesses</strong></p>",
          table(
            ["guess", "you said", "it was", "distance"],
            guesses.map(({ id, question, guess, truth, distance }) => [
              escapeHtml(question ? `${id}: ${question}` : id),
              escapeHtml(say(guess)),
              escapeHtml(distance === undefined ? "not revealed" : say(truth)),
              escapeHtml(distance ?? "–"),
            ]),
          ),
        ]),
    ...(checks.length === 0
      ? []
      : [
          `<p><strong>Exercises: ${solved} of ${checks.length} solved</strong></p>`,
          list(checks.map(({ id, title, right }) => `${right ? "✓" : "○"} ${escapeHtml(id)} ${escapeHtml(title)}`)),
        ]),
    ...(words.length === 0
      ? []
      : [
          "<p><strong>Words</strong></p>",
          list(words.map(({ id, means }) => `<strong>${escapeHtml(id)}</strong>: ${prose(means)}`)),
        ]),
  ].join("");
  const text = [
    `${claims.length} claims held`,
    ...claims.map(({ sentence, value }) => `  ✓ ${sentence}${value ? ` (${value})` : ""}`),
    ...(guesses.length === 0 ? [] : ["your guesses"]),
    ...guesses.map(
      (g) =>
        `  ${g.question ? `${g.id}, ${g.question}` : g.id}: you said ${say(g.guess)}${g.distance === undefined ? ", not revealed" : `, it was ${say(g.truth)}: ${g.distance}`}`,
    ),
    ...(checks.length === 0 ? [] : [`exercises: ${solved} of ${checks.length} solved`]),
    ...checks.map(({ id, title, right }) => `  ${right ? "✓" : "○"} ${id} ${title}`),
    ...(words.length === 0 ? [] : ["words"]),
    ...words.map(({ id, means }) => `  ${id}: ${means}`),
  ].join("\n");
  show({ html: box("plain", html), text }, { kind: "closing" });
}

/** A link to the cell that showed it, in the notebook of the lecture whose guesses and exercises ran here. */
function linked(html: string, cell: string | undefined): string {
  const id = [...ledger.checks.keys(), ...ledger.guesses.keys()][0];
  const notebook = lectures().find(({ number }) => new RegExp(`^[A-Z]${number}\\.`).test(id ?? ""))?.notebook;
  return cell && notebook ? `<a href="${notebook}#cell-id=${escapeHtml(cell)}">${html}</a>` : html;
}

function list(items: string[]): string {
  return `<ul style="list-style-type: none; margin: 0; padding: 0">${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
}
