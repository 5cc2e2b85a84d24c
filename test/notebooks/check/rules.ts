import { join } from "node:path";
import { Findings } from "../../../scripts/ipynb/findings.js";
import { parseNotebook } from "../../../scripts/ipynb/notebook.js";
import { type Declared, type Lecture, lectureOf, type Rule } from "../../../scripts/notebooks/check/lecture.js";
import { projectRoot } from "../../../scripts/setup/root.mjs";

/** What a rule finds in a lecture, each as "cell: what". */
export function broken(check: Rule["check"], lecture: Lecture): string[] {
  const findings = new Findings("x");
  check(lecture, findings);
  return findings.all.map(({ cell, what }) => `${cell ? `cell ${cell.id}` : "notebook"}: ${what}`);
}

/** A cell of a notebook under test: markdown as text, code as [source, printed text], or the cell itself. */
export type Given = string | [source: string, printed: string] | Record<string, any>;

/** A lecture of these cells, with ids c0, c1, …; it ends with a cell of code, as a notebook has one at least. */
export function lectureWith(cells: Given[], declared?: Partial<Declared>, gradus: unknown = about): Lecture {
  const raw = [...cells, ["1", ""] as Given].map((cell, i) => ({
    id: i === cells.length ? "end" : `c${i}`,
    metadata: { slideshow: { slide_type: "-" } },
    ...given(cell),
  }));
  const metadata = { kernelspec: { name: "tslab" }, gradus };
  const text = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells: raw });
  const notebook = parseNotebook(join(projectRoot(), "notebooks", "x.ipynb"), text);
  return lectureOf(notebook, declared && { exercises: new Map(), facts: [], words: [], ...declared });
}

const about = { lecture: 1, title: "x", minutes: 1 };

function given(cell: Given): Record<string, unknown> {
  if (typeof cell === "string") return { cell_type: "markdown", source: cell };
  if (!Array.isArray(cell)) return { cell_type: cell.source === undefined ? "markdown" : "code", ...cell };
  const [source, text] = cell;
  return { cell_type: "code", source, outputs: [{ output_type: "stream", name: "stdout", text }] };
}

/** A figure as an output. */
export const figure = (alternative: string, data: unknown[] = [], text = alternative) => ({
  output_type: "display_data",
  metadata: {},
  data: { "application/vnd.plotly.v1+json": { data, layout: { meta: { alt: alternative } } }, "text/plain": text },
});

/** HTML as an output. */
export const html = (source: string, text = "its text") => ({
  output_type: "display_data",
  metadata: {},
  data: { "text/html": source, "text/plain": text },
});
