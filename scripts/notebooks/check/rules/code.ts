/** Code: short cells, lines that fit a page, nothing that runs in Node only. */
import type { Findings } from "../../../ipynb/findings.js";
import type { Cell } from "../../../ipynb/notebook.js";
import { codeLines, isCode, type Lecture } from "../lecture.js";

type Check = (lecture: Lecture, findings: Findings) => void;

/** A cell does one thing: it has at most so many lines of code. */
export const cellLengths =
  (most: number): Check =>
  ({ cells }, findings) => {
    for (const cell of cells.filter(isCode)) {
      const lines = codeLines(cell);
      if (lines > most)
        findings.add(
          cell,
          `${lines} lines of code: at most ${most}`,
          "split it, or move the long part into src/ with a link",
        );
    }
  };

/** Code fits the width of a page: nobody scrolls sideways, in cells and in solutions. */
export const lineWidths =
  (most: number): Check =>
  ({ cells }, findings) => {
    for (const cell of cells) {
      const widest = Math.max(0, ...codeIn(cell).flatMap((text) => text.split("\n").map((line) => [...line].length)));
      if (widest > most)
        findings.add(cell, `a line of ${widest} characters: at most ${most}`, "break it where a reader would pause");
    }
  };

/** The course will run in a browser: no cell asks for what only Node has. */
export function noNode({ cells }: Lecture, findings: Findings): void {
  const pattern = /["']node:[^"']*["']|\brequire\(|(?<![.\w])(?:process|Buffer|__dirname|__filename)\b(?=\s*[.(])/;
  for (const cell of cells.filter(isCode)) {
    const [found] = pattern.exec(cell.source) ?? [];
    if (found)
      findings.add(
        cell,
        `uses ${found.replace(/\($/, "")}, which only Node has`,
        "let a function of the library do it: the course also runs in a browser",
      );
  }
}

/** A text alternative belongs in the metadata: in the code it would give the answer away before the picture. */
export function noAlternativesInCode({ cells }: Lecture, findings: Findings): void {
  for (const cell of cells.filter(isCode)) {
    if (/(?<![\w.])alt\s*:|[{,]\s*alt\s*[,}]/.test(cell.source))
      findings.add(
        cell,
        "a text alternative stands in the code",
        "leave it to the library, or put it into metadata.gradus.alt",
      );
  }
}

/** The code of a cell; of a markdown cell its ts blocks. */
const codeIn = (cell: Cell): string[] =>
  isCode(cell) ? [cell.source] : (cell.source.match(/```ts\n[\s\S]*?```/g) ?? []);
