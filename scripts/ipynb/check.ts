/** What a cell's metadata and figures must say before a page can be made of it, be it a slide or a reading copy. */
import { type FigureData, figuresOf } from "./figures.js";
import type { Findings } from "./findings.js";
import type { Cell } from "./notebook.js";
import { bundleFor } from "./plotly.js";
import { checkSlideMetadata, slideType, slideTypes } from "./slide.js";
import { knownTags } from "./tags.js";

/** Notes every cell whose metadata or figures cannot become part of a deck. */
export function checkCells(cells: readonly Cell[], problems: Findings): void {
  let begun = false;
  for (const cell of cells) {
    const type = slideType(cell);
    if (!type) {
      const said = (cell.metadata.slideshow as { slide_type?: unknown } | undefined)?.slide_type;
      problems.add(
        cell,
        said === undefined ? "has no slide type" : `has the slide type ${JSON.stringify(said)}`,
        `choose one in JupyterLab's property inspector (metadata.slideshow.slide_type: ${slideTypes.join(", ")})`,
      );
    } else if (!begun && (type === "notes" || type === "fragment" || type === "subslide")) {
      problems.add(cell, `is a ${type} before the first slide`, 'give the cell before it the slide type "slide"');
    }
    begun ||= type === "slide" || type === "-";
    checkSlideMetadata(cell, type === "slide" || type === "subslide", problems);
    checkContent(cell, problems);
  }
}

/** Notes tags and figures of a cell that no page can show, be it a slide or a reading copy. */
export function checkContent(cell: Cell, problems: Findings): void {
  for (const tag of cell.tags) {
    if (knownTags.includes(tag)) continue;
    problems.add(cell, `has the tag "${tag}", which is unknown`, `remove it, or use one of ${knownTags.join(", ")}`);
  }
  for (const figure of figuresOf(cell)) checkFigure(cell, figure, problems);
}

function checkFigure(cell: Cell, figure: FigureData, problems: Findings): void {
  const { layout, types } = figure;
  if (!layout.meta?.alt?.trim?.()) {
    problems.add(cell, "has a figure without a text alternative", "say in layout.meta.alt what the figure shows");
  }
  const strange = types.filter((type) => !bundleFor([type]));
  if (strange.length) {
    problems.add(
      cell,
      `has a figure with traces of a type that Plotly does not have: ${strange.join(", ")}`,
      "use a trace type of plotly.js 4, such as scatter, bar, heatmap, contour or surface",
    );
  }
  const title = titlesOf(layout).find((text) => /\$[^$]+\$/.test(text));
  if (title) {
    problems.add(cell, `has TeX in a figure: ${title}`, "write it with Unicode and <sup>: figures do not typeset TeX");
  }
}

/** Every `text` in the layout: titles of axes, legends and the figure, annotations. */
function titlesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(titlesOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    (key === "text" || key === "title") && typeof item === "string" ? [item] : titlesOf(item),
  );
}
