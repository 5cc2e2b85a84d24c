/** Comparing HTML by meaning: order of attributes, quotes, entities and white space between tags are nothing. */
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;

/** A text that is the same for two pieces of HTML that a browser shows alike. */
export function canonicalHtml(html: string): string {
  return render(parseFragment(html), false).trim();
}

const blocks = new Set(
  "address article aside blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
const isBlock = (node: Node | undefined): boolean =>
  node === undefined || ("tagName" in node && blocks.has(node.tagName));

/** Blocks stand below each other whatever white space is between them. */
function shownChildren(nodes: Node[]): Node[] {
  const blank = (node: Node) => "value" in node && node.value.trim() === "";
  return nodes.filter((node, i) => !(blank(node) && isBlock(nodes[i - 1]) && isBlock(nodes[i + 1])));
}

function render(node: Node, preformatted: boolean): string {
  if ("value" in node) return preformatted ? node.value : node.value.replace(/\s+/g, " ");
  if (!("childNodes" in node)) return "";
  if (!("tagName" in node)) {
    return shownChildren(node.childNodes)
      .map((child) => render(child, preformatted))
      .join("");
  }
  const attributes = [...node.attrs].sort((a, b) => (a.name < b.name ? -1 : 1));
  const keep = preformatted || node.tagName === "pre" || node.tagName === "textarea";
  const head = attributes.map(
    ({ name, value }) => ` ${name}=${JSON.stringify(name === "style" ? tidy(value) : value)}`,
  );
  const children = (keep ? node.childNodes : shownChildren(node.childNodes)).map((child) => render(child, keep));
  return `\n<${node.tagName}${head.join("")}>${keep ? children.join("") : isBlock(node) ? children.join("").trim() : children.join("")}</${node.tagName}>`;
}

const tidy = (style: string): string =>
  style
    .split(";")
    .map((rule) => rule.replace(/\s*:\s*/, ": ").trim())
    .filter(Boolean)
    .join("; ");
