/** A notebook as a deck: groups, blocks, slides that fit. */
import type { HighlighterCore } from "shiki/core";
import { withAlternatives } from "../../ipynb/alternatives.js";
import { checkCells } from "../../ipynb/check.js";
import { figureOf } from "../../ipynb/figures.js";
import type { Findings } from "../../ipynb/findings.js";
import { isBoilerplate } from "../../ipynb/lesson.js";
import type { Cell, Notebook } from "../../ipynb/notebook.js";
import { slideMetadata } from "../../ipynb/slide.js";
import type { Block, Slide } from "../layout/block.js";
import { headingSize, page, pictureFrame, plain, room } from "../layout/height.js";
import { pack } from "../layout/pack.js";
import { leastWidth } from "../layout/width.js";
import { Markdown, type Rendered, unfolded } from "../render/markdown.js";
import { outputBlocks } from "../render/outputs.js";
import { isBareValue } from "../render/shown.js";
import { optionsOf } from "../render/text.js";
import { type Audience, groupCells, type SlideGroup } from "./group.js";

export interface Deck {
  lecture: number | undefined;
  title: string;
  minutes: number | undefined;
  slides: Slide[];
}

/** Makes the deck for one audience; what is wrong with the notebook goes to `problems`. */
export function makeDeck(notebook: Notebook, audience: Audience, shiki: HighlighterCore, problems: Findings): Deck {
  checkCells(notebook.cells, problems);
  const { lecture, title, minutes } = (notebook.metadata.gradus ?? {}) as Record<string, any>;
  const deck: Deck = { lecture, title: title ?? "Slides", minutes, slides: [] };
  let running = deck.title;
  let elapsed = 0;
  for (const group of groupCells(notebook.cells, audience)) {
    const slides = new GroupRenderer(notebook.path, audience, shiki, problems).slides(group, running, elapsed);
    running = slides.at(-1)?.title ?? running;
    elapsed += slides[0]?.time?.minutes ?? 0;
    deck.slides.push(...slides);
  }
  return deck;
}

interface Metadata {
  exercise?: string;
  solution?: string;
}

/** The first words of a piece, for somebody who looks for it. */
function excerpt(html: string): string {
  const text = plain(html.replace(/<span class="katex-html".*/s, "").replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ");
  return text.length > 50 ? `${text.slice(0, 49)}…` : text;
}

/** Minutes since the lecture began, as a clock shows them: 14:30. */
const clock = (minutes: number): string =>
  `${Math.floor(minutes)}:${String(Math.round((minutes % 1) * 60)).padStart(2, "0")}`;

/** Renders the cells of one group and spreads them over as many slides as they need. */
class GroupRenderer {
  constructor(
    private readonly path: string,
    private readonly audience: Audience,
    private readonly shiki: HighlighterCore,
    private readonly problems: Findings,
  ) {}

  /** The slides of a group that begins so many minutes after the lecture did. */
  slides(group: SlideGroup, running: string, from: number): Slide[] {
    let title: { html: string; level: 1 | 2 } | undefined;
    const cellOf = new Map<Block, Cell>();
    const blocks = group.cells.flatMap(({ cell, fragment }, i) => {
      const rendered = cell.type === "markdown" ? this.markdown(cell, fragment, i === 0) : this.code(cell, i === 0);
      title ??= rendered.title;
      const own = fragment ? rendered.blocks.map((block) => ({ ...block, fragment })) : rendered.blocks;
      for (const block of own) cellOf.set(block, cell);
      return own;
    });
    const level = title?.level ?? 2;
    const next = room(0, false, 2);
    for (const block of blocks.filter(({ height }) => height > next + 40)) {
      this.tooHigh(cellOf.get(block)!);
    }
    for (const block of blocks.filter(({ tooWide }) => tooWide)) this.tooWide(cellOf.get(block)!, block.html);
    if (title && leastWidth(title.html, headingSize(level)) > page.textWidth) {
      this.tooWide(group.cells[0]!.cell, title.html);
    }
    if (blocks.length === 0 && !title) return [];
    const html = title?.html ?? running;
    const parts = pack(blocks, room(plain(html).length, title !== undefined, level), next);
    if (parts.length === 0) parts.push([]);
    const minutes = group.cells.reduce((sum, { cell }) => sum + (slideMetadata(cell).minutes ?? 0), 0);
    const notes = this.notes(group, minutes, from);
    const lead = group.cells[0]!.cell;
    return parts.map((part, i) => ({
      id: `${lead.id ?? `cell-${lead.index + 1}`}${i ? `-${i + 1}` : ""}`,
      title: html,
      own: i === 0 && title !== undefined,
      level: i === 0 ? level : 2,
      sub: i > 0 || group.sub,
      blocks: part,
      notes,
      ...(minutes && i === 0 && { time: { from, minutes } }),
      ...(group.section && { section: group.section }),
      cells: group.cells.flatMap(({ cell }) => cell.id ?? []),
    }));
  }

  /** What the lecturer says on these slides, after the time there is for it. */
  private notes(group: SlideGroup, minutes: number, from: number): string {
    const own = group.cells.map(({ cell }) => this.renderer(cell).notes(slideMetadata(cell).notes ?? ""));
    const below = group.notes.map((cell) => this.renderer(cell).notes(cell.source));
    const time = minutes ? `<p><strong>${minutes} min</strong>, from ${clock(from)}</p>` : "";
    return [time, ...own, ...below].join("");
  }

  private markdown(cell: Cell, fragment: boolean, leads: boolean): Rendered {
    const { solution } = (cell.metadata.gradus ?? {}) as Metadata;
    const { text } = slideMetadata(cell);
    const renderer = this.renderer(cell);
    if (text !== undefined) return renderer.cell(text, { fragment, leads });
    if (solution === undefined) return renderer.cell(cell.source, { fragment, leads });
    return renderer.cell(`**Solution**\n\n${unfolded(cell.source)}`, { fragment, leads: false });
  }

  /** The slide's own words, then the code and what it gave; a figure first, and its code on a slide below. */
  private code(cell: Cell, leads: boolean): Rendered {
    const { exercise } = (cell.metadata.gradus ?? {}) as Metadata;
    const { text = "", show, lines } = slideMetadata(cell);
    const { title, blocks: words } = this.renderer(cell).cell(text, { fragment: false, leads });
    const figure = cell.outputs.some((output) => figureOf(output));
    const shown = this.showsCode(cell) && (show ? show !== "output" : !figure && !isBoilerplate(cell));
    const code = shown ? this.renderer(cell).code(cell.source, "typescript", false, lines) : [];
    // Nobody has answered yet: what the check says of the starter would only give the solution away.
    const outputs = exercise !== undefined || show === "code" ? [] : this.outputs(cell);
    const order = figure
      ? [...outputs, ...code.map((block, i) => ({ ...block, breaks: i === 0 && outputs.length > 0 }))]
      : [...code, ...outputs];
    return { ...(title && { title }), blocks: [...words, ...order] };
  }

  private outputs(cell: Cell): Block[] {
    return withAlternatives(cell).flatMap((output) => {
      if (!this.showsCode(cell) && isBareValue(output)) return [];
      const blocks = outputBlocks(output, this.shiki, this.options(cell));
      if (!blocks) this.tooHigh(cell);
      return blocks ?? [];
    });
  }

  private showsCode(cell: Cell): boolean {
    return this.audience === "engineer" || cell.tags.has("show-code");
  }

  private tooHigh(cell: Cell): void {
    this.problems.add(
      cell,
      "has a piece that is higher than a slide",
      "split it: several paragraphs, several cells, or slide type skip for what is only for readers of the notebook",
    );
  }

  private tooWide(cell: Cell, html: string): void {
    const what = html.includes("<table") ? "a table" : html.includes("katex") ? "a formula" : "a word or a line";
    this.problems.add(
      cell,
      `has ${what} that is wider than a slide: ${excerpt(html)}`,
      "fewer columns, shorter words, a formula in two lines, or slide type skip for what is only for readers",
    );
  }

  private renderer(cell: Cell): Markdown {
    return new Markdown({ ...this.options(cell), shiki: this.shiki, code: this.showsCode(cell) });
  }

  private options(cell: Cell) {
    return optionsOf(cell, this.path, pictureFrame, this.problems);
  }
}
