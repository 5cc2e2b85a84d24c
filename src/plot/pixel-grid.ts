import { column, type Grid, grid, type Numbers, PlotError } from "./values.js";

/** Whole numbers of one or two bytes in Plotly's typed form: a fifth of the size of a written-out list. */
export interface PackedPixels {
  dtype: "u1" | "i2";
  bdata: string;
  shape: string;
}

/** A picture's values as rows, whether they come as rows or as one long list. */
export function pixelRows(what: string, values: Grid | Numbers, width: number | undefined): number[][] {
  if (width === undefined) {
    const flat = values as ArrayLike<unknown>;
    if (typeof flat?.length === "number" && typeof flat[0] === "number")
      throw new PlotError(`${what} is one long list of ${flat.length} numbers: give width, the pixels of a row.`);
    return grid(what, values as Grid);
  }
  const list = column(what, values as Numbers);
  if (!(Number.isInteger(width) && width > 0) || list.length % width !== 0)
    throw new PlotError(`${list.length} values do not make whole rows of ${width}.`);
  return Array.from({ length: list.length / width }, (_, row) => list.slice(row * width, (row + 1) * width));
}

/** The same rows, packed where all are whole numbers of one or two bytes. */
export function packedRows(rows: number[][]): number[][] | PackedPixels {
  const flat = rows.flat();
  if (flat.length < 256 || !flat.every(Number.isInteger)) return rows;
  const [low, high] = flat.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)] as [number, number], [0, 0]);
  const dtype = low >= 0 && high <= 255 ? "u1" : low >= -32768 && high <= 32767 ? "i2" : undefined;
  if (!dtype) return rows;
  const bytes = new DataView(new ArrayBuffer(flat.length * (dtype === "u1" ? 1 : 2)));
  flat.forEach((value, i) => {
    if (dtype === "u1") bytes.setUint8(i, value);
    else bytes.setInt16(2 * i, value, true);
  });
  let text = "";
  for (const byte of new Uint8Array(bytes.buffer)) text += String.fromCharCode(byte);
  return { dtype, bdata: btoa(text), shape: `${rows.length}, ${rows[0]!.length}` };
}
