import { escapeHtml } from "../display/html.js";
import { box, details, table } from "./html.js";
import { type Claimed, type Guess, ledger } from "./ledger.js";
import { lectures } from "./registry.js";
import { show } from "./show.js";
import { say } from "./values.js";

/**
 * Lists what ran in this notebook: the exercises and which are solved, the guesses beside the truth, and the claims that held;
 * those of the side rooms in a fold.
 *
 * @example
 * lesson.closing()
 */
export function closing(): void {
  const claims = [...ledger.claims.values()];
  const core = claims.filter(({ builders }) => !builders);
  const rooms = claims.filter(({ builders }) => builders);
  const parts = [exercises(), guesses(), claimed(core), folded(rooms)].filter((part) => part.text.length > 0);
  const html = parts.map((part) => part.html).join("");
  show({ html: box("plain", html), text: parts.flatMap(({ text }) => text).join("\n") }, { kind: "closing" });
}

interface Part {
  html: string;
  text: string[];
}

function exercises(): Part {
  const checks = [...ledger.checks.values()];
  if (checks.length === 0) return { html: "", text: [] };
  const solved = `You solved ${checks.filter(({ right }) => right).length} of ${counted(checks.length, "exercise")}`;
  const line = (right: boolean) => (right ? "✓" : "○");
  return {
    html:
      heading(solved) +
      list(checks.map(({ id, title, right, cell }) => `${line(right)} ${linked(escapeHtml(`${id} ${title}`), cell)}`)),
    text: [solved, ...checks.map(({ id, title, right }) => `  ${line(right)} ${id} ${title}`)],
  };
}

function guesses(): Part {
  const all = [...ledger.guesses.values()];
  if (all.length === 0) {
    const none = "You have written down no guess in this notebook yet.";
    return { html: `<p>${none}</p>`, text: [none] };
  }
  const about = ({ id, question }: Guess) => (question ? `${id}, ${question}` : id);
  const truth = ({ truth, distance }: Guess) => (distance === undefined ? "not revealed yet" : say(truth));
  const rows = all.map((guess) => [
    linked(escapeHtml(about(guess)), guess.cell),
    escapeHtml(say(guess.guess, 9)),
    escapeHtml(truth(guess)),
    escapeHtml(guess.distance || "–"),
  ]);
  return {
    html: heading("Your guesses") + table(["guess", "you said", "it was", "distance"], rows),
    text: [
      "Your guesses",
      ...all.map(
        (guess) => `  ${about(guess)}: you said ${say(guess.guess, 9)}, it was ${truth(guess)}${aside(guess)}`,
      ),
    ],
  };
}

const aside = ({ distance }: Guess): string => (distance ? ` (${distance})` : "");

function claimed(claims: Claimed[]): Part {
  if (claims.length === 0) return { html: "", text: [] };
  const title = `${counted(claims.length, "claim")} held`;
  return { html: heading(title) + listed(claims), text: [title, ...told(claims)] };
}

function folded(claims: Claimed[]): Part {
  if (claims.length === 0) return { html: "", text: [] };
  const title = `${counted(claims.length, "claim")} of the side rooms held`;
  return { html: details(`<strong>${title}</strong>`, listed(claims)), text: [title, ...told(claims)] };
}

const listed = (claims: Claimed[]): string =>
  list(
    claims.map(
      ({ sentence, value, cell }) => `✓ ${linked(escapeHtml(sentence), cell)}${value && ` (${escapeHtml(value)})`}`,
    ),
  );

const told = (claims: Claimed[]): string[] =>
  claims.map(({ sentence, value }) => `  ✓ ${sentence}${value && ` (${value})`}`);

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? "" : "s"}`;

const heading = (text: string): string => `<p><strong>${escapeHtml(text)}</strong></p>`;

/** A link to the cell that showed it, in the notebook of the lecture whose guesses and exercises ran here. */
function linked(html: string, cell: string | undefined): string {
  const id = [...ledger.checks.keys(), ...ledger.guesses.keys()][0];
  const notebook = lectures().find(({ number }) => new RegExp(`^[A-Z]${number}\\.`).test(id ?? ""))?.notebook;
  return cell && notebook ? `<a href="${notebook}#cell-id=${escapeHtml(cell)}">${html}</a>` : html;
}

function list(items: string[]): string {
  return `<ul style="list-style-type: none; margin: 0; padding: 0">${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
}
