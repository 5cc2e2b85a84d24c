/** What a reader reads of Markdown: no code, no formulas, no HTML tags, no addresses. */
import type { Cell } from "../../ipynb/notebook.js";

/** The prose of a markdown cell; nothing of a code cell. */
export const prose = (cell: Cell): string => (cell.type === "markdown" ? readable(cell.source) : "");

/** The same of any Markdown. */
export function readable(markdown: string): string {
  return markdown
    .replace(/```[\s\S]*?```/g, " ")
    .replace(/\$\$[\s\S]*?\$\$/g, " ")
    .replace(/\$[^$\n]+\$/g, " ")
    .replace(/`[^`\n]*`/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\]\([^)]*\)/g, "]");
}

/** How many words a text has: what holds a letter or a digit. */
export const countWords = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

/** Markdown without the part that is folded away. */
export const unfolded = (markdown: string): string => markdown.replace(/<details\b[^>]*>[\s\S]*?<\/details>/g, " ");
