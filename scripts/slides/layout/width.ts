/**
 * How narrow a piece of HTML can be made before something stands out on its right: its longest word, its widest table,
 * its widest formula. Without a browser, in the widths of Helvetica; the page itself sets what is a little too wide
 * somewhat smaller (page/deck.js).
 */
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { textWidth } from "../../ipynb/measure.js";
import { page, type } from "./height.js";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** By this factor the page may make type smaller, with some room left for fonts that are wider than Helvetica. */
const smallest = 0.78;

/** Whether a piece stands out of its slide even in the smallest type that the page would set. */
export const isTooWide = (html: string, size: number = type.text, width: number = page.textWidth): boolean =>
  leastWidth(html, size) * smallest > width;

/** Pixels. */
export function leastWidth(html: string, size: number = type.text): number {
  return least(parseFragment(html).childNodes, { size, bold: false, nowrap: false });
}

interface Style {
  size: number;
  bold: boolean;
  nowrap: boolean;
}

/** The widest part that cannot be broken, of nodes that follow each other in a line or below each other. */
function least(nodes: readonly Node[], style: Style): number {
  let widest = 0;
  let word = 0;
  const ends = () => {
    widest = Math.max(widest, word);
    word = 0;
  };
  for (const node of nodes) {
    if (node.nodeName === "#text") {
      const text = (node as DefaultTreeAdapterTypes.TextNode).value;
      for (const [i, part] of pieces(text, style).entries()) {
        if (i > 0) ends();
        word += textWidth(part, style.size, style.bold);
      }
    } else if ("tagName" in node) {
      const inline = inlineTags.has(node.tagName);
      if (!inline) ends();
      word += elementWidth(node, style);
      if (!inline) ends();
    }
  }
  ends();
  return widest;
}

/** Where a line may be broken: at blanks, after hyphens, between characters of scripts without blanks. */
function pieces(text: string, { nowrap }: Style): string[] {
  if (nowrap) return text.split("\n");
  return text.split(/[ \t\n\r\u200b]+|(?<=\p{L}[-\u2010\u2013\u2014])(?=\p{L})|(?<=[\u2e80-\u9fff\uff00-\uffef])/u);
}

const inlineTags = new Set(
  "a abbr b bdi bdo cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var".split(
    " ",
  ),
);

const monospace = new Set(["code", "kbd", "samp", "tt", "pre"]);

function elementWidth(element: Element, style: Style): number {
  const css = attribute(element, "style") ?? "";
  if (/position:\s*absolute|display:\s*none/.test(css)) return 0;
  const classes = attribute(element, "class")?.split(" ") ?? [];
  if (classes.includes("katex-display") || classes.includes("katex")) {
    return formulaWidth(element, style.size * 1.21, classes.includes("katex-display"));
  }
  const own: Style = {
    size: sizeOf(element, css, style.size),
    bold: style.bold || ["b", "strong", "th"].includes(element.tagName) || /font-weight:\s*(?:bold|[6-9]00)/.test(css),
    nowrap: /white-space:\s*(?:normal|pre-wrap)/.test(css)
      ? false
      : style.nowrap || element.tagName === "pre" || /white-space:\s*(?:nowrap|pre)\b/.test(css),
  };
  if (element.tagName === "img") return Number(attribute(element, "width") ?? 0);
  if (element.tagName === "br" || element.tagName === "wbr") return 0;
  const inside = element.tagName === "table" ? tableWidth(element, own) : within(element, css, own);
  return Math.max(pixels(css, "width"), pixels(css, "min-width"), inside) + edges(element, css);
}

/** The width of what an element holds: side by side in a row of boxes, else the widest. */
function within(element: Element, css: string, style: Style): number {
  const children = element.childNodes.filter((child): child is Element => "tagName" in child);
  if (/display:\s*(?:inline-)?flex/.test(css) && !/flex-wrap:\s*wrap|flex-direction:\s*column/.test(css)) {
    return (
      children.reduce((sum, child) => sum + elementWidth(child, style), 0) + pixels(css, "gap") * (children.length - 1)
    );
  }
  return least(element.childNodes, style);
}

/** Each column is as wide as its widest cell. */
function tableWidth(table: Element, style: Style): number {
  const columns: number[] = [];
  for (const row of descendants(table, "tr")) {
    let column = 0;
    for (const cell of row.childNodes) {
      if (!("tagName" in cell) || !["td", "th"].includes(cell.tagName)) continue;
      const span = Number(attribute(cell, "colspan") ?? 1) || 1;
      const share = elementWidth(cell, style) / span;
      for (let i = 0; i < span; i++, column++) columns[column] = Math.max(columns[column] ?? 0, share);
    }
  }
  return columns.reduce((sum, width) => sum + width, 0);
}

/** Room on the left and right that is not for content. */
function edges({ tagName }: Element, css: string): number {
  if (tagName === "td" || tagName === "th") return paddings(css) ?? 28;
  if (tagName === "ul" || tagName === "ol") return paddings(css) ?? 32;
  return (paddings(css) ?? 0) + pixels(css, "margin-left") + pixels(css, "margin-right");
}

function paddings(css: string): number | undefined {
  const [, all] = /(?:^|;)\s*padding:\s*([^;]+)/.exec(css) ?? [];
  const sides = all
    ?.trim()
    .split(/\s+/)
    .map((part) => Number.parseFloat(part) || 0);
  const left = pixels(css, "padding-left");
  const right = pixels(css, "padding-right");
  if (!sides) return left || right ? left + right : undefined;
  const [top = 0, across = top, , far = across] = sides;
  return across + far + (left ? left - far : 0) + (right ? right - across : 0);
}

function sizeOf({ tagName }: Element, css: string, inherited: number): number {
  const [, number, unit] = /font-size:\s*([\d.]+)(px|em|rem|%)/.exec(css) ?? [];
  if (number) {
    const factor = Number(number);
    if (unit === "px") return factor;
    return unit === "%" ? (factor / 100) * inherited : factor * inherited;
  }
  // Letters of equal width are wider than Helvetica's, in smaller type.
  if (monospace.has(tagName)) return inherited * 1.06;
  return tagName === "small" || tagName === "sub" || tagName === "sup" ? inherited * 0.83 : inherited;
}

/** A formula breaks between its parts inside a text, and nowhere where it stands alone. */
function formulaWidth(element: Element, size: number, display: boolean): number {
  const [html] = descendants(element, "span").filter((one) => attribute(one, "class") === "katex-html");
  if (!html) return 0;
  const parts = html.childNodes.map((child) => mathsWidth(child, size));
  return display ? parts.reduce((sum, width) => sum + width, 0) : Math.max(0, ...parts);
}

/** KaTeX's boxes: those of a fraction or a sum lie above each other, all others side by side. */
function mathsWidth(node: Node, size: number): number {
  if (node.nodeName === "#text") {
    return [...(node as DefaultTreeAdapterTypes.TextNode).value.replace(/[\u200b\s]/g, "")].length * size * 0.58;
  }
  if (!("tagName" in node)) return 0;
  const classes = attribute(node, "class")?.split(" ") ?? [];
  if (classes.includes("pstrut") || classes.includes("strut") || classes.includes("vlist-s")) return 0;
  const css = attribute(node, "style") ?? "";
  const ratio = sizes(classes);
  const widths = node.childNodes.map((child) => mathsWidth(child, size * ratio));
  const stacked = classes.includes("vlist") || classes.includes("vlist-t");
  const inside = stacked ? Math.max(0, ...widths) : widths.reduce((sum, width) => sum + width, 0);
  return (
    inside + ["margin-left", "margin-right", "width", "min-width"].reduce((sum, name) => sum + ems(css, name) * size, 0)
  );
}

/** KaTeX's eleven sizes, in parts of the text's. */
const scale = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488];

function sizes(classes: readonly string[]): number {
  const from = Number(classes.find((name) => /^reset-size\d+$/.test(name))?.slice("reset-size".length) ?? 6);
  const to = Number(classes.find((name) => /^size\d+$/.test(name))?.slice("size".length) ?? 0);
  return to && classes.some((name) => name === "sizing" || name.startsWith("reset-size"))
    ? scale[to]! / scale[from]!
    : 1;
}

const ems = (css: string, name: string): number =>
  Number(new RegExp(`(?:^|;)\\s*${name}:\\s*(-?[\\d.]+)em`).exec(css)?.[1] ?? 0);

const pixels = (css: string, name: string): number =>
  Number(new RegExp(`(?:^|;)\\s*${name}:\\s*([\\d.]+)px`).exec(css)?.[1] ?? 0);

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

function descendants(element: Element, tag: string): Element[] {
  const children = element.childNodes.filter((child): child is Element => "tagName" in child);
  return children.flatMap((child) => [...(child.tagName === tag ? [child] : []), ...descendants(child, tag)]);
}
