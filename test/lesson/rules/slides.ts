import type { Cell, Notebook, Violation } from "./notebook.js";

/** What the metadata of a cell says of its slide. */
interface Slide {
  text?: string | string[];
  notes?: string | string[];
  minutes?: number;
}

export const slideOf = (cell: Cell): Slide => cell.metadata.gradus?.slide ?? {};

export const linesOf = (text: string | string[] | undefined): string =>
  Array.isArray(text) ? text.join("\n") : (text ?? "");

const begins = ({ metadata }: Cell): boolean => /^(sub)?slide$/.test(metadata.slideshow?.slide_type);

/** Each slide has its time and says what the lecturer says; together they take the lecture's time. */
export function lecturerNotes({ cells, metadata }: Notebook): Violation[] {
  const slides = cells.filter(begins);
  const found = slides.flatMap((cell) => {
    const { notes, minutes } = slideOf(cell);
    const words = linesOf(notes).split(/\s+/).filter(Boolean).length;
    return [
      ...(words < 20 ? [`cell ${cell.id}: its slide has ${words} words of notes`] : []),
      ...(minutes === undefined ? [`cell ${cell.id}: its slide has no minutes`] : []),
    ];
  });
  const minutes = slides
    .filter(({ tags }) => !tags.includes("clinician"))
    .reduce((sum, cell) => sum + (slideOf(cell).minutes ?? 0), 0);
  const wanted = metadata.gradus?.minutes;
  if (minutes > wanted || minutes < wanted - 5) found.push(`the slides take ${minutes} minutes, the lecture ${wanted}`);
  return found;
}

/** The words of a slide fit a glance: prose belongs into the notebook, or into what the lecturer says. */
export function slideWords({ cells }: Notebook): Violation[] {
  return cells.flatMap((cell) => {
    const type = cell.metadata.slideshow?.slide_type;
    if (type === "skip" || type === "notes") return [];
    const { text } = slideOf(cell);
    if (cell.type === "code" && text === undefined) return [];
    const shown = text === undefined ? cell.source : linesOf(text);
    if (cell.metadata.gradus?.solution !== undefined || cell.metadata.gradus?.exercise !== undefined) return [];
    const words = shown
      .replace(/```[\s\S]*?```|\|[-| :]+\|/g, " ")
      .split(/[\s|]+/)
      .filter((word) => /\p{L}/u.test(word)).length;
    return words > 80 ? [`cell ${cell.id}: ${words} words on a slide`] : [];
  });
}
