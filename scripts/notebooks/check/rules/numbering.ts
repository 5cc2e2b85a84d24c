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

/** "**Slide error S1.3.**", "**Slide errors S1.3 and S1.4.**", "**Slide errors S1.5 to S1.8.**", "**S1.3 A sum called a mean.**" */
function slideErrors(cell: Cell): string[] {
  if (isCode(cell)) return [];
  const [, words] = /^\s*[*]{1,2}(?:Side room[:.] )?Slide errors? ([^*]*)[*]/i.exec(cell.source) ?? [];
  if (words === undefined) return [...cell.source.matchAll(/^\s*\*\*(S\d+\.\d+)/gm)].map(([, id]) => id!);
  const ids = words.match(/S?[\d.]*\d/g) ?? [];
  const [first, last] = ids;
  if (!first || !last || !/ to /.test(words)) return ids;
  const series = first.slice(0, first.lastIndexOf(".") + 1);
  const [from, to] = [first, last].map((id) => Number(id.slice(id.lastIndexOf(".") + 1)));
  return Array.from({ length: to! - from! + 1 }, (_, i) => `${series}${from! + i}`);
}
