/** A lecture as the rules see it: its notebook, and what the library declares for it. */
import type { Findings } from "../../ipynb/findings.js";
import type { Cell, Notebook } from "../../ipynb/notebook.js";
import { isDisplay, type Output } from "../../ipynb/outputs.js";

/** A word of the glossary. */
export interface Word {
  id: string;
  /** Other spellings that mean the same. */
  also?: string[];
  /** The lecture that defines it. */
  lecture: number;
}

/** What the library declares: a lecture's exercises and the facts its prose may state, and the glossary of the whole course. */
export interface Declared {
  exercises: ReadonlyMap<string, { writes?: true; judgement?: true }>;
  facts: readonly string[];
  words: readonly Word[];
}

export interface Lecture {
  notebook: Notebook;
  cells: readonly Cell[];
  /** From metadata.gradus; 0 where it is missing. */
  number: number;
  /** Undefined as long as the library declares nothing for the lecture. */
  declared: Declared | undefined;
}

/** One thing that holds in every lecture: `npm test` fails where it does not. */
export interface Rule {
  /** A fact: "code cells stay short". */
  name: string;
  check: (lecture: Lecture, findings: Findings) => void;
}

/** What metadata.gradus of a cell may say, as far as the rules ask. */
export interface CellMetadata {
  exercise?: string;
  solution?: string;
  /** Of a fold that shows a cell as a PyTorch user writes it: that cell's id. */
  pytorch?: string;
  why?: string;
  rtol?: number;
  atol?: number;
  compare?: boolean;
}

export const gradusOf = (cell: Cell): CellMetadata => (cell.metadata.gradus ?? {}) as CellMetadata;

/** On the path that everybody walks: a cell for engineers is a side room. */
export const isCore = (cell: Cell): boolean => !cell.tags.has("engineer");

export const isCode = (cell: Cell): boolean => cell.type === "code";

/** Lines of code, empty ones and imports left out. */
export const codeLines = (cell: Cell): number =>
  cell.source.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("import ")).length;

/** The Markdown above an exercise's starter that sets its task. */
export const taskOf = ({ cells }: Pick<Lecture, "cells">, id: string, starter: Cell): Cell | undefined =>
  cells
    .slice(0, starter.index)
    .findLast((cell) => !isCode(cell) && new RegExp(`\\b${id.replaceAll(".", "\\.")}\\b`).test(cell.source));

/** The arguments in quotation marks that a cell gives to lesson.name("…"), in order. */
export const callsOf = (cell: Cell, name: string): string[] =>
  isCode(cell)
    ? [...cell.source.matchAll(new RegExp(`\\blesson\\.${name}\\(\\s*"([^"]*)"`, "g"))].map(([, id]) => id!)
    : [];

/** How often a cell calls lesson.name(…), with whatever arguments. */
export const countCalls = (cell: Cell, name: string): number =>
  isCode(cell) ? (cell.source.match(new RegExp(`\\blesson\\.${name}\\(`, "g"))?.length ?? 0) : 0;

/** The text of an output: what was printed, or a display's plain text. */
export function textOf(output: Output): string {
  if (output.output_type === "stream") return output.text;
  if (!isDisplay(output)) return `${output.ename}: ${output.evalue}`;
  return String(output.data["text/plain"] ?? "");
}

/** A lecture is finished once it shows its card: only then does it need everything a lecture has. */
export const isFinished = ({ cells }: Lecture): boolean => cells.some((cell) => countCalls(cell, "card") > 0);

/** The notebook with what is declared for it. */
export function lectureOf(notebook: Notebook, declared?: Declared): Lecture {
  const number = (notebook.metadata.gradus as { lecture?: number } | undefined)?.lecture ?? 0;
  return { notebook, cells: notebook.cells, number, declared };
}
