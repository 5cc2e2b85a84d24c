import { type Displayable, displaySymbol, type MimeBundle } from "./bundle.js";
import { type Formattable, column as inOneNotation } from "./fmt.js";
import { escapeHtml } from "./html.js";

/** What a cell of a table may hold: text, yes or no, or anything `fmt` writes. */
export type Cell = string | boolean | null | undefined | Formattable;

export interface TableOptions {
  /** The columns' names. */
  head?: readonly string[];
  /** A sentence below the table. */
  caption?: string;
  /** Significant digits of numbers, three unless said otherwise: of all columns, or a list with one entry for each. */
  digits?: number | readonly (number | undefined)[];
  /** Numbers this near to 0 are 0: what rounding left over of numbers that cancel. */
  zero?: number;
}

/**
 * Rows as a small table: numbers with three significant digits, each column in one notation and set right, text set
 * left. The last line of a cell shows it; `display(table(…))` shows it anywhere. Its text form has aligned columns.
 *
 * @example
 * table([[0, 1.3], [1, 0.5]], { head: ["w", "b"] })
 */
export function table(rows: readonly (readonly Cell[])[], options: TableOptions = {}): Displayable {
  const head = options.head ?? [];
  const width = Math.max(head.length, ...rows.map((row) => row.length));
  const odd = rows.findIndex((row) => row.length !== width);
  if (odd >= 0) {
    throw new Error(`Row ${odd} of the table has ${rows[odd]!.length} cells and the table has ${width} columns.`);
  }
  const columns = Array.from({ length: width }, (_, i) =>
    writtenColumn(
      rows.map((row) => row[i]),
      i,
      options,
    ),
  );
  const texts = rows.map((_, n) => columns.map((texts) => texts[n]!));
  const right = Array.from({ length: width }, (_, column) =>
    rows.every((row) => typeof row[column] !== "string" || looksNumeric(row[column])),
  );
  const bundle = {
    "text/html": html([...head], texts, right, options.caption),
    "text/plain": plain([...head], texts, right, options.caption),
  };
  return { [displaySymbol]: (): MimeBundle => bundle };
}

/** The cells of one column as text: its numbers in one notation. */
function writtenColumn(cells: readonly Cell[], index: number, { digits, zero = 0 }: TableOptions): string[] {
  const isNumeric = (cell: Cell): cell is Formattable =>
    typeof cell === "number" || (typeof cell === "object" && cell !== null);
  const numeric = cells
    .filter(isNumeric)
    .map((cell) => (typeof cell === "number" && Math.abs(cell) <= zero ? 0 : cell));
  const numbers = inOneNotation(numeric, typeof digits === "number" ? digits : digits?.[index]);
  return cells.map((cell) => (isNumeric(cell) ? numbers.shift()! : word(cell)));
}

function word(cell: string | boolean | null | undefined): string {
  if (cell === null || cell === undefined) return "–";
  return typeof cell === "boolean" ? (cell ? "yes" : "no") : cell;
}

function looksNumeric(cell: Cell): boolean {
  return typeof cell === "string" && /^[-−+$]?(?:[\d.,]+(?:e[-+]?\d+)?(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|∞)( ?%)?$/.test(cell);
}

function html(head: string[], rows: string[][], right: boolean[], caption?: string): string {
  const style = (column: number, edge: string) =>
    `style="text-align: ${right[column] ? "right" : "left"}; padding: 3px 14px; border-bottom: ${edge}"`;
  const line = (cells: string[], tag: string, edge: string) =>
    `<tr>${cells.map((cell, i) => `<${tag} ${style(i, edge)}>${escapeHtml(cell)}</${tag}>`).join("")}</tr>`;
  const top = head.length > 0 ? `<thead>${line(head, "th", "2px solid #8a8a8a")}</thead>` : "";
  const body = rows.map((row) => line(row, "td", "1px solid rgba(138,138,138,0.3)")).join("");
  const below = caption
    ? `<caption style="caption-side: bottom; text-align: left; padding: 4px 14px">${escapeHtml(caption)}</caption>`
    : "";
  return `<table style="border-collapse: collapse; font-size: inherit; color: inherit">${below}${top}<tbody>${body}</tbody></table>`;
}

function plain(head: string[], rows: string[][], right: boolean[], caption?: string): string {
  const all = head.length > 0 ? [head, ...rows] : rows;
  const widths = right.map((_, i) => Math.max(0, ...all.map((row) => [...row[i]!].length)));
  const pad = (cell: string, i: number) => {
    const space = " ".repeat(widths[i]! - [...cell].length);
    return right[i] ? space + cell : cell + space;
  };
  const lines = all.map((row) => row.map(pad).join("   ").trimEnd());
  if (head.length > 0) lines.splice(1, 0, widths.map((w) => "─".repeat(w)).join("   "));
  return [...lines, ...(caption ? [caption] : [])].join("\n");
}
