/** Plotly figures as SVG, drawn by plotly.js itself in a window without a screen. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { JSDOM, VirtualConsole } from "jsdom";
import { PixelContext, type Size } from "./canvas.js";
import { type Box, ownBox, pageBox, type SvgNode } from "./layout.js";
import { pathLength, pointAlong } from "./path.js";
import { stillFigure } from "./still.js";

export class PlotlyRenderer {
  private readonly window: any;

  /** Loads plotly.js: 5 MB, half a second. */
  constructor() {
    const { window } = new JSDOM("<!doctype html><body></body>", {
      runScripts: "outside-only",
      pretendToBeVisual: true,
      virtualConsole: new VirtualConsole(),
    });
    installShims(window);
    const plotly = createRequire(import.meta.url).resolve("plotly.js-dist-min/plotly.min.js");
    window.eval(readFileSync(plotly, "utf8"));
    this.window = window;
  }

  /**
   * The picture of a figure `{ data, layout }`, titled with its text alternative. The same figure gives the same bytes,
   * whatever was drawn before it. Throws when plotly.js cannot draw it.
   */
  async draw(figure: {
    data?: Record<string, any>[];
    layout?: Record<string, any>;
    frames?: Record<string, any>[];
  }): Promise<string> {
    const identity = createHash("sha256").update(JSON.stringify(figure)).digest();
    // Plotly takes its ids from Math.random; several pictures stand in one page, so they must differ by figure.
    this.window.Math.random = randomFrom(identity);
    const { data, layout, width, height } = stillFigure(figure);
    // What crosses into the window must be its own: Plotly asks for instances of its Array.
    const own = this.window.JSON.parse(JSON.stringify({ data, layout, config: { staticPlot: true } }));
    const url: string = await this.window.Plotly.toImage(own, { format: "svg", width, height });
    return titled(withoutEmptyGroups(decodeURIComponent(url.slice(url.indexOf(",") + 1))), figure.layout?.meta?.alt);
  }

  close(): void {
    this.window.close();
  }
}

/** What jsdom has no layout for. */
function installShims(window: any): void {
  const rectangle = ({ left, top, right, bottom }: Box = { left: 0, top: 0, right: 0, bottom: 0 }) => {
    return { left, top, right, bottom, x: left, y: top, width: right - left, height: bottom - top };
  };
  const shape = window.SVGElement.prototype;
  shape.getBBox = function (this: SvgNode) {
    return rectangle(ownBox(this));
  };
  shape.getBoundingClientRect = function (this: SvgNode) {
    return rectangle(pageBox(this));
  };
  shape.getComputedTextLength = function (this: SvgNode) {
    return rectangle(ownBox(this)).width;
  };
  // Arrows between nodes end before their node: Plotly asks how long they are.
  shape.getTotalLength = function (this: SvgNode) {
    return pathLength(this.getAttribute("d") ?? "");
  };
  shape.getPointAtLength = function (this: SvgNode, at: number) {
    return pointAlong(this.getAttribute("d") ?? "", at);
  };
  const contexts = new WeakMap<object, PixelContext>();
  const canvas = window.HTMLCanvasElement.prototype;
  canvas.getContext = function (this: Size, kind: string) {
    if (kind !== "2d") return null;
    if (!contexts.has(this)) contexts.set(this, new PixelContext(this));
    return contexts.get(this);
  };
  canvas.toDataURL = function (this: Size) {
    return (contexts.get(this) ?? new PixelContext(this)).toDataURL();
  };
  window.URL.createObjectURL = () => "";
}

/** xorshift32, seeded by a hash. */
function randomFrom(seed: Buffer): () => number {
  let state = seed.readUInt32LE() || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Plotly keeps a group for everything it might draw; half of a small picture is groups with nothing in them. */
function withoutEmptyGroups(svg: string): string {
  const less = svg.replace(/<g\b[^>]*\/>|<g\b[^>]*><\/g>/g, "");
  return less === svg ? svg : withoutEmptyGroups(less);
}

/** The text alternative inside the picture, for those who hear it. */
function titled(svg: string, alt: unknown): string {
  const text = typeof alt === "string" ? alt : "A figure.";
  const safe = text.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);
  const end = svg.indexOf(">") + 1;
  return `${svg.slice(0, end - 1)} role="img"><title>${safe}</title>${svg.slice(end)}`;
}
