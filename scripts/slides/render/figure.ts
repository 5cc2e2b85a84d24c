/** A figure as a block of a slide: type that a hall can read, as much room as the slide has left. */
import type { FigureData } from "../../ipynb/figures.js";
import type { Block } from "../layout/block.js";
import { dataScript, htmlText } from "./html.js";

/** Height that is kept for a figure beside other things on a slide. */
const figureHeight = 320;

/** Sizes of type in pixels on a page 720 px high: of a figure at large, the smallest in it, and on points of a drawing. */
const type = { base: 18, smallest: 16, label: 20 } as const;

/** The drawing comes when the slide does; until then, and for those who do not see it, there is the alternative. */
export function figureBlock(figure: FigureData): Block {
  const { width: _, height: wanted = 440, ...layout } = figure.layout;
  const alt = htmlText(String(layout.meta?.alt ?? ""));
  const base = layout.font?.size ?? 12;
  const drawing = isDrawing(layout);
  const data = drawing ? withLargerLabels(figure.data) : figure.data;
  const whole: Record<string, any> = { ...layout, font: { ...layout.font, size: base } };
  const scaled = inLargerType({ data, frames: figure.frames, layout: whole }, type.base / base);
  for (const { font } of drawing ? (scaled.layout.annotations ?? []) : []) if (font) font.size = type.label;
  const flat = wanted < 330;
  const height = flat ? wanted + 30 : figureHeight + (layout.sliders ? 90 : 0);
  const style = flat ? ` style="max-height: ${Math.round(wanted * 1.5)}px"` : "";
  return {
    kind: "figure",
    html: `<figure role="group" aria-label="${alt}"${style}><div class="plot"></div>${dataScript(scaled)}</figure>`,
    height,
    fragment: false,
    figure,
    square: !flat && isSquare(layout),
  };
}

/** Wide and low it would be a small thing in the middle: it keeps its shape. */
const isSquare = (layout: Record<string, any>): boolean =>
  Object.entries(layout).some(
    ([key, axis]) => (/^[xy]axis\d*$/.test(key) && axis?.scaleanchor !== undefined) || /^scene\d*$/.test(key),
  ) && !Object.keys(layout).some((key) => /^[xy]axis[2-9]/.test(key));

/** Without axes the labels are what there is to read: a network's weights, a graph's numbers. */
function isDrawing(layout: Record<string, any>): boolean {
  const axes = Object.entries(layout).filter(([key]) => /^[xy]axis\d*$/.test(key));
  return axes.length > 0 && axes.every(([, axis]) => axis?.visible === false);
}

/** Labels and, where all are of one size, the points that they stand on. */
const withLargerLabels = (traces: readonly any[]): any[] =>
  traces.map(({ textfont, marker, ...trace }) => {
    if (typeof textfont?.size !== "number") return { ...trace, textfont, marker };
    const factor = Math.max(1, type.label / textfont.size);
    const size = typeof marker?.size === "number" ? marker.size * factor : marker?.size;
    return { ...trace, textfont: { ...textfont, size: textfont.size * factor }, marker: { ...marker, size } };
  });

/** The same with every size of type that the figure sets itself: panels' titles, sliders. Labels on points are made for their points. */
function inLargerType<T>(value: T, factor: number): T {
  if (Array.isArray(value)) {
    return (
      value.some((item) => typeof item === "object") ? value.map((item) => inLargerType(item, factor)) : value
    ) as T;
  }
  if (typeof value !== "object" || value === null) return value;
  const parts = Object.entries(value).map(([key, part]) => {
    if (!/font$/.test(key) || key === "textfont" || typeof part !== "object" || part === null)
      return [key, inLargerType(part, factor)];
    const larger = (size: number) => Math.max(type.smallest, Math.round(size * factor));
    const { size } = part as { size?: number | number[] };
    if (size === undefined) return [key, part];
    return [key, { ...part, size: Array.isArray(size) ? size.map(larger) : larger(size) }];
  });
  return Object.fromEntries(parts);
}
