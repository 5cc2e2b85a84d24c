/** From cells to slides: what begins a slide, what goes on with it, what each audience sees. */
import type { Cell } from "../../ipynb/notebook.js";
import { slideMetadata, slideType } from "../../ipynb/slide.js";

export const audiences = ["engineer", "clinician"] as const;
export type Audience = (typeof audiences)[number];

/** One slide as the author means it, before it is fitted to the page. */
export interface SlideGroup {
  /** Below the slide before it instead of to its right. */
  sub: boolean;
  /** The section of the lecture that it belongs to, where the lecture names its sections. */
  section?: string;
  cells: { cell: Cell; fragment: boolean }[];
  notes: Cell[];
}

/** Nothing of it is for those who do not read code, its title and notes included. */
const showsOnlyCode = (cell: Cell): boolean => slideMetadata(cell).show === "code" && !cell.tags.has("show-code");

/**
 * Groups the cells and then leaves out what is not for this audience. In this order: notes follow the cell they were
 * written for, so those of a cell that is left out go with it.
 */
export function groupCells(cells: readonly Cell[], audience: Audience): SlideGroup[] {
  const groups: SlideGroup[] = [];
  const other = audience === "engineer" ? "clinician" : "engineer";
  let shown = true;
  let section: string | undefined;
  for (const cell of cells) {
    const type = slideType(cell);
    if (type === "skip" || cell.type === "raw") continue;
    if (type === "slide" || type === "subslide" || groups.length === 0) {
      section = slideMetadata(cell).section ?? section;
      groups.push({ sub: type === "subslide", ...(section && { section }), cells: [], notes: [] });
    }
    const group = groups.at(-1)!;
    if (type === "notes") {
      if (shown && !cell.tags.has(other)) group.notes.push(cell);
      continue;
    }
    // A solution goes with the exercise that it would follow.
    const follows = type !== "fragment" || group.cells.length > 0;
    shown = follows && !cell.tags.has(other) && !(audience === "clinician" && showsOnlyCode(cell));
    if (shown) group.cells.push({ cell, fragment: type === "fragment" });
  }
  return groups.filter((group) => group.cells.length > 0);
}
