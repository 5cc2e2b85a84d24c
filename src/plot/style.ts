/**
 * The house style: one palette, one set of markers and dashes, one layout.
 * Colours are Okabe and Ito's (jfly.uni-koeln.de/color), which the colour-blind can distinguish; each comes with its own
 * marker and dash, so that nothing is said by colour alone and black-and-white print still reads.
 */
export const palette = ["#0072B2", "#D55E00", "#009E73", "#AA4499", "#56B4E9", "#E69F00", "#333333"] as const;
export const markers = ["circle", "square", "diamond", "triangle-up", "x", "star", "cross"] as const;
export const dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid"] as const;

export const ink = "#1a1a1a";
export const faint = "#d9d9d9";
const font = { family: "Helvetica Neue, Helvetica, Arial, sans-serif", size: 16, color: ink };

/** Light to dark, never so dark that a path or a number drawn over it is lost; also rises evenly in grey. */
export const fieldColours: [number, string][] = [
  [0, "#fbfdff"],
  [0.25, "#dbe9f6"],
  [0.5, "#b3d0e8"],
  [0.75, "#7fb0d6"],
  [1, "#4a87bb"],
];

/** For surfaces and heatmaps, where the whole range is wanted: cividis, even in lightness and colour-blind safe. */
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
    paper_bgcolor: "#ffffff",
    plot_bgcolor: "#ffffff",
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
    gridcolor: "#e8e8e8",
    linecolor: "#808080",
    showline: true,
    ticks: "outside",
    ticklen: 4,
    tickcolor: "#808080",
    zerolinecolor: "#b0b0b0",
  };
}

/** A legend above the drawing, so that it never covers data. */
export const legend = { orientation: "h", x: 0, y: 1.02, xanchor: "left", yanchor: "bottom", itemwidth: 30 };

/** A colour of the palette by number, beginning again after the last. */
export function colour(i: number): string {
  return palette[i % palette.length]!;
}
