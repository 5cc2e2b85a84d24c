/// <reference lib="dom" />
// A figure in the colours of its page: `figureInDark` and `figureInLight`. Read as text and put before the scripts that draw; a browser runs it, without modules.
(() => {
  /** The colours of the house's figures (src/plot/style.ts) and what they are on a dark page.
   * @type {Record<string, string>} */
  const darkColours = {
    "#000000": "#ffffff",
    "#1a1a1a": "#eef1f5",
    "#333333": "#ccd3db",
    "#555555": "#aab4bf",
    "#767676": "#eef1f5",
    "#808080": "#8b95a1",
    "#8a8a8a": "#929ca8",
    "#b0b0b0": "#66707c",
    "#d0d0d0": "#4a535f",
    "#d9d9d9": "#4a535f",
    "#e6f0f8": "#22384b",
    "#e8e8e8": "#2f3742",
    "#ffffff": "#14181e",
    "#0072b2": "#419edd",
    "#d55e00": "#f08130",
    "#009e73": "#22bd90",
    "#aa4499": "#d07fc4",
    "#56b4e9": "#a3daff",
  };

  /** The legend of a field, whose entries keep their colours: on a light plate where one of them could not be seen on dark.
   * @param {any} legend @param {any[]} data */
  const legendBeside = (legend, data) =>
    data.some(({ showlegend, line, marker }) => showlegend !== false && [line?.color, marker?.color].some(tooDark))
      ? { ...legend, bgcolor: "#dde3ea", font: { ...legend.font, color: "#1a1a1a" } }
      : inDark(legend);
  /** @param {unknown} colour */
  const tooDark = (colour) =>
    typeof colour === "string" && ["#000000", "#1a1a1a", "#333333", "#555555", "black"].includes(colour.toLowerCase());
  const knob = { bgcolor: "#8b95a1", activebgcolor: "#eef1f5", bordercolor: "#8b95a1" };

  /** Traces that fill their plot with colours of their own: what is drawn on them stays as it is. */
  const fields = ["contour", "heatmap", "histogram2d", "histogram2dcontour", "image", "surface"];

  /**
   * The same figure in light lines on a dark page. Colours that mean something stay; a field keeps all of its colours, and
   * so does what is written on it.
   * @param {{ data: any[], layout: any, frames: any[] }} figure
   */
  function figureInDark({ data, layout, frames }) {
    const field = data.some(({ type }) => fields.includes(type));
    const { annotations, shapes, sliders, hoverlabel, ...rest } = layout;
    const kept = (/** @type {any[]} */ traces) =>
      traces.map((trace) => ({
        ...trace,
        ...(trace.colorbar && { colorbar: inDark(trace.colorbar) }),
        ...(headline(trace) && { textfont: inDark(trace.textfont) }),
      }));
    const written = annotations?.map((/** @type {any} */ note) => (field && !outside(note) ? note : inDark(note)));
    return {
      data: field ? kept(data) : inDark(data),
      layout: {
        ...inDark({ font: { color: "#1a1a1a" }, paper_bgcolor: "#ffffff", plot_bgcolor: "#ffffff", ...rest }),
        ...(written && { annotations: written }),
        ...(shapes && { shapes: field ? shapes : inDark(shapes) }),
        ...(sliders && { sliders: inDark(sliders).map((/** @type {any} */ slider) => ({ ...slider, ...knob })) }),
        ...(field && rest.legend && { legend: legendBeside(rest.legend, data) }),
        ...(hoverlabel && { hoverlabel }),
      },
      frames: field ? frames : inDark(frames), // a frame says only what changes, and no title's colour does
    };
  }

  /** The title above a picture (src/plot/pictures.ts), the only text in bold: it stands on the page. @param {any} trace */
  const headline = ({ mode, textfont }) => mode === "text" && textfont?.weight === 700;

  /** Beside the drawing, as titles of panels are. @param {any} note */
  const outside = ({ xref = "x", yref = "y" }) => /paper| domain$/.test(xref) || /paper| domain$/.test(yref);

  /** @param {any} value */
  const inDark = (value) => recoloured(value, darkColours);

  /**
   * The same figure on a white page: letters and axes, written in a grey that reads on every page, in black.
   * @param {{ data: any[], layout: any, frames: any[] }} figure
   */
  const figureInLight = (figure) => recoloured(figure, { "#767676": "#1a1a1a" });

  /** @param {any} value @param {Record<string, string>} colours @returns {any} */
  function recoloured(value, colours) {
    if (typeof value === "string") return colours[value.toLowerCase()] ?? value;
    if (Array.isArray(value)) return value.map((part) => recoloured(part, colours));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, recoloured(part, colours)]));
  }

  Object.assign(window, { figureInDark, figureInLight });
})();
