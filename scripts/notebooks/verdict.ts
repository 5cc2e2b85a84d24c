/** What a run means: each cell's facts beside what the file has stored. */

import type { Cell, Notebook } from "../ipynb/notebook.js";
import type { Output, StreamOutput } from "../ipynb/outputs.js";
import { raisesException, skipsOutput, tolerance } from "../ipynb/tags.js";
import type { Difference } from "./compare/difference.js";
import { compareOutputs } from "./compare/outputs.js";
import type { CellExecution, Failure, NotebookExecution } from "./run/execution.js";

export interface CellVerdict {
  cell: Cell;
  execution: CellExecution;
  /** `equal` and `skipped` are good; `not run` because of an earlier failure. */
  state: "equal" | "different" | "failed" | "skipped" | "not run";
  differences: Difference[];
  /** Why the cell did not run as it should, whatever is stored. */
  failure?: Failure;
  /** Why its outputs are not fit to be stored although it ran. */
  unfit?: string;
}

/** Each code cell's verdict, in the order of the notebook. */
export function judge(notebook: Notebook, execution: NotebookExecution): CellVerdict[] {
  return execution.cells.map((ran) => judgeCell(notebook.cells[ran.index]!, ran));
}

function judgeCell(cell: Cell, execution: CellExecution): CellVerdict {
  const verdict = { cell, execution, differences: [] };
  if (execution.failure) return { ...verdict, state: "failed", failure: execution.failure };
  if (execution.state !== "ran") return { ...verdict, state: execution.state };
  const problem = unfit(cell, execution);
  const rest = problem ? { ...verdict, unfit: problem } : verdict;
  if (skipsOutput(cell)) return { ...rest, state: "skipped" };
  const differences = compareOutputs(cell.outputs, execution.outputs, tolerance(cell));
  return { ...rest, differences, state: differences.length ? "different" : "equal" };
}

const stackLine = /^\s+at .*:\d+:\d+\)?$/m;

function unfit(cell: Cell, { outputs, lateStderr }: CellExecution): string | undefined {
  if (lateStderr) return `after the cell was done it wrote to stderr: ${lateStderr.trim()}`;
  const threw = outputs.some((output) => output.output_type === "error");
  if (raisesException(cell)) {
    const silent = !threw && !outputs.some((output) => output.output_type === "stream" && output.name === "stderr");
    return silent ? "it is tagged raises-exception and raised none" : undefined;
  }
  const trace = outputs.find((output) => isStderr(output) && stackLine.test(output.text));
  return trace ? "its stderr holds a stack trace" : undefined;
}

const isStderr = (output: Output): output is StreamOutput =>
  output.output_type === "stream" && output.name === "stderr";
