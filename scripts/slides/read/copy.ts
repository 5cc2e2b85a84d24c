/** A notebook as a text to read: every cell whole, in the notebook's order. */
import type { MarkdownIt } from "markdown-it";
import type { HighlighterCore } from "shiki/core";
import { withAlternatives } from "../../ipynb/alternatives.js";
import { checkContent } from "../../ipynb/check.js";
import { figuresOf } from "../../ipynb/figures.js";
import type { Findings } from "../../ipynb/findings.js";
import { isBoilerplate } from "../../ipynb/lesson.js";
import type { Cell, Notebook } from "../../ipynb/notebook.js";
import { slideType } from "../../ipynb/slide.js";
import type { Audience } from "../deck/group.js";
import { htmlText } from "../render/html.js";
import { isBareValue } from "../render/shown.js";
import { optionsOf, textSetter } from "../render/text.js";
import { codeHtml, outputHtml } from "./cells.js";
import { type Heading, Headings } from "./headings.js";
import { beginsExercise, fences, withExerciseHeading, withWideTables } from "./text.js";

/** All that a reading copy is made of. */
export interface ReadingCopy {
  lecture: number | undefined;
  title: string;
  minutes: number | undefined;
  /** HTML of the text. */
  html: string;
  headings: Heading[];
  /** Kinds of traces in its figures. */
  types: string[];
}

/**
 * Makes the reading copy; what is wrong with the notebook goes to `problems`. Engineers' copies hold all cells, both
 * audiences'; clinicians' leave out what is tagged engineer, and code that is not tagged show-code. What is said to the
 * lecturer is in neither: copies go to those who learn.
 */
export function makeCopy(
  notebook: Notebook,
  audience: Audience,
  shiki: HighlighterCore,
  problems: Findings,
): ReadingCopy {
  const cells = notebook.cells.filter(
    (cell) =>
      cell.type !== "raw" && slideType(cell) !== "notes" && !(audience === "clinician" && cell.tags.has("engineer")),
  );
  for (const cell of notebook.cells) checkContent(cell, problems);
  const { lecture, title, minutes } = (notebook.metadata.gradus ?? {}) as Record<string, any>;
  const headings = new Headings();
  const writer = new CellWriter(notebook.path, audience, shiki, headings, problems);
  let html = inExercises(cells, (cell) => writer.html(cell));
  if (headings.all.length === 0) html = `<h1>${htmlText(title ?? "Notebook")}</h1>\n${html}`;
  return {
    lecture,
    title: title ?? "Notebook",
    minutes,
    html,
    headings: headings.all,
    types: [...new Set(cells.flatMap(figuresOf).flatMap(({ types }) => types))],
  };
}

/** Task, starter and solution stand in one frame. */
function inExercises(cells: readonly Cell[], html: (cell: Cell) => string): string {
  const frames = new Map<number, number>();
  for (const [i, cell] of cells.entries()) {
    if (cell.type !== "markdown" || !beginsExercise(cell.source)) continue;
    const end = cells.slice(i + 1, i + 5).findIndex((one) => said(one, "solution") !== undefined);
    if (end >= 0) frames.set(i, i + 1 + end);
  }
  let close = -1;
  return cells
    .map((cell, i) => {
      const end = frames.get(i);
      if (end !== undefined) close = end;
      const after = i === close ? "\n</div>" : "";
      return `${end === undefined ? "" : '<div class="exercise">\n'}${html(cell)}${after}`;
    })
    .join("\n");
}

const said = (cell: Cell, key: string): string | undefined =>
  ((cell.metadata.gradus ?? {}) as Record<string, string | undefined>)[key];

/** Writes one cell after the other. */
class CellWriter {
  constructor(
    private readonly path: string,
    private readonly audience: Audience,
    private readonly shiki: HighlighterCore,
    private readonly headings: Headings,
    private readonly problems: Findings,
  ) {}

  html(cell: Cell): string {
    const inner = cell.type === "markdown" ? this.text(cell) : this.code(cell);
    const id = cell.id ? ` id="cell-id=${cell.id}"` : "";
    return inner && `<div class="cell"${id}>\n${inner}</div>`;
  }

  private text(cell: Cell): string {
    const md = this.setter(cell);
    const tokens = md.parse(withExerciseHeading(cell.source), {});
    this.headings.anchor(tokens, md);
    return md.renderer.render(tokens, md.options, {});
  }

  private code(cell: Cell): string {
    const shown = this.audience === "engineer" || cell.tags.has("show-code");
    const code = shown && cell.source.trim() ? codeHtml(cell.source, this.shiki, !isBoilerplate(cell)) : "";
    // What the check says of the starter, and what a line answers, is about code that must be seen.
    const all = withAlternatives(cell);
    const alone = shown ? all : all.filter((output) => !isBareValue(output));
    const outputs = !shown && said(cell, "exercise") !== undefined ? [] : alone;
    return `${code}${outputs.map((output) => outputHtml(output, this.shiki, this.options(cell))).join("")}`;
  }

  private setter(cell: Cell): MarkdownIt {
    const code = this.audience === "engineer" || cell.tags.has("show-code");
    return withWideTables(textSetter({ ...this.options(cell), fence: fences(this.shiki, code) }));
  }

  private options(cell: Cell) {
    return optionsOf(cell, this.path, pictureFrame, this.problems);
  }
}

/** As wide as the text may be, and as high as a window. */
const pictureFrame = { width: 920, height: 900 };
