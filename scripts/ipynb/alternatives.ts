/**
 * Text alternatives that an author wrote: they stand in the cell's metadata (`gradus.alt`, a sentence, or a list of
 * them where a cell shows several figures) and take the place of those that the library makes from the data.
 */
import type { Cell } from "./notebook.js";
import { isDisplay, type Output, PLOTLY } from "./outputs.js";

/** The alternatives of a cell's metadata, in the order of its figures. */
export function writtenAlternatives({ metadata }: Pick<Cell, "metadata">): string[] {
  const { alt } = (metadata.gradus ?? {}) as { alt?: unknown };
  const given = Array.isArray(alt) ? alt : alt === undefined ? [] : [alt];
  return given.map((one) => (typeof one === "string" ? one.trim() : ""));
}

/** The cell's outputs, or those given, each figure with the alternative that was written for it. */
export function withAlternatives(cell: Pick<Cell, "metadata" | "outputs">, outputs = cell.outputs): Output[] {
  const written = writtenAlternatives(cell);
  if (written.length === 0) return outputs;
  let figure = 0;
  return outputs.map((output) => {
    if (!isFigure(output)) return output;
    const alt = written[figure++];
    return alt ? { ...output, data: retold(output.data, alt) } : output;
  });
}

export const isFigure = (output: Output): output is Output & { data: Record<string, unknown> } =>
  isDisplay(output) && output.data[PLOTLY] !== undefined;

function retold(data: Record<string, unknown>, alt: string): Record<string, unknown> {
  const figure = data[PLOTLY] as { layout?: { meta?: object } };
  const layout = { ...figure.layout, meta: { ...figure.layout?.meta, alt } };
  return { ...data, [PLOTLY]: { ...figure, layout }, "text/plain": alt };
}
