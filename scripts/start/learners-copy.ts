import { createHash } from "node:crypto";
import type { Path } from "./paths.js";

/** A notebook as its file has it, as far as copying cares. */
interface Notebook {
  cells: Cell[];
  metadata: { gradus?: Record<string, unknown> };
}
interface Cell {
  cell_type: string;
  source: string | string[];
  metadata: { tags?: string[]; gradus?: { exercise?: string }; jupyter?: Record<string, unknown> };
  outputs?: Output[];
  execution_count?: number | null;
}
type Output = { output_type: string; execution_count?: number | null };

/**
 * The text of a learner's copy: nothing has run in it, and from the first guess, exercise or claim on it shows no outputs,
 * for they hold the answers. A clinician's has no side rooms, and its code is folded except where there is something to type or to read.
 * A text that is not a notebook stays as it is.
 */
export function learnersCopy(text: string, path: Path): string {
  const notebook = parse(text);
  if (!notebook) return text;
  const { metadata } = notebook;
  const cells = notebook.cells.filter((cell) => path === "builder" || !cell.metadata.tags?.includes("engineer"));
  const firstAnswer = cells.findIndex(answers);
  for (const [index, cell] of cells.entries()) {
    if (cell.cell_type === "code") {
      cell.execution_count = null;
      const hidden = firstAnswer !== -1 && index >= firstAnswer;
      cell.outputs = hidden ? [] : (cell.outputs ?? []).map(uncounted);
      if (path === "clinician" && !isForTheHand(cell))
        cell.metadata.jupyter = { ...cell.metadata.jupyter, source_hidden: true };
    } else if (path === "clinician") {
      cell.source = [cell.source].flat().map(oneFolderDeeper);
    }
  }
  metadata.gradus = { ...metadata.gradus, edition: edition(text), path };
  return `${JSON.stringify({ ...notebook, cells }, null, 1)}\n`;
}

/** Which edition a notebook is: it changes with the cells, not with what they put out. Nothing for anything that is not a notebook. */
export function edition(text: string): string | undefined {
  const notebook = parse(text);
  if (!notebook) return undefined;
  const cells = notebook.cells.map(({ cell_type, source, metadata }) => [
    cell_type,
    [source].flat().join(""),
    metadata.tags,
  ]);
  return createHash("sha256").update(JSON.stringify(cells)).digest("hex").slice(0, 12);
}

/** The edition that a copy was made from; the first copies did not say it. */
export const copiedEdition = (text: string): unknown => parse(text)?.metadata.gradus?.edition;

function parse(text: string): Notebook | undefined {
  try {
    const notebook = JSON.parse(text);
    const whole =
      Array.isArray(notebook?.cells) && notebook.metadata && notebook.cells.every((cell: Cell) => cell.metadata);
    return whole ? notebook : undefined;
  } catch {
    return undefined;
  }
}

const uncounted = (output: Output) => ("execution_count" in output ? { ...output, execution_count: null } : output);

const calls = (pattern: RegExp) => (cell: Cell) =>
  cell.cell_type === "code" && pattern.test([cell.source].flat().join(""));
const isGuess = calls(/\blesson\.predict\(/);
/** Code whose stored output would say too much: a guess and its answer, an exercise, a claim. */
const answers = calls(/\blesson\.(predict|reveal|check|twin|claim)\(/);

/** Code that a clinician works with: guesses, exercises, and what the author wants to be read. */
const isForTheHand = (cell: Cell) =>
  isGuess(cell) || cell.metadata.gradus?.exercise !== undefined || !!cell.metadata.tags?.includes("show-code");

/** Links out of the notebooks' folder, from a folder below it. */
const oneFolderDeeper = (line: string) => line.replace(/(\]\(|\b(?:href|src)=")\.\.\//g, "$1../../");
