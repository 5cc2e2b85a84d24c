/** `--solutions`: each exercise's solution in its starter's place; with it every check must pass, without it none may. */

import { type LessonOutput, lessonOutput } from "../ipynb/lesson.js";
import type { Cell, Notebook } from "../ipynb/notebook.js";
import { isDisplay, type Output } from "../ipynb/outputs.js";
import type { Difference } from "./compare/difference.js";
import type { NotebookExecution } from "./run/execution.js";
import type { CellVerdict } from "./verdict.js";

const exerciseOf = (cell: Cell): string | undefined => (cell.metadata.gradus as any)?.exercise;
const solutionOf = (cell: Cell): string | undefined => (cell.metadata.gradus as any)?.solution;

/** The code of a solution: what its `ts` block holds. */
const codeOf = (markdown: string): string | undefined =>
  /^```(?:ts|typescript)\s*\n([\s\S]*?)^```/m.exec(markdown)?.[1];

/** The notebook with each solution in the place of its starter. */
export function solved(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) => {
    const code = solutionFor(notebook, exerciseOf(cell));
    return cell.type === "code" && code !== undefined ? { ...cell, source: code.trimEnd() } : cell;
  });
  return { ...notebook, cells };
}

function solutionFor(notebook: Notebook, exercise: string | undefined): string | undefined {
  const cell = exercise && notebook.cells.find((one) => one.type === "markdown" && solutionOf(one) === exercise);
  return cell ? codeOf(cell.source) : undefined;
}

/** A verdict for each exercise's cell, from a run with the starters and one with the solutions. */
export function judgeSolutions(
  notebook: Notebook,
  starters: NotebookExecution,
  solutions: NotebookExecution,
): CellVerdict[] {
  const [before, after] = [checksOf(starters), checksOf(solutions)];
  const verdicts = notebook.cells.flatMap((cell): CellVerdict[] => {
    const execution = solutions.cells.find(({ index }) => index === cell.index);
    if (!execution) return [];
    const id = exerciseOf(cell);
    const failure = execution.failure ?? starters.cells.find(({ index }) => index === cell.index)?.failure;
    if (failure) return [{ cell, execution, state: "failed", differences: [], failure }];
    if (id === undefined) return [];
    const differences = [
      ...wrong(id, "solution", "right", after.get(id)),
      ...wrong(id, "starter", "not yet", before.get(id)),
    ];
    if (solutionFor(notebook, id) === undefined) {
      differences.unshift({ where: `exercise ${id}`, stored: "a solution with a ts block", fresh: undefined });
    }
    return [{ cell, execution, state: differences.length ? "different" : "equal", differences }];
  });
  return verdicts;
}

function wrong(id: string, what: string, wanted: LessonOutput["verdict"], said: Check | undefined): Difference[] {
  if (said?.verdict === wanted) return [];
  return [{ where: `exercise ${id}, ${what}`, stored: wanted, fresh: said?.text ?? "no check of it ran" }];
}

interface Check {
  verdict: LessonOutput["verdict"];
  text: string;
}

/** What the last check of each exercise said. */
function checksOf(execution: NotebookExecution): Map<string, Check> {
  const found = new Map<string, Check>();
  for (const output of execution.cells.flatMap(({ outputs }) => outputs)) {
    const { kind, id, verdict } = lessonOutput(output) ?? {};
    if (kind === "check" && id !== undefined) found.set(id, { verdict, text: textOf(output) });
  }
  return found;
}

const textOf = (output: Output): string => (isDisplay(output) ? String(output.data["text/plain"] ?? "") : "");
