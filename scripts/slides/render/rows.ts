/** Long tables and lists, split between rows: a scroll box would be cut in print and out of reach in a hall. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment, serialize } from "parse5";
import { htmlHeight } from "../layout/height.js";

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

const rowTags = ["tr", "li", "details", "p"];
const listTags = ["ul", "ol", "tbody", "table"];

/**
 * The same HTML in parts that are at most this high. What is no row, such as a table's head, stands on each part.
 * Undefined where a single row is too high, or there is none.
 */
export function splitRows(html: string, limit: number, size: number): string[] | undefined {
  if (htmlHeight(html, size) <= limit) return [html];
  const tree = parseFragment(html);
  const heights = rowsIn(tree).map((row) => htmlHeight(outer(row), size));
  const frame = htmlHeight(
    only(html, () => false, false),
    size,
  );
  if (heights.length < 2 || heights.some((height) => frame + height > limit)) return undefined;
  let left = 0;
  let part = -1;
  const partOf = heights.map((height) => {
    if (height > left) {
      part += 1;
      left = limit - frame;
    }
    left -= height;
    return part;
  });
  return Array.from({ length: part + 1 }, (_, k) => only(html, (i) => partOf[i] === k, true));
}

/** The HTML with only some of its rows; lists that are left empty go, too, if wanted. */
function only(html: string, keep: (row: number) => boolean, tidy: boolean): string {
  const tree = parseFragment(html);
  for (const [i, row] of rowsIn(tree).entries()) if (!keep(i)) defaultTreeAdapter.detachNode(row);
  if (tidy) removeEmptyLists(tree);
  return serialize(tree);
}

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

function removeEmptyLists(node: Parent): void {
  for (const child of children(node)) {
    removeEmptyLists(child);
    if (listTags.includes(child.tagName) && rowsIn(child).length === 0) defaultTreeAdapter.detachNode(child);
  }
}
