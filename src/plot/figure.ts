import { displaySymbol, type MimeBundle } from "../display/index.js";
import { alternativeOf } from "./alternative.js";
import { config } from "./style.js";
import { PlotError, round } from "./values.js";

/** One trace in Plotly's own terms. */
export type Trace = Record<string, any>;

/** What changes in one step of an animation: for each trace named in `traces`, its new attributes. */
export interface Frame {
  name: string;
  data: Trace[];
  traces: number[];
  layout?: Record<string, any>;
}

/** The parts of a figure; `alt` says in words what it shows. */
export interface FigureParts {
  /** The text alternative: what someone who cannot see the figure needs to know. Made from the data when left out. */
  alt?: string | undefined;
  data: Trace[];
  layout?: Record<string, any>;
  frames?: Frame[];
}

/**
 * A Plotly figure with a text alternative. As the last line of a cell it shows itself; `display(figure)` shows it anywhere.
 *
 * @example
 * new plot.Figure({ data: [{ type: "scatter", x: [1, 2], y: [3, 4] }] })
 */
export class Figure {
  readonly data: Trace[];
  readonly layout: Record<string, any>;
  readonly frames: Frame[];

  constructor({ alt, data, layout = {}, frames = [] }: FigureParts) {
    if (data.length === 0) throw new PlotError("This figure has no series: there is nothing to draw.");
    if (alt !== undefined && typeof alt !== "string")
      throw new PlotError(`alt is a sentence that says what the picture shows; got ${typeof alt}.`);
    this.data = compact(data);
    this.frames = compact(frames);
    const shown = compact(layout);
    const said = alt?.trim() || alternativeOf({ data: this.data, layout: shown, frames: this.frames });
    this.layout = { ...shown, meta: { ...shown.meta, alt: said } };
    refuseFormulas({ data: this.data, layout: this.layout });
  }

  /** What the picture shows, in words. */
  get alt(): string {
    return this.layout.meta.alt;
  }

  /** The figure as Jupyter shows and stores it. */
  [displaySymbol](): MimeBundle {
    const figure: Record<string, any> = { data: this.data, layout: this.layout, config };
    if (this.frames.length > 0) figure.frames = this.frames;
    return { "application/vnd.plotly.v1+json": figure, "text/plain": this.alt };
  }
}

/** Plotly shows TeX as it is written: Unicode (x², ∂L/∂w) and <sup> say it instead. */
function refuseFormulas(value: unknown): void {
  if (typeof value === "string") {
    const formula = value.match(/\$[^$]*[\\^_][^$]*\$|\\[a-zA-Z]+\{/)?.[0];
    if (formula) throw new PlotError(`Labels cannot show TeX: write ${formula} in Unicode, such as x² or ∂L/∂w.`);
  } else if (value && typeof value === "object" && !ArrayBuffer.isView(value)) {
    for (const part of Object.values(value)) if (typeof part !== "number") refuseFormulas(part);
  }
}

/** The same value with every number cut to six significant digits, undefined entries left out, and NaN as a gap. */
function compact<T>(value: T): T {
  if (typeof value === "number") return (Number.isFinite(value) ? round(value) : null) as T;
  if (Array.isArray(value)) return value.map(compact) as T;
  if (value && typeof value === "object") {
    const kept = Object.entries(value).filter(([, v]) => v !== undefined);
    return Object.fromEntries(kept.map(([k, v]) => [k, compact(v)])) as T;
  }
  return value;
}
