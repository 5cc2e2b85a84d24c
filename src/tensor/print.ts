import type { NestedArray, Tensor } from "./tensor.js";

/** A number with at most six significant digits. */
function digits(x: number | boolean): string {
  return typeof x === "boolean" ? String(x) : String(Number(x.toPrecision(6)));
}

/** At most this many elements are shown along an axis; of longer ones the first and the last three. */
const LIMIT = 8;

type Cell = NestedArray | "…";

function shortened(list: readonly Cell[]): Cell[] {
  return list.length > LIMIT ? [...list.slice(0, 3), "…", ...list.slice(-3)] : [...list];
}

const text = (cell: Cell): string => (cell === "…" ? cell : digits(cell as number));

/** A tensor's kind and shape in words: float32 [2, 3]. */
export function kindAndShape(x: Tensor): string {
  return `${x.dtype} [${x.shape.join(", ")}]`;
}

/** A tensor as text: its kind and shape, then its numbers in columns. */
export function tensorText(x: Tensor): string {
  const head = `tensor ${kindAndShape(x)}${x.requiresGrad ? " requiresGrad" : ""}`;
  const value = x.toArray();
  if (!Array.isArray(value)) return `${head}: ${digits(value)}`;
  if (x.numel() === 0) return `${head}: []`;
  if (x.ndim === 1) return `${head}: [${shortened(value).map(text).join(", ")}]`;
  return `${head}\n${block(value, x.ndim)}`;
}

/** A matrix with aligned columns; more axes as matrices one under the other. */
function block(value: NestedArray[], depth: number): string {
  if (depth > 2)
    return shortened(value)
      .map((part) => (part === "…" ? part : block(part as NestedArray[], depth - 1)))
      .join("\n\n");
  const rows = shortened(value).map((row) => (Array.isArray(row) ? shortened(row).map(text) : [text(row)]));
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  return rows.map((row) => row.map((cell, i) => cell.padStart(widths[i]!)).join("  ")).join("\n");
}

/** A vector or matrix as a small table; others as text. Styles are inline: an untrusted notebook strips everything else. */
export function tensorHtml(x: Tensor): string | undefined {
  const value = x.toArray();
  if (!Array.isArray(value) || x.ndim > 2 || x.numel() === 0) return undefined;
  const rows = x.ndim === 1 ? [value] : shortened(value).map((row) => (Array.isArray(row) ? row : [row]));
  const cell = (c: Cell) => `<td style="padding:1px 8px;text-align:right;font-family:monospace">${text(c)}</td>`;
  const body = rows
    .map(
      (row) =>
        `<tr>${shortened(row as Cell[])
          .map(cell)
          .join("")}</tr>`,
    )
    .join("");
  const caption = `<caption style="caption-side:top;text-align:left;padding:0">${kindAndShape(x)}${x.requiresGrad ? ", requires gradient" : ""}</caption>`;
  return `<table style="border-collapse:collapse;margin:4px 0">${caption}<tbody>${body}</tbody></table>`;
}
