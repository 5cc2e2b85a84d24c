/** How much of what a lecture has at least, and how long it is at most. */
import type { Findings } from "../../../ipynb/findings.js";
import { isDisplay, PLOTLY } from "../../../ipynb/outputs.js";
import { countCalls, gradusOf, isCode, isCore, isFinished, type Lecture } from "../lecture.js";

/** What a finished lecture has at least. */
export function counts(lecture: Lecture, findings: Findings): void {
  if (!isFinished(lecture)) return;
  const { cells } = lecture;
  const calls = (name: string) => cells.reduce((sum, cell) => sum + countCalls(cell, name), 0);
  const exercises = cells.filter((cell) => isCode(cell) && gradusOf(cell).exercise);
  const figures = cells.filter((cell) => cell.outputs.some((output) => isDisplay(output) && output.data[PLOTLY]));
  const wanted: [what: string, has: number, needs: number][] = [
    ["claims", calls("claim"), 8],
    ["predictions", calls("predict"), 4],
    ["exercises", exercises.length, 6],
    ["exercises without code", exercises.filter(isCore).length, 4],
    ["figures", figures.length, 5],
    ["quiz questions", calls("quiz"), 5],
    ["vendor claims", calls("vendor"), 1],
    ["cost cards", calls("cost"), 1],
    ["closings", calls("closing"), 1],
  ];
  for (const [what, has, needs] of wanted)
    if (has < needs) findings.add(undefined, `${what}: ${has}, needs at least ${needs}`, `add ${needs - has} more`);
}

/** Eight exercises, four of them for builders. */
export function moreExercises(lecture: Lecture, findings: Findings): void {
  if (!isFinished(lecture)) return;
  const builders = lecture.cells.filter((cell) => gradusOf(cell).exercise && !isCore(cell)).length;
  if (builders < 4)
    findings.add(
      undefined,
      `exercises for builders: ${builders}, needs at least 4`,
      "add one in which the learner writes the lecture's central thing against a check that tries it on probes",
    );
}

/** A lecture has at most 180 cells, 80 of them code on the core path. */
export function size({ cells }: Lecture, findings: Findings): void {
  if (cells.length > 180)
    findings.add(undefined, `${cells.length} cells: at most 180`, "cut, or move helper code into src/ with a link");
  const core = cells.filter((cell) => isCode(cell) && isCore(cell)).length;
  if (core > 80)
    findings.add(
      undefined,
      `${core} code cells on the core path: at most 80`,
      "move measuring, drawing and running ten seeds into src/, variants into side rooms",
    );
}
