/** Builds notebooks for the table of faults: cells, outputs, and what a cell must run to show them. */

/** 0: equal. 1: a mismatch or failure. 2: could not be run. */
export type Verdict = 0 | 1 | 2;

export interface Fault {
  name: string;
  verdict: Verdict;
  /** The whole file: cells to be put into a notebook, or the file's very bytes. */
  file: Cell[] | string | Uint8Array;
  /** Runs in the short form, too. */
  quick?: boolean;
  /** Seconds for a cell; 60 when left out. */
  timeout?: number;
}

export type Cell = Record<string, unknown>;
export type Output = Record<string, unknown>;

let ids = 0;

/** A code cell with what it has stored. */
export function code(source: string, outputs: Output[] = [], metadata: Record<string, unknown> = {}): Cell {
  return { cell_type: "code", execution_count: 1, id: `cell-${ids++}`, metadata, outputs, source };
}

export const markdown = (source: string): Cell => ({
  cell_type: "markdown",
  id: `cell-${ids++}`,
  metadata: {},
  source,
});

export const stdout = (...text: string[]): Output => ({ output_type: "stream", name: "stdout", text });
export const stderr = (...text: string[]): Output => ({ output_type: "stream", name: "stderr", text });

/** An output of one or several MIME types. */
export const shown = (data: Record<string, unknown>, metadata: Record<string, unknown> = {}): Output => ({
  output_type: "display_data",
  data,
  metadata,
});

export const result = (text: string): Output => ({
  output_type: "execute_result",
  data: { "text/plain": text },
  execution_count: 1,
  metadata: {},
});

export const error = (ename: string, evalue: string): Output => ({
  output_type: "error",
  ename,
  evalue,
  traceback: [],
});

/** Code that sends a message as the library does: exactly these outputs, whatever they are. */
export const send = (type: string, content: unknown): string =>
  `(globalThis as any)[Symbol.for("Jupyter.broadcast")](${JSON.stringify(type)}, ${JSON.stringify(content)});`;

/** Code that shows a bundle. */
export const show = (
  data: Record<string, unknown>,
  metadata: Record<string, unknown> = {},
  display_id?: string,
): string => send("display_data", { data, metadata, transient: display_id ? { display_id } : {} });

/** The text of a notebook; `changes` goes over its top level. */
export function notebook(cells: Cell[], changes: Record<string, unknown> = {}, indent = 1): string {
  const metadata = {
    kernelspec: { display_name: "TypeScript (tslab)", language: "typescript", name: "tslab" },
    language_info: { name: "typescript" },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5, ...changes }, null, indent)}\n`;
}
