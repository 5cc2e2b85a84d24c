/** "The same in PyTorch": folds that show a cell as a PyTorch user writes it. */
import type { Findings } from "../../../ipynb/findings.js";
import type { Cell } from "../../../ipynb/notebook.js";
import { gradusOf, isCode, isFinished, type Lecture } from "../lecture.js";

/** A fold and the cell whose numbers it prints. */
export interface Fold {
  cell: Cell;
  /** The id of the code cell it stands for. */
  of: string;
  /** Its Python. */
  python: string | undefined;
}

/** The folds of a notebook; one without a python block has no Python. */
export const foldsOf = ({ cells }: { cells: readonly Cell[] }): Fold[] =>
  cells.flatMap((cell) => {
    const of = gradusOf(cell).pytorch;
    if (of === undefined) return [];
    const [, python] = /```python\n([\s\S]*?)^```/m.exec(cell.source) ?? [];
    return [{ cell, of, python }];
  });

const summary = /<details>\s*<summary>The same in PyTorch<\/summary>[\s\S]*<\/details>/;

/** A lecture has two folds; each names a code cell that exists and prints what `npm test -- --all` compares with it. */
export function pytorchFolds(lecture: Lecture, findings: Findings): void {
  const { cells } = lecture;
  const folds = foldsOf(lecture);
  for (const { cell, of, python } of folds) {
    if (!cells.some((one) => one.id === of && isCode(one)))
      findings.add(
        cell,
        `stands for the cell ${of}, and no code cell has that id`,
        "name a cell in metadata.gradus.pytorch",
      );
    if (isCode(cell) || !summary.test(cell.source) || python === undefined)
      findings.add(
        cell,
        "shows no Python in a fold",
        "write <details><summary>The same in PyTorch</summary>, an empty line, a ```python block, an empty line, </details>",
      );
    else if (!/\bprint\(/.test(python)) findings.add(cell, "prints nothing to compare", "print the cell's numbers");
  }
  for (const cell of cells.filter((one) => summary.test(one.source) && gradusOf(one).pytorch === undefined))
    findings.add(cell, "does not say which cell it stands for", 'add "pytorch": "that cell\'s id" to metadata.gradus');
  if (isFinished(lecture) && folds.length < 2)
    findings.add(
      undefined,
      `folds "The same in PyTorch": ${folds.length}, needs at least 2`,
      "show the lecture's central cells as a PyTorch user writes them",
    );
}
