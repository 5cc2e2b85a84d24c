/** Which of Plotly's bundles draws a figure: a type missing from a bundle draws an empty chart and says nothing. */

/** The traces of plotly.js-cartesian-dist-min 4. */
const cartesian = [
  "bar",
  "box",
  "contour",
  "heatmap",
  "histogram",
  "histogram2d",
  "histogram2dcontour",
  "image",
  "pie",
  "scatter",
  "scatterternary",
  "violin",
];

/** What the full bundle has beyond. */
const others = [
  "barpolar",
  "candlestick",
  "carpet",
  "choropleth",
  "choroplethmap",
  "cone",
  "contourcarpet",
  "densitymap",
  "funnel",
  "funnelarea",
  "icicle",
  "indicator",
  "isosurface",
  "mesh3d",
  "ohlc",
  "parcats",
  "parcoords",
  "quiver",
  "sankey",
  "scatter3d",
  "scattercarpet",
  "scattergeo",
  "scattergl",
  "scattermap",
  "scatterpolar",
  "scatterpolargl",
  "scattersmith",
  "splom",
  "streamtube",
  "sunburst",
  "surface",
  "table",
  "treemap",
  "volume",
  "waterfall",
];

export type PlotlyBundle = "plotly.js-cartesian-dist-min/plotly-cartesian.min.js" | "plotly.js-dist-min/plotly.min.js";

/** The smallest bundle that draws all of these trace types; undefined when none does. */
export function bundleFor(types: readonly string[]): PlotlyBundle | undefined {
  if (types.every((type) => cartesian.includes(type))) return "plotly.js-cartesian-dist-min/plotly-cartesian.min.js";
  if (types.every((type) => cartesian.includes(type) || others.includes(type)))
    return "plotly.js-dist-min/plotly.min.js";
  return undefined;
}
