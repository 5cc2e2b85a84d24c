/** Plotly figures among a cell's outputs. */
import type { Cell } from "./notebook.js";
import type { Output } from "./outputs.js";

export const plotlyMime = "application/vnd.plotly.v1+json";

export interface FigureData {
  data: any[];
  layout: Record<string, any>;
  frames: any[];
  /** The kinds of traces it needs, each once. */
  types: string[];
}

/** The figure that an output shows, if it shows one. */
export function figureOf(output: Output): FigureData | undefined {
  if (output.output_type !== "display_data" && output.output_type !== "execute_result") return undefined;
  const bundle = output.data[plotlyMime] as Partial<FigureData> | undefined;
  if (!bundle) return undefined;
  const { data = [], layout = {}, frames = [] } = bundle;
  const types = [...data, ...frames.flatMap((frame: any) => frame.data ?? [])].map(
    (trace) => (trace.type as string | undefined) ?? "scatter",
  );
  return { data, layout, frames, types: [...new Set(types)] };
}

export const figuresOf = (cell: Cell): FigureData[] => cell.outputs.flatMap((output) => figureOf(output) ?? []);
