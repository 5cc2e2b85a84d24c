/** Guess, then see: a starter is empty, and the answer comes after it. */
import type { Findings } from "../../../ipynb/findings.js";
import { isDisplay, PLOTLY } from "../../../ipynb/outputs.js";
import { callsOf, isCode, type Lecture } from "../lecture.js";

/** The guess of every starter is undefined: a number that stands there anchors, and counts as a guess. */
export function emptyStarters({ cells }: Lecture, findings: Findings): void {
  for (const cell of cells.filter(isCode)) {
    for (const id of callsOf(cell, "predict")) {
      const [, name] =
        new RegExp(`lesson\\.predict\\(\\s*"${id.replaceAll(".", "\\.")}"\\s*,\\s*([\\w$]+)`).exec(cell.source) ?? [];
      const [, value = name ?? ""] =
        new RegExp(`(?:const|let) ${name?.replaceAll("$", "\\$")}\\b[^=\\n]*=\\s*([^;\\n]*)`).exec(cell.source) ?? [];
      if (value.trim() !== "undefined")
        findings.add(
          cell,
          `the guess ${id} is filled in: ${value.trim()}`,
          "write undefined; lesson.predict then asks the reader for a guess",
        );
    }
  }
}

/** Every guess is revealed after it was asked for, and no figure of the same cell gives it away. */
export function revealed({ cells }: Lecture, findings: Findings): void {
  cells.forEach((cell, i) => {
    for (const id of callsOf(cell, "predict")) {
      if (!cells.slice(i).some((later) => callsOf(later, "reveal").includes(id)))
        findings.add(
          cell,
          `the guess ${id} is never revealed`,
          `call lesson.reveal("${id}", value) once the answer is computed`,
        );
      if (cell.outputs.some((output) => isDisplay(output) && output.data[PLOTLY]))
        findings.add(cell, `a figure stands beside the guess ${id}`, "draw it in a cell after the reveal");
    }
  });
}

/** Nobody is told to run everything before reading. */
export function noRunAll({ cells }: Lecture, findings: Findings): void {
  for (const cell of cells.filter((one) => !isCode(one))) {
    if (/\brun (everything|all( cells)?|the whole notebook)\b/i.test(cell.source))
      findings.add(
        cell,
        "tells the reader to run everything",
        "let the reader run cell by cell: the guesses come first",
      );
  }
}
