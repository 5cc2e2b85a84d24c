/** Where elements of a drawing lie, worked out from their attributes: Plotly needs it for margins, legends and titles. */
import { ASCENT, DESCENT, textWidth } from "../../ipynb/measure.js";

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What is asked of an element of the drawing. */
export interface SvgNode {
  tagName: string;
  textContent: string | null;
  parentElement: SvgNode | null;
  children: Iterable<SvgNode>;
  style?: { getPropertyValue(name: string): string };
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<SvgNode>;
}

/** x′ = a·x + c·y + e, y′ = b·x + d·y + f. */
type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number];

/** The box of an element in its own coordinates: the element's own transform is not in it, those of its parts are. */
export function ownBox(element: SvgNode): Box | undefined {
  if (hidden(element)) return undefined;
  if (element.tagName === "text") return textBox(element);
  if (element.tagName === "rect") {
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => attribute(element, name)) as Numbers4;
    return { left: x, top: y, right: x + width, bottom: y + height };
  }
  let box: Box | undefined;
  for (const child of element.children) {
    const inner = ownBox(child);
    if (inner) box = around(box, moved(inner, matrixOf(child)));
  }
  return box;
}

/** The box of an element on the page. */
export function pageBox(element: SvgNode): Box | undefined {
  let box = ownBox(element);
  for (let one: SvgNode | null = element; one && box; one = one.parentElement) box = moved(box, matrixOf(one));
  return box;
}

type Numbers4 = [number, number, number, number];

function textBox(element: SvgNode): Box | undefined {
  const size = Number.parseFloat(styled(element, "font-size") ?? "") || 12;
  const bold = /bold|[6-9]00/.test(styled(element, "font-weight") ?? "");
  const anchor = element.getAttribute("text-anchor") ?? styled(element, "text-anchor");
  const lines = [...element.querySelectorAll("tspan.line")];
  let box: Box | undefined;
  for (const line of lines.length ? lines : [element]) {
    const text = line.textContent ?? "";
    if (text === "") continue;
    const width = textWidth(text, size, bold);
    const x = attribute(line, "x", attribute(element, "x"));
    const shift = Number.parseFloat(line.getAttribute("dy") ?? "0") * size;
    const y = attribute(line, "y", attribute(element, "y")) + (line === element ? 0 : shift);
    const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
    box = around(box, { left, top: y - ASCENT * size, right: left + width, bottom: y + DESCENT * size });
  }
  return box;
}

const attribute = (element: SvgNode, name: string, otherwise = 0): number => {
  const value = Number.parseFloat(element.getAttribute(name) ?? "");
  return Number.isFinite(value) ? value : otherwise;
};

const hidden = (element: SvgNode): boolean => element.style?.getPropertyValue("display") === "none";

/** A style as it stands on the element or the nearest one around it. */
function styled(element: SvgNode, name: string): string | undefined {
  for (let one: SvgNode | null = element; one; one = one.parentElement) {
    const value = one.style?.getPropertyValue(name);
    if (value) return value;
  }
  return undefined;
}

function around(a: Box | undefined, b: Box): Box {
  if (!a) return b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function moved({ left, top, right, bottom }: Box, [a, b, c, d, e, f]: Matrix): Box {
  const corners = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ] as [number, number][];
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** The element's `transform`, its steps multiplied. */
function matrixOf(element: SvgNode): Matrix {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [, kind, list] of (element.getAttribute("transform") ?? "").matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const [p = 0, q, r, s, t, u] = (list ?? "")
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number);
    if (kind === "translate") matrix = times(matrix, [1, 0, 0, 1, p, q ?? 0]);
    else if (kind === "scale") matrix = times(matrix, [p, 0, 0, q ?? p, 0, 0]);
    else if (kind === "matrix") matrix = times(matrix, [p, q ?? 0, r ?? 0, s ?? 0, t ?? 0, u ?? 0]);
    else if (kind === "rotate") {
      const [cos, sin] = [Math.cos((p * Math.PI) / 180), Math.sin((p * Math.PI) / 180)];
      const [x, y] = [q ?? 0, r ?? 0];
      matrix = times(matrix, [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y]);
    }
  }
  return matrix;
}

const times = ([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix => [
  a * A + c * B,
  b * A + d * B,
  a * C + c * D,
  b * C + d * D,
  a * E + c * F + e,
  b * E + d * F + f,
];
