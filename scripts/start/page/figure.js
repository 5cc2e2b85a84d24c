/// <reference lib="dom" />
// How JupyterLab draws a figure: live from the beginning, with the height it asks for, in the page's width and theme.

export const mimeType = "application/vnd.plotly.v1+json";

/** @typedef {{ data: any[], layout: any, frames: any[] }} Figure */

/** Whether JupyterLab's theme is a dark one. */
const isDark = () => document.body.dataset.jpThemeLight === "false";

/** @type {Promise<any> | undefined} */
let library;

/** Plotly and the colours of the two themes, loaded when the first figure wants them.
 * @param {URL} folder */
function plotly(folder) {
  library ??= Promise.all(["plotly.min.js", "dark.js"].map((name) => load(new URL(name, folder)))).then(
    () => /** @type {any} */ (window).Plotly,
  );
  return library;
}

/** @param {URL} address @returns {Promise<void>} */
function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address.href;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address.pathname} could not be loaded.`));
    document.head.append(script);
  });
}

/** What of a layout depends on the width that there is: below 560 px the type and the margins are smaller.
 * @param {any} layout @param {number} width */
function sized({ font, margin }, width) {
  const narrow = width < 560;
  return {
    width,
    font: narrow ? { ...font, size: 12 } : font,
    margin: narrow ? { ...margin, l: Math.min(52, margin?.l ?? 80), r: 12 } : margin,
  };
}

/**
 * The renderer of figures, as a class of JupyterLab's widgets.
 * @param {any} Widget the class in @lumino/widgets
 * @param {URL} folder where Plotly is
 */
export function makeRenderer(Widget, folder) {
  /** @type {Set<LiveFigure>} */
  const figures = new Set();
  new MutationObserver(() => {
    for (const figure of figures) figure.redraw();
  }).observe(document.body, { attributeFilter: ["data-jp-theme-light"] });

  class LiveFigure extends Widget {
    constructor() {
      super();
      this.addClass("jp-RenderedPlotly");
      this.plot = document.createElement("div");
      this.node.append(this.plot);
      /** @type {any} */
      this.written = undefined;
      /** The width in which it is drawn; 0 while it is not. */
      this.width = 0;
      this.isNear = false;
      /** One thing at a time: what Plotly does takes a while. @type {Promise<void>} */
      this.work = Promise.resolve();
      this.near = new IntersectionObserver(
        (entries) => {
          this.isNear = entries.at(-1)?.isIntersecting ?? false;
          this.follow();
        },
        { rootMargin: "700px 0px" },
      );
      this.near.observe(this.node);
      this.box = new ResizeObserver(() => this.follow());
      this.box.observe(this.node);
      figures.add(this);
    }

    /** @param {any} model */
    async renderModel(model) {
      this.written = model.data[mimeType];
      const { layout = {} } = this.written;
      // The place is kept from the beginning, so that nothing below it moves when the figure is drawn.
      this.node.style.height = `${layout.height ?? 440}px`;
      this.node.setAttribute("role", "figure");
      if (layout.meta?.alt) this.node.setAttribute("aria-label", layout.meta.alt);
      this.redraw();
    }

    /** Draws it anew: another figure, or another theme. */
    redraw() {
      this.afterwards(async () => {
        this.width = 0;
        delete this.node.dataset.drawn;
      });
      this.follow();
    }

    /** Draws what came near, follows the width, and lets go of what needs WebGL: a browser has 16 contexts. */
    follow() {
      this.afterwards(async () => {
        const width = this.plot.clientWidth;
        if (!this.isNear) {
          if (this.width && this.plot.querySelector("canvas")) await this.erase();
        } else if (width === 0) {
          // JupyterLab hides its page while it loads a theme
          requestAnimationFrame(() => this.follow());
        } else if (width === this.width || !this.written) {
          return;
        } else if (this.width) {
          const Plotly = await plotly(folder);
          this.width = width;
          await Plotly.relayout(this.plot, sized(this.drawnLayout, width));
        } else {
          await this.draw(width);
        }
      });
    }

    /** @param {number} width */
    async draw(width) {
      const Plotly = await plotly(folder);
      // Plotly writes into what it is given.
      const written = structuredClone({ frames: [], layout: {}, ...this.written });
      const { figureInDark, figureInLight } = /** @type {any} */ (window);
      const { data, layout, frames } = (isDark() ? figureInDark : figureInLight)(written);
      if (isDark()) Object.assign(layout, { paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)" });
      this.drawnLayout = layout;
      // A page is scrolled across its figures: neither the wheel nor a finger is theirs.
      const dragmode = matchMedia("(pointer: coarse)").matches ? { dragmode: false } : {};
      const shown = { ...layout, ...dragmode, ...sized(layout, width), height: layout.height ?? 440, autosize: false };
      this.width = width;
      await Plotly.newPlot(this.plot, data, shown, { displayModeBar: false, responsive: false, scrollZoom: false });
      if (frames.length) await Plotly.addFrames(this.plot, frames);
      /** @type {any} */ (this.plot).on("plotly_webglcontextlost", () => this.redraw());
      this.node.dataset.drawn = "";
    }

    async erase() {
      (await plotly(folder)).purge(this.plot);
      // Plotly leaves its name on a place from which it took the figure away.
      this.plot.classList.remove("js-plotly-plot");
      this.width = 0;
      delete this.node.dataset.drawn;
    }

    /** @param {() => Promise<void>} step */
    afterwards(step) {
      this.work = this.work
        .then(() => (this.isDisposed ? undefined : step()))
        .catch((error) => console.error("A figure could not be drawn.", error));
    }

    dispose() {
      if (this.isDisposed) return;
      this.near.disconnect();
      this.box.disconnect();
      figures.delete(this);
      if (this.width) void plotly(folder).then((Plotly) => Plotly.purge(this.plot));
      super.dispose();
    }
  }
  return LiveFigure;
}
