/** Lecture 4, pictures as numbers: fewer pixels and fewer greys. */
import { ArgumentError } from "../../tensor/errors.js";
import { checkWhole } from "../../tensor/options.js";

/**
 * A part of a picture: `height` rows from row `top` on, `width` columns from column `left` on.
 *
 * @example
 * crop([0, 1, 2, 3, 4, 5], 3, { top: 1, left: 1, height: 1, width: 2 })   // [4, 5]
 */
export function crop(
  values: ArrayLike<number>,
  width: number,
  part: { top: number; left: number; height: number; width: number },
): number[] {
  checkWhole("crop", "width", width, 1);
  checkWhole("crop", "top", part.top, 0);
  checkWhole("crop", "left", part.left, 0);
  checkWhole("crop", "the part's height", part.height, 1);
  checkWhole("crop", "the part's width", part.width, 1);
  const rows = values.length / width;
  if (part.top + part.height > rows || part.left + part.width > width)
    throw new ArgumentError(
      "crop",
      `the picture has ${rows} rows and ${width} columns, but the part ends at row ${part.top + part.height} and column ${part.left + part.width}`,
    );
  return Array.from({ length: part.height * part.width }, (_, i) => {
    const [row, column] = [part.top + Math.floor(i / part.width), part.left + (i % part.width)];
    return values[row * width + column]!;
  });
}

/**
 * The same picture with fewer pixels: each new one is the mean over `factor` by `factor` old ones, rounded to a whole number.
 *
 * @example
 * shrink([0, 2, 4, 6], 2, 2)   // [3]
 */
export function shrink(values: ArrayLike<number>, width: number, factor: number): number[] {
  checkWhole("shrink", "width", width, 1);
  checkWhole("shrink", "factor", factor, 1);
  const [columns, rows] = [Math.floor(width / factor), Math.floor(values.length / width / factor)];
  return Array.from({ length: columns * rows }, (_, i) => {
    const [left, top] = [(i % columns) * factor, Math.floor(i / columns) * factor];
    let sum = 0;
    for (let r = 0; r < factor; r++) for (let c = 0; c < factor; c++) sum += values[(top + r) * width + left + c]!;
    return Math.round(sum / (factor * factor));
  });
}

/**
 * The same picture with 2ᵇ greys between two values; what lies beyond is cut off.
 *
 * @example
 * withBits([0, 40, 100], 1, [0, 100])   // [0, 0, 100]
 */
export function withBits(values: ArrayLike<number>, bits: number, [from, to]: readonly [number, number]): number[] {
  checkWhole("withBits", "bits", bits, 1);
  const steps = (1 << bits) - 1;
  return Array.from(values, (value) => {
    const part = Math.min(1, Math.max(0, (value - from) / (to - from)));
    return Math.round(from + (Math.round(part * steps) / steps) * (to - from));
  });
}
