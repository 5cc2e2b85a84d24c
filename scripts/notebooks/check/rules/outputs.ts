/** Outputs: figures carry their text alternative, HTML survives an untrusted notebook. */
import { isFigure, writtenAlternatives } from "../../../ipynb/alternatives.js";
import type { Findings } from "../../../ipynb/findings.js";
import type { Cell } from "../../../ipynb/notebook.js";
import { isDisplay, PLOTLY } from "../../../ipynb/outputs.js";
import type { Lecture } from "../lecture.js";

/** Figures carry their text alternative in both places; HTML survives an untrusted notebook. */
export function outputs({ cells }: Lecture, findings: Findings): void {
  for (const cell of cells) {
    alternatives(cell, findings);
    for (const { data } of cell.outputs.filter(isDisplay)) {
      const figure = data[PLOTLY] as { layout?: { meta?: { alt?: string } } } | undefined;
      const alternative = figure?.layout?.meta?.alt;
      if (alternative !== undefined && alternative.length <= 10)
        findings.add(
          cell,
          `a figure's text alternative is "${alternative}"`,
          "say in metadata.gradus.alt what the figure shows, or leave it to the library",
        );
      if (figure && alternative !== data["text/plain"])
        findings.add(
          cell,
          "a figure's text is not its alternative",
          "show it with the functions of plot, which put it in both places",
        );
      const html = data["text/html"];
      if (typeof html === "string" && /<script|<style|\sid=|\son\w+=/i.test(html))
        findings.add(
          cell,
          "HTML with a script, style element or id",
          "use inline style attributes and <details>: JupyterLab strips the rest from a notebook it does not trust",
        );
      if (html && !data["text/plain"])
        findings.add(cell, "HTML without its text", 'give the same in words as "text/plain"');
    }
  }
}

/** What an author wrote for a cell's figures is a sentence for each, and is what is stored. */
function alternatives(cell: Cell, findings: Findings): void {
  const written = writtenAlternatives(cell);
  const figures = cell.outputs.filter(isFigure);
  if (written.length > figures.length)
    findings.add(
      cell,
      `metadata.gradus.alt has ${written.length} text alternatives and the cell shows ${figures.length} figures`,
      "write one sentence, or a list with one for each figure",
    );
  const stale = figures.some(({ data }, i) => written[i] && written[i] !== data["text/plain"]);
  if (stale)
    findings.add(
      cell,
      "the stored figure does not have the text alternative of metadata.gradus.alt",
      "store it with --update",
    );
}
