/** What keeps a notebook from becoming a deck: collected, and told in one go. */
import type { Cell } from "../notebooks/format/notebook.js";

/** One thing to mend: where it stands, what it is, what to do. */
export interface Problem {
  notebook: string;
  /** Undefined when it concerns the notebook as a whole. */
  cell?: Pick<Cell, "index" | "id">;
  what: string;
  remedy: string;
}

/** All problems of the decks that were asked for; nothing was written. */
export class BadInput extends Error {
  override name = "BadInput";
  constructor(readonly problems: Problem[]) {
    super(problems.map(inWords).join("\n"));
  }
}

/** Problems of one notebook while it is rendered. */
export class ProblemList {
  readonly all: Problem[] = [];
  constructor(readonly notebook: string) {}

  add(cell: Pick<Cell, "index" | "id"> | undefined, what: string, remedy: string): void {
    this.all.push({ notebook: this.notebook, ...(cell && { cell: { index: cell.index, id: cell.id } }), what, remedy });
  }
}

/** "notebooks/01.ipynb, cell 4 (aims): … → …" */
export function inWords({ notebook, cell, what, remedy }: Problem): string {
  const place = cell ? `, cell ${cell.index + 1}${cell.id ? ` (${cell.id})` : ""}` : "";
  return `${notebook}${place}: ${what}\n    → ${remedy}`;
}
