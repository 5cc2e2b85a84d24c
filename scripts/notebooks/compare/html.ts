/** Comparing HTML by meaning: order of attributes, quotes, entities and white space between tags are nothing. */
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;

/** A text that is the same for two pieces of HTML that a browser shows alike. */
export function canonicalHtml(html: string): string {
  return render(parseFragment(html), false).trim();
}

function render(node: Node, preformatted: boolean): string {
  if ("value" in node) return preformatted ? node.value : node.value.replace(/\s+/g, " ");
  if (!("childNodes" in node)) return "";
  if (!("tagName" in node)) return node.childNodes.map((child) => render(child, preformatted)).join("");
  const attributes = [...node.attrs].sort((a, b) => (a.name < b.name ? -1 : 1));
  const keep = preformatted || node.tagName === "pre" || node.tagName === "textarea";
  const head = attributes.map(
    ({ name, value }) => ` ${name}=${JSON.stringify(name === "style" ? tidy(value) : value)}`,
  );
  const children = node.childNodes.map((child) => render(child, keep));
  return `\n<${node.tagName}${head.join("")}>${keep ? children.join("") : children.join("").trim()}</${node.tagName}>`;
}

const tidy = (style: string): string =>
  style
    .split(";")
    .map((rule) => rule.replace(/\s*:\s*/, ": ").trim())
    .filter(Boolean)
    .join("; ");
