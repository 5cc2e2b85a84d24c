/** Exercises: a starter that calls its check, and a solution below it that can be run. */
import type { Findings } from "../../../ipynb/findings.js";
import { type LessonOutput, lessonOutput } from "../../../ipynb/lesson.js";
import { gradusOf, isCode, type Lecture, taskOf } from "../lecture.js";

/** Every exercise's starter calls its check and is followed by its solution, which has code. */
export function exercises({ cells, declared }: Lecture, findings: Findings): void {
  cells.forEach((cell, i) => {
    const id = gradusOf(cell).exercise;
    if (id === undefined) return;
    if (declared && !declared.exercises.has(id))
      findings.add(cell, `exercise ${id} is not declared`, "declare it among the lecture's exercises in src/course");
    const quoted = id.replaceAll(".", "\\.");
    if (!new RegExp(`lesson\\.(check|twin)\\("${quoted}"`).test(cell.source))
      findings.add(cell, `the starter of ${id} does not call its check`, `end it with lesson.check("${id}", answer)`);
    const solution = cells.slice(i + 1).find((later) => gradusOf(later).solution === id);
    if (!solution)
      findings.add(
        cell,
        `exercise ${id} has no solution below`,
        `add a markdown cell with metadata.gradus.solution = "${id}"`,
      );
    else if (!/<details>[\s\S]*```ts\n[\s\S]*```[\s\S]*<\/details>/.test(solution.source))
      findings.add(
        solution,
        `the solution of ${id} has no folded ts block`,
        "put the code that --solutions runs between ```ts and ``` inside <details>",
      );
    const ran = cell.outputs.length > 0 || cell.executionCount !== null;
    if (ran && !cell.outputs.some((output) => isRefusal(lessonOutput(output), id)))
      findings.add(
        cell,
        `the stored starter of ${id} does not say "not yet"`,
        "let the check refuse the untouched starter, then store the outputs with --update",
      );
  });
}

/** The first hint stands folded in the task: a reader who is stuck need not know what to type. */
export function foldedHints({ cells }: Lecture, findings: Findings): void {
  for (const cell of cells.filter(isCode)) {
    const id = gradusOf(cell).exercise;
    if (id === undefined) continue;
    const task = taskOf({ cells }, id, cell);
    if (task && !/<details>\s*<summary>(A )?hint/i.test(task.source))
      findings.add(
        task,
        `exercise ${id} has no hint in its task`,
        "end the task with <details><summary>Hint</summary>, an empty line, the hint, an empty line, </details>",
      );
  }
}

const isRefusal = (output: LessonOutput | undefined, id: string): boolean =>
  output?.kind === "check" && output.id === id && output.verdict === "not yet";
