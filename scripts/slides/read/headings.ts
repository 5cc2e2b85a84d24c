/** Headings of a page to read: in order, each with an anchor, listed as contents. */
import type { MarkdownIt, Token } from "markdown-it";

export interface Heading {
  /** The anchor on the page. */
  id: string;
  /** 1 for the title, 2 for a section … */
  level: number;
  /** HTML without links, for the table of contents. */
  html: string;
}

/** Sees every heading of the page, from the first to the last. */
export class Headings {
  readonly all: Heading[] = [];
  private readonly taken = new Set<string>();

  /**
   * Gives the headings among a cell's tokens an anchor and a level that follows from the one before: one title,
   * no level left out.
   */
  anchor(tokens: Token[], md: MarkdownIt): void {
    for (const [i, token] of tokens.entries()) {
      if (token.type !== "heading_open") continue;
      const inline = tokens[i + 1]!;
      const level = this.next(Number(token.tag.slice(1)));
      token.tag = `h${level}`;
      tokens[i + 2]!.tag = token.tag;
      // How hard an exercise is and how long it takes is said in its place.
      const short = (text: string) => text.replace(/^(E\d+\.\d+ .*?) · .*/, "$1");
      const html = short(md.renderer.render([inline], md.options, {}).replace(/<\/?a\b[^>]*>/g, ""));
      const id = this.anchorOf(short(inline.content));
      token.attrSet("id", id);
      this.all.push({ id, level, html });
    }
  }

  private next(wanted: number): number {
    const before = this.all.at(-1)?.level ?? 0;
    if (before === 0) return 1;
    return Math.max(2, Math.min(wanted, before + 1, 6));
  }

  /** "Which way is down?" becomes `which-way-is-down`; a second one gets a number. */
  private anchorOf(text: string): string {
    const words = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "");
    const name = /^\p{L}/u.test(words) ? words : `part-${words}`;
    let id = name;
    for (let n = 2; this.taken.has(id); n++) id = `${name}-${n}`;
    this.taken.add(id);
    return id;
  }
}

/** Nested lists of links to the headings below the title. */
export const contentsHtml = (headings: readonly Heading[]): string => list(headings.filter(({ level }) => level > 1));

function list(headings: readonly Heading[]): string {
  const [first] = headings;
  if (!first) return "";
  const starts = headings.flatMap(({ level }, i) => (level <= first.level ? i : []));
  const items = starts.map((start, n) => {
    const { id, html } = headings[start]!;
    return `<li><a href="#${id}">${html}</a>${list(headings.slice(start + 1, starts[n + 1]))}</li>`;
  });
  return `<ol>${items.join("")}</ol>`;
}
