/** How much room the legend above a figure takes: worked out beforehand, so that a title stands clear of it. */
import type { Trace } from "./figure.js";

/** Height of one row of the legend in pixels, where its markers are no higher than its type. */
const rowHeight = 25;
/** Width that a row has on the narrowest page that figures are made for, without and with a scale of colours beside it. */
const room = { plain: 600, scaled: 530 };
/** Line or marker before a name, and the gap after it. */
const symbol = 52;

/** An estimate on the high side, in the figures' usual type. */
const width = (name: string): number => symbol + 8.2 * [...name.replace(/<[^>]*>/g, "")].length;

const namesOf = (data: readonly Trace[]): string[] =>
  data.filter((trace) => trace.showlegend && trace.name).map((trace) => String(trace.name));

/** What a legend takes. */
export interface Room {
  rows: number;
  /** Of one row, in pixels. */
  row: number;
  columns: Record<string, unknown>;
}

/** Markers stand in the legend as large as they are drawn. */
function rowOf(data: readonly Trace[]): number {
  const sizes = data.map(({ showlegend, marker }) =>
    showlegend && typeof marker?.size === "number" ? marker.size : 0,
  );
  return Math.max(rowHeight, ...sizes.map((size) => size + 10));
}

/** How the entries are set: in one row as wide as each is, in several below each other in columns. */
export function legendOf(data: readonly Trace[], scaled = false): Room {
  const widths = namesOf(data).map(width);
  const row = rowOf(data);
  const wide = scaled ? room.scaled : room.plain;
  if (widths.reduce((a, b) => a + b, 0) <= wide) return { rows: widths.length > 0 ? 1 : 0, row, columns: {} };
  const widest = Math.max(...widths);
  const rows = Math.ceil(widths.length / Math.max(1, Math.floor(wide / widest)));
  return { rows, row, columns: { entrywidth: Math.round(widest - symbol), entrywidthmode: "pixels" } };
}
