/** What is wrong with a notebook, each thing with its place and its remedy: collected, and told in one go. */
import type { Cell } from "./notebook.js";

/** One thing to mend: where it stands, what it is, what to do. */
export interface Finding {
  notebook: string;
  /** Undefined when it concerns the notebook as a whole. */
  cell?: Pick<Cell, "index" | "id">;
  what: string;
  remedy: string;
}

/** The findings in one notebook while somebody looks at it. */
export class Findings {
  readonly all: Finding[] = [];
  constructor(readonly notebook: string) {}

  add(cell: Pick<Cell, "index" | "id"> | undefined, what: string, remedy: string): void {
    this.all.push({ notebook: this.notebook, ...(cell && { cell: { index: cell.index, id: cell.id } }), what, remedy });
  }
}

/** "notebooks/01.ipynb, cell 4 (aims): … → …" */
export function inWords({ notebook, cell, what, remedy }: Finding): string {
  const place = cell ? `, cell ${cell.index + 1}${cell.id ? ` (${cell.id})` : ""}` : "";
  return `${notebook}${place}: ${what}\n    → ${remedy}`;
}
