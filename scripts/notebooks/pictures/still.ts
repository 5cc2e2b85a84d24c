/**
 * A figure as a picture that cannot be handled: controls that do nothing are left out, the label of the slider's place
 * is written into it, and what needs WebGL has a stand-in: a surface becomes the map of its heights.
 */
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
export function stillFigure(figure: { data?: Json[]; layout?: Json }): Still {
  const { data, layout } = structuredClone({ data: figure.data ?? [], layout: figure.layout ?? {} });
  const { sliders, updatemenus, scene, width, height, ...rest } = layout;
  const animated = (sliders?.length ?? 0) + (updatemenus?.length ?? 0) > 0;
  const flat = data.map((trace) => flatten(trace, scene));
  const inSpace = data.some((trace) => isSpatial(trace));
  const drawn = inSpace ? { ...rest, ...plane(rest, scene) } : rest;
  const label = sliders?.[0] && sliderLabel(sliders[0]);
  if (label) drawn.annotations = [...(drawn.annotations ?? []), note(label)];
  return {
    data: flat,
    layout: { ...drawn, autosize: false },
    width: width ?? WIDTH,
    height: Math.max(240, (height ?? 450) - (animated ? CONTROLS : 0)),
  };
}

const isSpatial = ({ type }: Json): boolean => type === "surface" || type === "scatter3d" || type === "mesh3d";

function flatten(trace: Json, scene: Json | undefined): Json {
  const { type } = trace;
  if (type === "surface") {
    const { x, y, z, colorscale, reversescale, cmin, cmax } = trace;
    const range = cmin === undefined ? {} : { zmin: cmin, zmax: cmax };
    const colorbar = { thickness: 14, outlinewidth: 0, title: { text: titleOf(scene?.zaxis), side: "right" } };
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

/** Below the drawing on the right, beside the axis's title, where it covers no data. */
const note = (text: string): Json => ({
  ...{
    text,
    showarrow: false,
    xref: "paper",
    yref: "paper",
    x: 1,
    y: 0,
    xanchor: "right",
    yanchor: "top",
    yshift: -36,
  },
  font: { size: 13 },
});
