import { escapeHtml } from "../display/html.js";
import { fmt } from "../display/index.js";
import { box, details } from "./html.js";
import { ledger, runningCell } from "./ledger.js";
import { show } from "./show.js";
import { agree, plain, say } from "./values.js";

/**
 * Writes a guess down before the answer is computed. `question` says what is guessed, with its unit; the closing ledger
 * shows it. A starter's `undefined`, an empty string and NaN are no guess: the reader is asked for one.
 *
 * @example
 * lesson.predict("G1.4", 0.3, "where β is after three steps of length 1")
 */
export function predict(id: string, guess: unknown, question = ""): void {
  const about = question === "" ? id : `${id}, ${question}`;
  const given = asNumber(plain(guess));
  const mark = { kind: "guess", id, guessed: !isEmpty(given), ...(question !== "" && { question }) } as const;
  if (isEmpty(given)) {
    ledger.guesses.delete(id);
    const ask = "No guess yet: type one above and run this cell again.";
    const html = box("note", `✎ ${escapeHtml(about)}. ${ask}`);
    show({ html, text: `${about}. ${ask}` }, mark);
    return;
  }
  ledger.guesses.set(id, { id, guess: given, question, cell: runningCell() });
  const note =
    typeof guess === "string" && typeof given === "number"
      ? "Taken as a number: no quotation marks are needed, and a point is the decimal sign."
      : "Written down.";
  const html = `✎ Your guess ${escapeHtml(about)}: <strong>${escapeHtml(said(given))}</strong>. ${note}`;
  show({ html: box("note", html), text: `your guess ${about}: ${said(given)}. ${note}` }, mark);
}

/**
 * Shows the truth beside the guess, and how far apart they are. To a reader who has not guessed the answer comes folded.
 *
 * @example
 * lesson.reveal("G1.4", -2697)
 */
export function reveal(id: string, value: unknown): void {
  const noted = ledger.guesses.get(id);
  const truth = say(value);
  const mark = { kind: "reveal", id, guessed: noted !== undefined, truth } as const;
  if (!noted) {
    const ask = `${id}. No guess yet: type one in the cell that asks for it, or open the answer.`;
    const html = `✎ ${escapeHtml(ask)}${details("Show the answer", `<strong>${escapeHtml(truth)}</strong>`)}`;
    show({ html: box("note", html), text: `${id}. No guess yet. The answer: ${truth}` }, mark);
    return;
  }
  const distance = apart(noted.guess, value);
  ledger.guesses.set(id, { ...noted, truth: plain(value), distance });
  const your = said(noted.guess);
  const after = distance === "" ? "." : `: ${distance}.`;
  const html = `✎ You guessed <strong>${escapeHtml(your)}</strong>; it is <strong>${escapeHtml(truth)}</strong>${escapeHtml(after)}`;
  show({ html: box("note", html), text: `You guessed ${your}; it is ${truth}${after}` }, mark);
}

/** A guess as its reader typed it: never rounded to fewer digits than they gave. */
const said = (guess: unknown): string => say(guess, 9);

const isEmpty = (guess: unknown): boolean =>
  guess === undefined || guess === null || Number.isNaN(guess) || (typeof guess === "string" && guess.trim() === "");

/** "1.4" and "1,4" are what a beginner types for 1.4. */
function asNumber(guess: unknown): unknown {
  return typeof guess === "string" && /^\s*[-−+]?\d+([.,]\d+)?\s*$/.test(guess)
    ? Number(guess.trim().replace("−", "-").replace(",", "."))
    : guess;
}

/** How far a guess is from the truth, in words; nothing where both are words and differ, for then both have been said. */
function apart(guess: unknown, truth: unknown): string {
  const [g, t] = [plain(guess), plain(truth)];
  if (agree(g, t)) return "exactly right";
  if (typeof t === "number" && typeof g !== "number") return "the answer is a number";
  if (typeof g === "number" && typeof t === "number") {
    if (Number.isNaN(t)) return "it is not a number at all";
    if (!Number.isFinite(t - g)) return "further off than any number";
    return fmt(g) === fmt(t) ? "right to three digits" : `off by ${fmt(Math.abs(t - g))}`;
  }
  if (isList(g) && isList(t)) {
    if (g.length !== t.length) return `it has ${t.length} entries, your guess has ${g.length}`;
    const gaps = Array.from(g, (v, i) => Math.abs(Number(v) - Number(t[i])));
    const wrong = Array.from(g).filter((v, i) => !agree(v, t[i])).length;
    return gaps.every(Number.isFinite) ? `off by at most ${fmt(Math.max(...gaps))}` : `${wrong} of ${g.length} differ`;
  }
  return "";
}

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
