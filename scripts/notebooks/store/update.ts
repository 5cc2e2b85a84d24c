/** What `--update` stores: the outputs that differ, figures with their static picture, everything else as it is. */
import { isDeepStrictEqual } from "node:util";
import type { Notebook } from "../../ipynb/notebook.js";
import { skipsOutput } from "../../ipynb/tags.js";
import { type CellResult, withResults } from "../../ipynb/write.js";
import type { Pictures } from "../pictures/illustrate.js";
import type { CellVerdict } from "../verdict.js";
import { replaceFile } from "./write.js";

/** Stores the results of a run in which every cell ran as it should. */
export async function storeResults(
  root: string,
  notebook: Notebook,
  verdicts: CellVerdict[],
  language: unknown,
  pictures: Pictures,
): Promise<{ cells: number[]; written: boolean }> {
  const results = new Map<number, CellResult>();
  const replaced: number[] = [];
  let changed = language !== undefined && !isDeepStrictEqual(language, notebook.metadata.language_info);
  let count = 0;
  for (const { cell, execution, state } of verdicts) {
    const executed = execution.state === "ran" && cell.source.trim() !== "";
    const executionCount = executed ? ++count : null;
    const firstTime = skipsOutput(cell) && cell.outputs.length === 0 && execution.outputs.length > 0;
    const renewed = state === "different" || firstTime;
    if (renewed) replaced.push(cell.index);
    const pictured = await pictures.illustrate(renewed ? execution.outputs : cell.outputs);
    const outputs = pictured ?? (renewed ? execution.outputs : undefined);
    changed ||= outputs !== undefined || executionCount !== cell.executionCount;
    results.set(cell.index, { outputs, executionCount });
  }
  if (!changed) return { cells: [], written: false };
  replaceFile(root, notebook.path, notebook.text, withResults(notebook, results, language));
  return { cells: replaced, written: true };
}
