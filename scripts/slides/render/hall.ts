/** A figure's type, lines and points at the size that the last row of a hall can see: a page is 720 px high. */

interface Drawn {
  data: readonly any[];
  frames: readonly any[];
  layout: Record<string, any>;
}

/** Pixels: no type is smaller; lines that are to be followed are no thinner, points no smaller. */
export const least = { type: 24, line: 4, point: 12 } as const;

/** Plotly's own size of type, of a figure that says none. */
const usual = 12;

/** The same figure, larger in everything that is measured in pixels. */
export function forTheHall({ data, frames, layout }: Drawn): Drawn {
  const base = layout.font?.size ?? usual;
  // The usual type becomes the least that a hall can read, and everything else grows with it.
  const factor = least.type / base;
  // Columns keep a legend still while names in it change; a slide is wide enough for all the others.
  const steady = frames.every(({ data: parts = [] }) => parts.every(({ name }: any) => name === undefined));
  const { entrywidth: _, ...legend } = layout.legend ?? {};
  return {
    data: data.map((trace) => largerTrace(trace, factor)),
    frames: frames.map((frame) => ({
      ...frame,
      data: frame.data?.map((part: any, i: number) => largerTrace(part, factor, data[frame.traces?.[i] ?? i])),
    })),
    layout: largerLayout(
      { ...layout, ...(steady && layout.legend && { legend }), font: { ...layout.font, size: base } },
      factor,
    ),
  };
}

/** `whole` is the trace that a frame changes a part of. */
function largerTrace(trace: any, factor: number, whole: any = trace): any {
  const { line, marker, textfont, colorbar, ...rest } = trace;
  const field = ["contour", "surface", "heatmap"].includes(whole.type ?? "scatter");
  const followed = !field && (whole.mode ?? "lines").includes("lines");
  return {
    ...rest,
    ...(line && { line: { ...line, ...widthOf(line, factor, followed) } }),
    ...(marker && { marker: largerMarker(marker, factor, whole.x?.length > 60) }),
    ...(textfont && { textfont: largerFont(textfont, factor) }),
    ...(colorbar && { colorbar: largerScale(colorbar, factor) }),
  };
}

/** Hairs that only together are something stay hairs. */
function widthOf(line: any, factor: number, followed: boolean): object {
  if (typeof line.width !== "number") return {};
  const wider = line.width * factor;
  return { width: followed && line.width >= 2 ? Math.max(least.line, wider) : wider };
}

function largerMarker({ size, line, ...marker }: any, factor: number, crowded: boolean): any {
  const times = (one: number) => one * factor;
  // Sizes in a list tell of the points among each other: the small ones are tails.
  const grown = Array.isArray(size) ? size.map(times) : Math.max(crowded ? 0 : least.point, times(size));
  const width = Array.isArray(line?.width) ? line.width.map(times) : line?.width !== undefined && times(line.width);
  return {
    ...marker,
    ...(size !== undefined && { size: grown }),
    ...(line && { line: { ...line, ...(width !== false && { width }) } }),
  };
}

const largerFont = ({ size, ...font }: any, factor: number): any => ({
  ...font,
  ...(size !== undefined && {
    size: Array.isArray(size) ? size.map((one: number) => larger(one, factor)) : larger(size, factor),
  }),
});

const larger = (size: number, factor: number): number => Math.max(least.type, Math.round(size * factor));

const largerScale = (colorbar: any, factor: number): any => ({
  ...colorbar,
  ...(colorbar.thickness && { thickness: colorbar.thickness * factor }),
});

/** What a layout says in pixels. */
const pixels = new Set([
  "standoff",
  "startstandoff",
  "arrowwidth",
  "yshift",
  "xshift",
  "borderpad",
  "entrywidth",
  "itemwidth",
  "thickness",
  "ticklen",
]);

function largerLayout(layout: Record<string, any>, factor: number): Record<string, any> {
  // In space Plotly draws type twice as large as it is told.
  const { margin = {}, scene, ...rest } = layout;
  const sized = Object.fromEntries(Object.entries(margin).map(([side, px]) => [side, Math.round(Number(px) * factor)]));
  return { ...grown(rest, factor), margin: sized, ...(scene && { scene }) };
}

function grown(value: any, factor: number): any {
  if (Array.isArray(value))
    return value.some((one) => typeof one === "object") ? value.map((one) => grown(one, factor)) : value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries<any>(value).map(([key, part]) => {
      if (/font$/.test(key) && typeof part === "object") return [key, largerFont(part, factor)];
      if (pixels.has(key) && typeof part === "number") return [key, part * factor];
      if (key === "line" && typeof part?.width === "number") return [key, { ...part, width: part.width * factor }];
      if (key === "pad" && typeof part === "object")
        return [key, Object.fromEntries(Object.entries<any>(part).map(([side, px]) => [side, px * factor]))];
      return [key, grown(part, factor)];
    }),
  );
}
