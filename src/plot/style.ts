/**
 * The house style: one palette, one set of markers and dashes, one layout.
 * Colours are Okabe and Ito's (jfly.uni-koeln.de/color), which the colour-blind can distinguish; each comes with its own
 * marker and dash, so that nothing is said by colour alone and black-and-white print still reads.
 */
export const palette = ["#0072B2", "#D55E00", "#009E73", "#AA4499", "#56B4E9", "#E69F00", "#767676"] as const;
/** The shape of the points of series 0, 1, …: colour is never the only difference. */
export const markers = ["circle", "square", "diamond", "triangle-up", "x", "star", "cross"] as const;
/** How the line of series 0, 1, … is broken. */
export const dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid"] as const;

/**
 * Figures have no paper of their own, so that they lie on a white page and on a dark one: letters and axes are of a grey that
 * reads on both (4.5 : 1 on white). A page that knows its own colour puts a stronger ink in its place; scripts/slides does.
 */
export const ink = "#767676";
/** What is drawn on a light ground that the figure brings along: a map, a plate, a node. */
export const print = "#1a1a1a";
/** A ground for words. */
export const plate = "#ffffff";
export const faint = "rgba(128,128,128,0.25)";
const nothing = "rgba(0,0,0,0)";
const font = { family: "Helvetica Neue, Helvetica, Arial, sans-serif", size: 16, color: ink };

/** Light to dark, never so dark that a path or a number drawn over it is lost; also rises evenly in grey. */
export const fieldColours: [number, string][] = [
  [0, "#fbfdff"],
  [0.25, "#dbe9f6"],
  [0.5, "#b3d0e8"],
  [0.75, "#7fb0d6"],
  [1, "#4a87bb"],
];

/** For heatmaps, where the whole range is wanted: cividis, even in lightness and colour-blind safe. */
export const rangeColours = "Cividis";

/**
 * The mode bar would be noise in a lesson. A figure is not `responsive`: with that, Plotly forgets the height when the
 * page's width changes, and JupyterLab's renderer follows the width by itself.
 */
export const config = { displayModeBar: false };

/** The layout every figure starts from. */
export function baseLayout(): Record<string, any> {
  return {
    autosize: true,
    height: 440,
    margin: { l: 72, r: 24, t: 40, b: 60 },
    paper_bgcolor: nothing,
    plot_bgcolor: nothing,
    font,
    hoverlabel: { font: { ...font, color: "#ffffff" } },
    hovermode: "closest",
    showlegend: false,
  };
}

/** One axis: a thin frame below and left, a light grid, its label in words. */
export function axis(label: string | undefined, range?: readonly [number, number]): Record<string, any> {
  return {
    ...(label === undefined ? {} : { title: { text: label, standoff: 10 } }),
    ...(range === undefined ? {} : { range: [...range], autorange: false }),
    automargin: true,
    // 200,000 and not 200k; from a million on 2×10⁶.
    separatethousands: true,
    exponentformat: "power",
    minexponent: 6,
    gridcolor: "rgba(128,128,128,0.22)",
    linecolor: "#808080",
    showline: true,
    ticks: "outside",
    ticklen: 4,
    tickcolor: "#808080",
    zerolinecolor: "rgba(128,128,128,0.6)",
  };
}

/** A legend above the drawing, so that it never covers data. */
export const legend = {
  orientation: "h",
  x: 0,
  y: 1.02,
  xanchor: "left",
  yanchor: "bottom",
  itemwidth: 30,
};

/** A scale of colours beside a map; what it measures stands on top of it, clear of its numbers. */
export function colourBar(label?: string): Record<string, unknown> {
  const text = label && label.length > 8 ? label.replace(/ (?=\S+$)/, "<br>") : label;
  return { thickness: 14, outlinewidth: 0, ...(text ? { title: { text: `${text}<br> `, side: "top" } } : {}) };
}

/** A title at the top edge, so that whatever stands above the drawing has the room below it. */
export const titleOf = (text: string): Record<string, unknown> => ({
  text,
  x: 0.5,
  yref: "container",
  y: 1,
  yanchor: "top",
  pad: { t: 12 },
  font: { size: 19 },
});

/** A colour of the palette by number, beginning again after the last. */
export function colour(i: number): string {
  return palette[i % palette.length]!;
}
