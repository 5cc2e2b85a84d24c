/** Gives every stored figure a static picture, for readers whose viewer draws no Plotly: GitHub, a printer, a diff. */
import { isDisplay, type MimeBundle, type Output, PLOTLY, PNG, SVG } from "../../ipynb/outputs.js";
import type { PlotlyRenderer } from "./draw.js";

/** Our picture takes the place of JupyterLab's, which is the browser's. */
function withPicture({ [PNG]: _, ...data }: MimeBundle, svg: string): MimeBundle {
  return { ...data, [SVG]: svg };
}

/** Draws on demand: plotly.js is loaded with the first figure that has no picture. */
export class Pictures {
  private renderer: Promise<PlotlyRenderer> | undefined;
  private queue: Promise<unknown> = Promise.resolve();

  /** The same outputs, figures with their picture; undefined when every figure has one or there is none. */
  async illustrate(outputs: Output[]): Promise<Output[] | undefined> {
    const wanting = (output: Output) => isDisplay(output) && output.data[PLOTLY] && !output.data[SVG];
    if (!outputs.some(wanting)) return undefined;
    const pictured: Output[] = [];
    for (const output of outputs) {
      const svg = wanting(output) && isDisplay(output) ? await this.draw(output.data[PLOTLY]) : undefined;
      pictured.push(svg && isDisplay(output) ? { ...output, data: withPicture(output.data, svg) } : output);
    }
    return pictured.some((output, i) => output !== outputs[i]) ? pictured : undefined;
  }

  async close(): Promise<void> {
    (await this.renderer)?.close();
  }

  /** One at a time: the window has one source of ids. A figure that plotly.js cannot draw here has no picture. */
  private draw(figure: any): Promise<string | undefined> {
    this.renderer ??= import("./draw.js").then(({ PlotlyRenderer }) => new PlotlyRenderer());
    const drawn = this.queue.then(async () => (await this.renderer)!.draw(figure)).catch(() => undefined);
    this.queue = drawn;
    return drawn;
  }
}
