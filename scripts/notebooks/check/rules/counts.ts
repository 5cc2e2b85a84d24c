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

/** Eight exercises: four without code, of them a judgement; four for builders, who write the central thing in two. */
export function moreExercises(lecture: Lecture, findings: Findings): void {
  if (!isFinished(lecture)) return;
  const exercises = lecture.cells.flatMap((cell) => {
    const id = gradusOf(cell).exercise;
    return id === undefined ? [] : [{ ...lecture.declared?.exercises.get(id), core: isCore(cell) }];
  });
  const wanted: [what: string, has: number, needs: number, remedy: string][] = [
    [
      "exercises for builders",
      exercises.filter(({ core }) => !core).length,
      4,
      "add one in which the learner writes the lecture's central thing against a check that tries it on probes",
    ],
  ];
  // What an exercise is said to be stands in its declaration.
  if (lecture.declared)
    wanted.push(
      [
        "exercises in which builders write the lecture's central thing",
        exercises.filter(({ core, writes }) => !core && writes).length,
        2,
        "declare them with writes: true",
      ],
      [
        "judgements on the core path",
        exercises.filter(({ core, judgement }) => core && judgement).length,
        1,
        "let the reader mark what a published claim leaves out, or choose a threshold; declare it with judgement: true",
      ],
    );
  for (const [what, has, needs, remedy] of wanted)
    if (has < needs) findings.add(undefined, `${what}: ${has}, needs at least ${needs}`, remedy);
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
