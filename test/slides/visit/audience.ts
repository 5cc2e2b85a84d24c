import { figuresOf } from "../../../scripts/ipynb/figures.js";
import type { Cell, Notebook } from "../../../scripts/ipynb/notebook.js";
import { slideMetadata, slideType } from "../../../scripts/ipynb/slide.js";

/** Letters and digits alone, which survive every way of writing the same words. */
const letters = (text: string): string =>
  text
    .replace(/<math[\s\S]*?<\/math>|\$[^$\n]+\$/g, "")
    .replace(/\]\([^)]*\)|<[^>]*>|&#?\w+;/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();

/** Sentences and lines of code that are long enough not to stand in two places by chance. */
const statements = (text: string): string[] =>
  text.split(/(?<=[.?!:])\s|\n/).filter((statement) => !statement.includes("$") && letters(statement).length > 24);

/** Everything that a cell can bring onto a slide. */
function said(cell: Cell): string {
  const { text = "", notes = "" } = slideMetadata(cell);
  const alternatives = figuresOf(cell).map(({ layout }) => String(layout.meta?.alt ?? ""));
  return [cell.source, text, notes, ...alternatives].join("\n");
}

/** Statements of engineers' cells, and of no other cell, that stand in a deck for clinicians. */
export function engineerText(notebook: Notebook, deck: string): string[] {
  const forEngineers = ({ tags }: Cell) => tags.has("engineer");
  const shown =
    letters(deck) + [...deck.matchAll(/aria-label="([^"]*)"/g)].map(([, label = ""]) => letters(label)).join();
  const others = letters(
    notebook.cells
      .filter((cell) => !forEngineers(cell))
      .map(said)
      .join("\n"),
  );
  return notebook.cells
    .filter(forEngineers)
    .flatMap((cell) => statements(said(cell)).map((statement) => ({ cell, statement })))
    .filter(({ statement }) => shown.includes(letters(statement)) && !others.includes(letters(statement)))
    .map(({ cell, statement }) => `${cell.id}, for engineers: ${statement}`);
}

/** Notes in a deck for clinicians that do not belong to a cell that stands on their slide. */
export function orphanNotes(notebook: Notebook, deck: string): string[] {
  return [
    ...deck.matchAll(
      /<section id="([^"]+)"(?:(?!<section|<\/section>)[\s\S])*?<aside class="notes">([\s\S]*?)<\/aside>/g,
    ),
  ].flatMap(([, id = "", notes = ""]) => {
    const own = letters(notesOf(notebook, id).join("\n"));
    const pieces = notes.split(/<\/(?:p|li|td|th)>/).filter((piece) => !/^\s*<p><strong>[\d.]+ min</.test(piece));
    return pieces.filter((piece) => !own.includes(letters(piece))).map((piece) => `${id}: ${piece.trim()}`);
  });
}

/** The notes of the cells that a clinician sees on a slide; `id` is that of its first cell, with a number where it goes on. */
function notesOf({ cells }: Notebook, id: string): string[] {
  const exact = cells.findIndex((cell) => cell.id === id);
  const lead = exact === -1 ? cells.findIndex((cell) => cell.id === id.replace(/-\d+$/, "")) : exact;
  const next = cells.findIndex((cell, i) => i > lead && /slide$/.test(slideType(cell) ?? ""));
  let shown = true;
  return cells.slice(lead, next === -1 ? undefined : next).flatMap((cell) => {
    if (slideType(cell) === "notes") return shown && !cell.tags.has("engineer") ? [cell.source] : [];
    if (slideType(cell) !== "skip") shown = !cell.tags.has("engineer");
    return shown ? [slideMetadata(cell).notes ?? ""] : [];
  });
}
