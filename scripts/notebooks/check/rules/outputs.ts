/** Outputs: figures carry their text alternative, HTML survives an untrusted notebook. */
import type { Findings } from "../../../ipynb/findings.js";
import { isDisplay, PLOTLY } from "../../../ipynb/outputs.js";
import type { Lecture } from "../lecture.js";

/** Figures carry their text alternative in both places; HTML survives an untrusted notebook. */
export function outputs({ cells }: Lecture, findings: Findings): void {
  for (const cell of cells) {
    for (const { data } of cell.outputs.filter(isDisplay)) {
      const figure = data[PLOTLY] as { layout?: { meta?: { alt?: string } } } | undefined;
      const alternative = figure?.layout?.meta?.alt;
      if (alternative !== undefined && alternative.length <= 10)
        findings.add(cell, `a figure's text alternative is "${alternative}"`, "say in alt: what the figure shows");
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
