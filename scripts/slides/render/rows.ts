/** Long tables and lists, split between rows: a scroll box would be cut in print and out of reach in a hall. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment, serialize } from "parse5";
import { htmlHeight } from "../layout/height.js";

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

const rowTags = ["tr", "li", "details", "p"];

/**
 * The same HTML in parts that are at most this high. Anything that is not a row, such as a table's head, stands on each part.
 * Undefined where a single row is too high, or there is none.
 */
export function splitRows(html: string, limit: number, size: number): string[] | undefined {
  if (htmlHeight(html, size) <= limit) return [html];
  const rows = rowsIn(parseFragment(html)).map(outer);
  const heights = rows.map((row) => htmlHeight(withoutFold(row), size));
  const fold = Math.max(0, ...rows.map((row, i) => htmlHeight(row, size) - heights[i]!));
  const frame =
    htmlHeight(
      only(html, () => false),
      size,
    ) + fold;
  if (heights.length < 2 || heights.some((height) => frame + height > limit)) return undefined;
  // Titles between rows are on no row's account: where they make a part too high, the parts get fewer rows. Of the
  // divisions into the fewest parts the last one is the most even: no slide for a single row left over.
  let best: string[] | undefined;
  for (let share = 1; share > 0.3; share -= 0.05) {
    const parts = inParts(html, heights, (limit - frame) * share);
    if (best && parts.length > best.length) break;
    if (parts.every((part) => htmlHeight(part, size) <= limit)) best = parts;
  }
  return best;
}

/** As many rows on each part as fit. */
function inParts(html: string, heights: number[], limit: number): string[] {
  let left = 0;
  let part = -1;
  const partOf = heights.map((height) => {
    if (height > left) {
      part += 1;
      left = limit;
    }
    left -= height;
    return part;
  });
  return Array.from({ length: part + 1 }, (_, k) => only(html, (i) => partOf[i] === k));
}

/** The HTML with only some of its rows; lists and sections that are left without any go, too. */
function only(html: string, keep: (row: number) => boolean): string {
  const tree = parseFragment(html);
  removeRows(tree, keep, { next: 0 });
  return serialize(tree);
}

/** Removes rows from an element, and those elements in it that had rows and have none left. */
function removeRows(node: Parent, keep: (row: number) => boolean, count: { next: number }): void {
  for (const child of children(node)) {
    if (rowTags.includes(child.tagName)) {
      if (!keep(count.next++)) defaultTreeAdapter.detachNode(child);
    } else if (child.tagName !== "thead" && rowsIn(child).length > 0) {
      removeRows(child, keep, count);
      if (rowsIn(child).length === 0) defaultTreeAdapter.detachNode(child);
    }
  }
}

const withoutFold = (row: string): string => row.replace(/(<\/summary>).*(<\/details>)$/s, "$1$2");

function outer(row: Element): string {
  const attributes = row.attrs.map(({ name, value }) => ` ${name}="${value.replaceAll('"', "&quot;")}"`).join("");
  return `<${row.tagName}${attributes}>${serialize(row)}</${row.tagName}>`;
}

const children = (node: Parent): Element[] => node.childNodes.filter((child): child is Element => "tagName" in child);

/** Rows that are not inside other rows, in the order of the text; a table's head has none. */
function rowsIn(node: Parent): Element[] {
  return children(node).flatMap((child) => {
    if (rowTags.includes(child.tagName)) return [child];
    return child.tagName === "thead" ? [] : rowsIn(child);
  });
}
