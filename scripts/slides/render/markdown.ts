/** Markdown cells as blocks for a slide. */
import markdownIt, { type MarkdownIt } from "markdown-it";
import type { HighlighterCore } from "shiki/core";
import type { Block } from "../layout/block.js";
import { codeColumns, codeHeight, codeLines, easyColumns, htmlHeight, tallest, type } from "../layout/height.js";
import { isTooWide } from "../layout/width.js";
import { highlight, rowsOf, splitCode, withoutTheRest } from "./code.js";
import { maths } from "./maths.js";
import { splitRows } from "./rows.js";
import { fenceLanguage, type TextOptions, textSetter } from "./text.js";

export interface MarkdownOptions extends TextOptions {
  shiki: HighlighterCore;
  /** Fenced code is left out for those who do not read code. */
  code: boolean;
}

/** What a markdown cell gives: a heading, if it begins with one, and blocks. */
export interface Rendered {
  title?: { html: string; level: 1 | 2 };
  blocks: Block[];
}

export class Markdown {
  private readonly md: MarkdownIt;
  private readonly notesMd: MarkdownIt;

  constructor(private readonly options: MarkdownOptions) {
    this.md = textSetter(options);
    this.notesMd = markdownIt({ html: false });
    this.notesMd.use(maths, { output: "mathml", onBadTex: options.onBadTex });
    // The speaker's window shows words.
    this.notesMd.renderer.rules.image = (tokens, i) => this.notesMd.utils.escapeHtml(tokens[i]!.content);
  }

  /** Speaker notes: without the lead-in that tells a reader of the notebook whom they are for. */
  notes(source: string): string {
    const said = source.trim().replace(/^\*For the lecturer:\s*([\s\S]*?)\*$/, "$1");
    return this.notesMd.render(said.replace(/^\**For the lecturer[:.]\**\s*/, ""));
  }

  /** Blocks of a cell; where `leads`, a heading or a bold lead-in becomes the slide's title. */
  cell(source: string, { fragment, leads }: { fragment: boolean; leads: boolean }): Rendered {
    const { title, rest } = leads ? titleOf(source) : { rest: source };
    return {
      ...(title && { title: { html: this.md.renderInline(title.text), level: title.level } }),
      blocks: this.blocks(rest, fragment),
    };
  }

  private blocks(source: string, fragment: boolean): Block[] {
    const env = {};
    const tokens = this.md.parse(source, env);
    const blocks: Block[] = [];
    let from = 0;
    let open = 0;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      open += token.nesting;
      if (token.type === "html_block") open += detailsOpened(token.content);
      if (open > 0) continue;
      const piece = tokens.slice(from, i + 1);
      from = i + 1;
      if (token.type === "fence" && piece.length === 1) {
        if (this.options.code) blocks.push(...this.code(token.content, token.info.trim(), fragment));
        continue;
      }
      const html = this.md.renderer.render(piece, this.md.options, env);
      const text = piece.find(({ type }) => type === "inline")?.content ?? "";
      const size = html.includes("<table") ? type.table : type.text;
      for (const part of splitRows(html, tallest, size) ?? [html]) {
        const tooWide = isTooWide(part, size);
        blocks.push({
          kind: "text",
          html: part,
          height: htmlHeight(part, size),
          ...(tooWide && { tooWide }),
          fragment,
          leads: text.endsWith(":"),
        });
      }
    }
    return blocks;
  }

  /** A code cell's source, or a fence, split where it is longer than a slide; `lines` are the lines that matter. */
  code(source: string, language: string, fragment: boolean, lines?: ReadonlySet<number>): Block[] {
    const name = fenceLanguage(language);
    const { code, marked } = lines ? withoutTheRest(source, lines) : { code: source, marked: undefined };
    const matters = (first: number) => (line: number) => marked?.has(first + line - 1) ?? false;
    return splitCode(code, codeLines, codeColumns).map(({ text, first }) => ({
      kind: "code" as const,
      html: `<div class="code"${narrow(text)}>${highlight(this.options.shiki, text, name, matters(first))}</div>`,
      height: codeHeight(text.split("\n").reduce((sum, line) => sum + rowsOf(line, codeColumns), 0)),
      fragment,
    }));
  }
}

/** The heading that a cell begins with, or the words in bold that do a heading's work: "**E1.2 A line by hand** (easy). Use …". */
function titleOf(source: string): { title?: { text: string; level: 1 | 2 }; rest: string } {
  const heading = /^\s*(#{1,6})\s+(.+?)\s*#*\s*(?:\n|$)/.exec(source);
  if (heading) {
    const level = heading[1]!.length === 1 ? 1 : 2;
    return { title: { text: heading[2]!, level }, rest: source.slice(heading[0].length) };
  }
  const bold = /^\s*[*]{2}([^*\n]{3,70})[*]{2}(?:\s*\(([^()\n]{3,80})\)\.?)?\s*/.exec(source);
  if (!bold || !(bold[2] || /[.?!:]$/.test(bold[1]!))) return { rest: source };
  const words = bold[1]!.replace(/[.:]$/, "");
  return {
    title: { text: bold[2] ? `${words} · ${bold[2]}` : words, level: 2 },
    rest: source.slice(bold[0].length).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
  };
}

/** Long lines in smaller type rather than broken. */
function narrow(code: string): string {
  const longest = Math.max(...code.split("\n").map((line) => line.length));
  return longest > easyColumns
    ? ` style="--narrow: ${Math.max(easyColumns / codeColumns, easyColumns / longest).toFixed(3)}"`
    : "";
}

/** By how much a piece of HTML opens or closes `<details>`: what is inside belongs together. */
const detailsOpened = (html: string): number =>
  (html.match(/<details\b/g) ?? []).length - (html.match(/<\/details>/g) ?? []).length;

/** What a solution holds, without the fold that hides it in the notebook. */
export const unfolded = (source: string): string =>
  source.replace(/^\s*<details[^>]*>\s*(?:<summary>.*?<\/summary>)?/, "").replace(/<\/details>\s*$/, "");
