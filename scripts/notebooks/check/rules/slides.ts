/** Slides: each has its time and what the lecturer says, and its words fit a glance. */
import { checkCells } from "../../../ipynb/check.js";
import type { Findings } from "../../../ipynb/findings.js";
import type { Cell } from "../../../ipynb/notebook.js";
import { slideMetadata, slideType } from "../../../ipynb/slide.js";
import { gradusOf, isCode, type Lecture } from "../lecture.js";

const begins = (cell: Cell): boolean => slideType(cell) === "slide" || slideType(cell) === "subslide";

/** Each slide has its time and says what the lecturer says; together they take the lecture's time. */
export function lecturerNotes({ cells, notebook }: Lecture, findings: Findings): void {
  const slides = cells.filter(begins);
  for (const cell of slides) {
    const { notes = "", minutes } = slideMetadata(cell);
    const words = notes.split(/\s+/).filter(Boolean).length;
    if (words < 20)
      findings.add(
        cell,
        `its slide has ${words} words of notes`,
        "write what the lecturer says, at least 20 words, into metadata.gradus.slide.notes",
      );
    if (minutes === undefined)
      findings.add(cell, "its slide has no minutes", "say in metadata.gradus.slide.minutes how long it takes");
  }
  const minutes = slides
    .filter(({ tags }) => !tags.has("clinician"))
    .reduce((sum, cell) => sum + (slideMetadata(cell).minutes ?? 0), 0);
  const wanted = (notebook.metadata.gradus as { minutes?: number } | undefined)?.minutes ?? 0;
  if (minutes > wanted || minutes < wanted - 5)
    findings.add(
      undefined,
      `the slides take ${minutes} minutes, the lecture ${wanted}`,
      `let the minutes of the slides add up to between ${wanted - 5} and ${wanted}`,
    );
}

/** The words of a slide fit a glance: prose belongs into the notebook, or into what the lecturer says. */
export function slideWords({ cells }: Lecture, findings: Findings): void {
  for (const cell of cells) {
    const type = slideType(cell);
    const { text } = slideMetadata(cell);
    const { solution, exercise } = gradusOf(cell);
    if (type === "skip" || type === "notes" || solution !== undefined || exercise !== undefined) continue;
    if (isCode(cell) && text === undefined) continue;
    const words = (text ?? cell.source)
      .replace(/```[\s\S]*?```|\|[-| :]+\|/g, " ")
      .split(/[\s|]+/)
      .filter((word) => /\p{L}/u.test(word)).length;
    if (words > 80)
      findings.add(
        cell,
        `${words} words on a slide`,
        "say in metadata.gradus.slide.text in a few words what the slide shows; the cell keeps its text",
      );
  }
}

/** Every cell has a slide type and known tags, every figure an alternative: what `npm run slides` would refuse undrawn. */
export const deckMetadata = ({ cells }: Lecture, findings: Findings): void => checkCells(cells, findings);
