import { escapeHtml } from "../display/html.js";
import { fmt } from "../display/index.js";
import { box } from "./html.js";
import { ledger } from "./ledger.js";
import { show } from "./show.js";
import { agree, plain, say } from "./values.js";

/**
 * Writes a guess down before the answer is computed. `question` says what is guessed; the closing ledger shows it.
 *
 * @example
 * lesson.predict("G1.4", 0.3, "where β is after three steps of length 1")
 */
export function predict(id: string, guess: unknown, question = ""): void {
  ledger.guesses.set(id, { id, guess: plain(guess), question });
  const about = question === "" ? "" : `, ${question}`;
  const html = `✎ Guess ${escapeHtml(id)}${escapeHtml(about)}: <strong>${escapeHtml(say(guess))}</strong>. Written down.`;
  show(
    { html: box("note", html), text: `guess ${id}${about}: ${say(guess)}. Written down.` },
    { kind: "guess", id, ...(question !== "" && { question }) },
  );
}

/**
 * Shows the truth beside the guess and how far apart they are. Without a guess it says so, and shows the truth.
 *
 * @example
 * lesson.reveal("G1.4", -2697)
 */
export function reveal(id: string, value: unknown): void {
  const noted = ledger.guesses.get(id);
  const truth = say(value);
  const mark = { kind: "reveal", id, guessed: noted !== undefined, truth } as const;
  if (!noted) {
    const html = `✎ ${escapeHtml(id)}: <strong>${escapeHtml(truth)}</strong>. There was no guess: run the cell with <code>lesson.predict("${escapeHtml(id)}", …)</code> first next time.`;
    const text = `${id}: ${truth}. There was no guess: run the cell with lesson.predict("${id}", …) first next time.`;
    show({ html: box("note", html), text }, mark);
    return;
  }
  const distance = apart(noted.guess, value);
  ledger.guesses.set(id, { ...noted, truth: plain(value), distance });
  const said = say(noted.guess);
  const html = `✎ You guessed <strong>${escapeHtml(said)}</strong>; it is <strong>${escapeHtml(truth)}</strong>: ${escapeHtml(distance)}.`;
  show({ html: box("note", html), text: `You guessed ${said}; it is ${truth}: ${distance}.` }, mark);
}

/** How far a guess is from the truth, in words. */
function apart(guess: unknown, truth: unknown): string {
  const [g, t] = [plain(guess), plain(truth)];
  if (agree(g, t)) return "exactly right";
  if (typeof g === "number" && typeof t === "number") {
    return Number.isFinite(t - g) ? `off by ${fmt(Math.abs(t - g))}` : "off by more than any number";
  }
  if (Array.isArray(g) && Array.isArray(t) && g.length === t.length) {
    const wrong = g.filter((v, i) => !agree(v, t[i])).length;
    const gaps = g.map((v, i) => Math.abs(Number(v) - Number(t[i])));
    return gaps.every(Number.isFinite) ? `off by at most ${fmt(Math.max(...gaps))}` : `${wrong} of ${g.length} differ`;
  }
  return "not the same";
}
