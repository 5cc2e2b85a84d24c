/// <reference lib="dom" />
// What Gradus adds to JupyterLab's page: figures that stay live, and a welcome page where the launcher was.
import { makeRenderer, mimeType } from "./figure.js";
import { welcomePlugin } from "./welcome.js";

/**
 * @param {(name: string) => Promise<any>} shared gives a module that JupyterLab shares
 * @param {URL} folder where this file is
 */
export async function makePlugins(shared, folder) {
  const [{ Widget }, { IRenderMimeRegistry }] = await Promise.all([
    shared("@lumino/widgets"),
    shared("@jupyterlab/rendermime"),
  ]);
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("style.css", folder).href;
  document.head.append(style);

  const figures = {
    id: "gradus:figures",
    description: "Draws figures live, in the page's width and theme.",
    autoStart: true,
    requires: [IRenderMimeRegistry],
    /** @param {unknown} _app @param {any} rendermime */
    activate(_app, rendermime) {
      const LiveFigure = makeRenderer(Widget, folder);
      rendermime.addFactory({ safe: true, mimeTypes: [mimeType], createRenderer: () => new LiveFigure() }, 1);
    },
  };
  return [figures, await welcomePlugin(shared)];
}
