/** The new text of a notebook: nbformat's own formatting, everything but the given cells' results as it was. */

import { toVerbatim } from "./json.js";
import type { Notebook } from "./notebook.js";
import { isDisplay, type MimeBundle, type Output } from "./outputs.js";
import { dumps, splitLines } from "./python-json.js";

export interface CellResult {
  /** The new outputs; undefined keeps the stored ones, number by number as they are written. */
  outputs: Output[] | undefined;
  executionCount: number | null;
}

/** The file's text with new results, by cell index, and the kernel's language as JupyterLab writes it; the rest as it was. */
export function withResults(
  notebook: Notebook,
  results: ReadonlyMap<number, CellResult>,
  language = notebook.metadata.language_info,
): string {
  const root = toVerbatim(notebook.root, notebook.text) as Record<string, any>;
  for (const cell of root.cells) cell.source = splitText(cell.source);
  for (const [index, { outputs, executionCount }] of results) {
    const cell = root.cells[index];
    cell.execution_count = executionCount;
    cell.outputs = outputs ? outputs.map(nbformatOutput) : (cell.outputs ?? []).map(splitOutput);
    for (const output of cell.outputs) {
      if (output.output_type === "execute_result") output.execution_count = executionCount;
    }
  }
  if (language !== undefined) root.metadata.language_info = language;
  return `${dumps(root)}\n`;
}

function nbformatOutput(output: Output): unknown {
  return splitOutput(structuredClone(output));
}

/** nbformat stores text in lists of lines, which is what version control shows well. */
function splitOutput(output: any): any {
  if (isDisplay(output)) output.data = splitBundle(output.data);
  else if (output.output_type === "stream") output.text = splitText(output.text as any) as any;
  return output;
}

const isSplitMime = (mime: string) => /^text\/|^application\/javascript$|^image\/svg\+xml$/.test(mime);

const splitBundle = (data: MimeBundle): MimeBundle =>
  Object.fromEntries(Object.entries(data).map(([mime, value]) => [mime, isSplitMime(mime) ? splitText(value) : value]));

const splitText = (text: unknown): unknown => (typeof text === "string" ? splitLines(text) : text);
