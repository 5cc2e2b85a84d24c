/** One numbering: guesses G4.1, exercises E4.1, quiz Q4.1, slide errors S4.1, each in order of appearance. */
import type { Findings } from "../../../ipynb/findings.js";
import type { Cell } from "../../../ipynb/notebook.js";
import { callsOf, gradusOf, isCode, type Lecture } from "../lecture.js";

/** Where each series is numbered, and how. */
const series: [letter: string, what: string, ids: (cell: Cell) => string[]][] = [
  ["G", "guess", (cell) => callsOf(cell, "predict")],
  ["E", "exercise", (cell) => (isCode(cell) ? [gradusOf(cell).exercise ?? []].flat() : [])],
  ["Q", "quiz question", (cell) => callsOf(cell, "quiz")],
  ["S", "slide error", slideErrors],
];

/** Ids have the letter of their series and the lecture's number, and count on as they appear. */
export function numbering({ cells, number }: Lecture, findings: Findings): void {
  for (const [letter, what, idsOf] of series) {
    let count = 0;
    for (const cell of cells) {
      for (const id of idsOf(cell)) {
        count += 1;
        const wanted = `${letter}${number}.${count}`;
        if (id !== wanted)
          findings.add(cell, `the ${what} is numbered ${id}`, `${wanted} is next in order of appearance`);
      }
    }
  }
}

/** "**Slide error 3.**", "**Slide errors 3 and 4.**", "**S1.3.**" */
function slideErrors(cell: Cell): string[] {
  if (isCode(cell)) return [];
  const [, words] = /^\s*\*\*Slide errors? ([^*]*)\*\*/.exec(cell.source) ?? [];
  if (words !== undefined) return words.match(/[\d.]*\d/g) ?? [];
  return [...cell.source.matchAll(/^\s*\*\*(S\d+\.\d+)/gm)].map(([, id]) => id!);
}
