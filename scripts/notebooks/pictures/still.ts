/**
 * A figure as a picture that cannot be handled: controls that do nothing are left out, the label of the slider's place
 * is written into it, and what needs WebGL has a stand-in: a surface becomes the map of its heights.
 */
import { textWidth } from "../../ipynb/measure.js";

type Json = Record<string, any>;

export interface Still {
  data: Json[];
  layout: Json;
  width: number;
  height: number;
}

const WIDTH = 720;
/** Height of the row of controls below an animation. */
const CONTROLS = 90;

/** The figure to draw; a copy, the given one is left as it is. */
export function stillFigure(figure: { data?: Json[]; layout?: Json; frames?: Json[] }): Still {
  const { data, layout } = atRest(figure);
  const { sliders, updatemenus, scene, width, height, ...rest } = layout;
  const animated = (sliders?.length ?? 0) + (updatemenus?.length ?? 0) > 0;
  const flat = data.map((trace) => flatten(trace, scene));
  const inSpace = data.some((trace) => isSpatial(trace));
  const drawn = inSpace ? { ...rest, ...plane(rest, scene) } : rest;
  const slider = sliders?.find(({ visible }: Json) => visible !== false);
  const caption = slider ? captionLines(sliderLabel(slider), width ?? WIDTH) : [];
  const tall = Math.max(240, (height ?? 450) - (animated ? CONTROLS : 0)) + caption.length * LINE;
  return {
    data: flat,
    layout: { ...withCaption(drawn, caption, tall), autosize: false },
    width: width ?? WIDTH,
    height: tall,
  };
}

/** A copy in which an animation stands at the frame that `layout.meta.still` names. */
function atRest(figure: { data?: Json[]; layout?: Json; frames?: Json[] }): { data: Json[]; layout: Json } {
  const { data, layout } = structuredClone({ data: figure.data ?? [], layout: figure.layout ?? {} });
  const frame = structuredClone(figure.frames?.[layout.meta?.still]);
  if (!frame) return { data, layout };
  frame.traces.forEach((trace: number, i: number) => {
    data[trace] = merged(data[trace] ?? {}, frame.data[i]);
  });
  if (layout.sliders?.[0]) layout.sliders[0].active = layout.meta.still;
  return { data, layout };
}

/** Lists are replaced, objects are merged: so Plotly puts a frame into a figure. */
function merged(into: Json, from: Json): Json {
  const result = { ...into };
  for (const [key, value] of Object.entries(from)) {
    const object = typeof value === "object" && value !== null && !Array.isArray(value);
    result[key] = object ? merged(into[key] ?? {}, value) : value;
  }
  return result;
}

const isSpatial = ({ type }: Json): boolean => type === "surface" || type === "scatter3d" || type === "mesh3d";

function flatten(trace: Json, scene: Json | undefined): Json {
  const { type } = trace;
  if (type === "surface") {
    const { x, y, colorscale, reversescale, cmin, cmax, surfacecolor } = trace;
    const z = surfacecolor ?? trace.z;
    const range = cmin === undefined ? {} : { zmin: cmin, zmax: cmax };
    const title = { text: `${titleOf(scene?.zaxis)}<br> `, side: "top" };
    const colorbar = trace.colorbar ?? { thickness: 14, outlinewidth: 0, title };
    const colours = { colorscale, reversescale, ncontours: 16, contours: { coloring: "fill" }, line: { width: 0.5 } };
    return { type: "contour", x, y, z, ...colours, ...range, colorbar };
  }
  if (type === "scatter3d" || type === "mesh3d") {
    const { z: _, type: __, scene: ___, ...same } = trace;
    return { ...same, type: "scatter", mode: type === "mesh3d" ? "markers" : (trace.mode ?? "lines+markers") };
  }
  if (type === "scattergl") return { ...trace, type: "scatter" };
  // Smooth colour below the lines would be a picture of every pixel: bands say the same in a tenth of the size.
  if (type === "contour" && trace.contours?.coloring === "heatmap") {
    return { ...trace, contours: { ...trace.contours, coloring: "fill" } };
  }
  return trace;
}

/** The two axes of the map, named as those of the space were. */
function plane(layout: Json, scene: Json | undefined): Json {
  const axis = (from: Json | undefined) => {
    const range = from?.range ? { range: from.range } : {};
    return { title: { text: titleOf(from) }, ...range, automargin: true };
  };
  const margin = { l: 72, r: 24, t: layout.title ? 56 : 24, b: 60 };
  return { margin, xaxis: axis(scene?.xaxis), yaxis: axis(scene?.yaxis) };
}

const titleOf = (axis: Json | undefined): string =>
  (typeof axis?.title === "string" ? axis.title : axis?.title?.text) ?? "";

function sliderLabel({ active = 0, steps = [], currentvalue = {} }: Json): string {
  return `${currentvalue.prefix ?? ""}${steps[active]?.label ?? ""}${currentvalue.suffix ?? ""}`.trim();
}

/** The caption's type, as large as that of the ticks, and the height of one line of it. */
const TYPE = 15;
const LINE = 22;

/** The slider's place in words, in as many lines as it needs; the last one says that this picture can be moved. */
function captionLines(label: string, width: number): string[] {
  const words = `${label} (a slider in JupyterLab)`.trim().split(" ");
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && textWidth(longer, TYPE) <= width - 40) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A line of its own at the top, below the title and above the legend, where it covers nothing. */
function withCaption(layout: Json, lines: string[], tall: number): Json {
  if (lines.length === 0) return layout;
  const { title, margin = {}, legend } = layout;
  const said = typeof title === "string" ? { text: title } : title;
  const text = `<span style="font-size:${TYPE}px">${lines.join("<br>")}</span>`;
  const room = lines.length * LINE;
  const top = { x: 0.02, xanchor: "left", yref: "container", y: 1, yanchor: "top", pad: { t: 12 } };
  return {
    ...layout,
    title: said?.text ? { ...said, text: `${said.text}<br>${text}` } : { ...top, text, font: { size: TYPE } },
    margin: { ...margin, t: (margin.t ?? 40) + room },
    // A legend that hangs from the upper edge hangs below the caption now.
    ...(legend?.yref === "container" ? { legend: { ...legend, y: 1 - (room + 8) / tall } } : {}),
  };
}
