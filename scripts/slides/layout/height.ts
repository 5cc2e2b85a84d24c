/**
 * How high things are on a page of 1280 × 720, without a browser. The estimates are on the high side, for system fonts
 * differ; what is still too high on somebody's machine is set a little smaller by the page itself (page/deck.js).
 */
export const page = { width: 1280, height: 720, textWidth: 1150 } as const;

/** Sizes in pixels; page/deck.css has the same. */
export const type = { text: 27, table: 22, code: 19, title: 40, running: 22 } as const;

export const headingSize = (level: 1 | 2): number => (level === 1 ? 54 : type.title);

/** Height for blocks below a heading, by the heading's lines. */
export function room(titleLength: number, own: boolean, level: 1 | 2): number {
  const bottom = 46;
  // A title slide says above the heading which lecture it is.
  const top = level === 1 ? 146 : 34;
  const size = headingSize(level);
  const lines = Math.ceil((titleLength * size * 0.52) / page.textWidth) || 1;
  return page.height - top - bottom - (own ? lines * size * 1.18 + 20 : 44);
}

/** Tallest that a piece may be: a slide with a running title. */
export const tallest = 570;

/** The largest that a picture may stand on a slide. */
export const pictureFrame = { width: page.textWidth, height: 540 } as const;

/** Columns of code that stand on one line, set a little smaller where there are more than {@link easyColumns}. */
export const codeColumns = 104;
export const easyColumns = 95;
/** Lines of code that fill a slide. */
export const codeLines = 20;

export const codeHeight = (rows: number): number => rows * type.code * 1.42 + 28;

/** Lines that a text of this many characters takes. */
export const textLines = (characters: number, size: number = type.text, width: number = page.textWidth): number =>
  Math.max(1, Math.ceil((characters * size * 0.49) / width));

/** Height of a piece of HTML, with the highest of its folds open: in a deck, one is open at a time. */
export function htmlHeight(html: string, size: number = type.text): number {
  const folds = [...html.matchAll(/<details\b[^>]*>\s*<summary\b.*?<\/summary>(.*?)<\/details>/gs)];
  const closed = folds.reduce((rest, [, content = ""]) => rest.replace(content, ""), html);
  return Math.max(0, ...folds.map(([, content = ""]) => flowHeight(content, size))) + flowHeight(closed, size);
}

/** Block by block, a line for as many characters as fit. */
function flowHeight(html: string, size: number): number {
  const maths = (html.match(/class="katex-display"/g) ?? []).length;
  // Line ends inside tags (KaTeX draws roots so) and between the cells of a row (markdown-it writes them so) are no lines.
  const visible = html
    .replace(/<span class="katex-mathml">.*?<\/math><\/span>/gs, "")
    .replace(/<[^>]*>/g, (tag) => tag.replaceAll("\n", " "))
    .replace(/\s*\n\s*(?=<\/?t[dhr]\b)/g, " ")
    .replace(/<\/(?:p|li|tr|div|summary|h[1-6]|blockquote)>|<br ?\/?>/g, "\n");
  let depth = 0;
  const rows = visible
    .split("\n")
    .map((row) => {
      const lists = depth;
      depth += (row.match(/<[uo]l\b/g) ?? []).length - (row.match(/<\/[uo]l>/g) ?? []).length;
      const cells = (row.match(/<t[dh]\b/g) ?? []).length;
      return { cells, text: plain(row), lists: Math.max(lists, depth) };
    })
    .filter(({ text }) => text.trim() !== "");
  const height = rows.reduce((sum, { cells, text, lists }) => {
    const width = cells > 1 ? page.textWidth * 0.85 : page.textWidth - Math.max(30, lists * 1.2 * size);
    return sum + textLines(text.length, size, width) * size * 1.42 + (cells ? 8 : 6);
  }, 0);
  // Boxes in boxes: what their style says of heights, and the frame of each.
  // What is laid over them takes no height of its own.
  const flow = html.replace(/ style="position: absolute;[^"]*"/g, "");
  const said = [...flow.matchAll(/[ ";]height: (\d+)px/g)].reduce((sum, [, pixels]) => sum + Number(pixels), 0);
  const pictures = [...flow.matchAll(/<img\b[^>]* height="(\d+)"/g)].reduce((sum, [, h]) => sum + Number(h) + 6, 0);
  const boxes = (flow.match(/border-radius/g) ?? []).length * 22;
  return height + maths * 56 + said + pictures + boxes;
}

/** The text of a piece of HTML. */
export const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&[a-z]+;|&#\w+;/g, "x")
    .trim();
