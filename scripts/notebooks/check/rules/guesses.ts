/** Guess, then see: a starter is empty, and the answer comes after it. */
import type { Findings } from "../../../ipynb/findings.js";
import { lessonOutput } from "../../../ipynb/lesson.js";
import { isDisplay, PLOTLY } from "../../../ipynb/outputs.js";
import { callsOf, isCode, type Lecture, textOf } from "../lecture.js";

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

/** A reveal is folded for a reader who has not guessed: no table beside it shows the answer, and no claim states it. */
export function nothingBesideReveals({ cells }: Lecture, findings: Findings): void {
  for (const cell of cells) {
    const truths = cell.outputs.flatMap((output) => {
      const { kind, truth } = lessonOutput(output) ?? {};
      return kind === "reveal" && truth ? [truth] : [];
    });
    if (truths.length === 0) continue;
    for (const output of cell.outputs.filter(isDisplay)) {
      const kind = lessonOutput(output)?.kind;
      if (kind === undefined && output.data["text/html"] !== undefined)
        findings.add(cell, "a table stands beside a folded answer", "show it in a cell after the reveal");
      const told = kind === "claim" ? truths.find((truth) => states(textOf(output), truth)) : undefined;
      if (told !== undefined)
        findings.add(cell, `a claim beside the folded answer says ${told}`, "claim it in a cell after the reveal");
    }
  }
}

/** Whether a text holds the answer as a word or number of its own: 0.5 is not in 0.52. */
const states = (text: string, truth: string): boolean =>
  new RegExp(`(?<![\\p{L}\\d.])${truth.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\d]|\\.\\d)`, "u").test(text);

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
