import { requireTensor } from "../arguments.js";
import { tensor } from "../create.js";
import { floating } from "../dtypes.js";
import { ArgumentError, described } from "../errors.js";
import { checkChoice, checkOptions } from "../options.js";
import type { Tensor } from "../tensor.js";
import { indexSelect } from "./indexing.js";
import { matmul } from "./matmul.js";
import { transpose } from "./view.js";
import { both, checkPictures, type Pair, wholePair } from "./window.js";

export interface ResizeOptions {
  /** the new height and width; one number for both */
  size?: Pair;
  /** or how many times larger (smaller: below 1); the new sizes are rounded down */
  scale?: Pair;
  mode?: "nearest" | "bilinear";
  /** bilinear: the corners of picture and result are the same points */
  alignCorners?: boolean;
}

/**
 * A picture x [N, C, H, W] in another size: the nearest pixel taken, or straight lines drawn between pixels. Only
 * neighbouring pixels are looked at: to make pictures much smaller, use avgPool2d or adaptiveAvgPool2d.
 *
 * @example
 * interpolate(tensor([[[[1, 3]]]]), { size: [1, 4], mode: "bilinear" }).toArray(); // [[[[1, 1.5, 2.5, 3]]]]
 */
export function interpolate(x: Tensor, options: ResizeOptions): Tensor {
  requireTensor("interpolate", "x", x);
  const { size, scale, mode, alignCorners } = checkedResize("interpolate", options);
  checkPictures("interpolate", x.shape);
  const axes = [0, 1].map((i) => {
    const from: number = x.shape[2 + i]!;
    const length = size === undefined ? Math.floor(from * both(scale!)[i as 0 | 1]) : both(size)[i as 0 | 1];
    if (!(Number.isInteger(length) && length >= 1))
      throw new ArgumentError("interpolate", `a new size must be a whole number from 1 up, but is ${length}`);
    return { from, length, scale: scale === undefined ? length / from : both(scale)[i as 0 | 1] };
  }) as [Axis, Axis];
  return mode === "nearest" ? nearest(x, axes) : bilinear(x, axes, alignCorners);
}

/** The options of a change of size, looked at and completed. */
export function checkedResize(op: string, options: ResizeOptions) {
  const { size, scale, mode = "nearest", alignCorners = false } = options ?? {};
  if (options !== null) checkOptions(op, options, ["size", "scale", "mode", "alignCorners"]);
  if ((size === undefined) === (scale === undefined))
    throw new ArgumentError(op, "expects either a size or a scale, as in { size: [64, 64] } or { scale: 2 }");
  if (size !== undefined) wholePair(op, "new size", size, 1);
  else {
    const scales: readonly unknown[] = Array.isArray(scale) ? scale : [scale, scale];
    if (scales.length !== 2 || !scales.every((s) => typeof s === "number" && s > 0 && s < Infinity))
      throw new ArgumentError(
        op,
        `the scale must be a number above 0, or two of them, [vertical, horizontal], but is ${described(scale)}`,
      );
  }
  checkChoice(op, "mode", mode, ["nearest", "bilinear"]);
  return { size, scale, mode, alignCorners };
}

interface Axis {
  from: number;
  length: number;
  scale: number;
}

function nearest(x: Tensor, axes: readonly [Axis, Axis]): Tensor {
  return axes.reduce((y: Tensor, { from, length, scale }, i) => {
    const place = (k: number) => Math.min(from - 1, Math.floor(k / scale));
    return indexSelect(
      y,
      2 + i,
      Array.from({ length }, (_, k) => place(k)),
    );
  }, x);
}

/** Rows and columns are each a small matrix product. */
function bilinear(x: Tensor, [rows, columns]: readonly [Axis, Axis], alignCorners: boolean): Tensor {
  const along = (y: Tensor, axis: Axis) =>
    matmul(y, tensor(straightLines(axis, alignCorners)).t().to(floating(y.dtype)) as Tensor) as Tensor;
  const turned = (y: Tensor) => transpose(y, 2, 3) as Tensor;
  return along(turned(along(turned(x), rows)), columns);
}

/** The matrix [length, from] that draws straight lines between samples. */
function straightLines({ from, length, scale }: Axis, alignCorners: boolean): number[][] {
  return Array.from({ length }, (_, i) => {
    const at = alignCorners
      ? length === 1
        ? 0
        : (i * (from - 1)) / (length - 1)
      : Math.max(0, (i + 0.5) / scale - 0.5);
    const left = Math.min(Math.floor(at), from - 1);
    const row = new Array<number>(from).fill(0);
    const right = Math.min(left + 1, from - 1);
    row[left] = row[left]! + 1 - (at - left);
    row[right] = row[right]! + (at - left);
    return row;
  });
}

export interface UpsampleOptions extends Omit<ResizeOptions, "size" | "scale"> {
  /** how many times larger */
  scale: number;
}

/**
 * A larger picture from x [N, C, H, W]: every pixel repeated, or straight lines drawn between pixels.
 *
 * @example
 * upsample(tensor([[[[1, 2]]]]), { scale: 2 }).toArray(); // [[[[1, 1, 2, 2], [1, 1, 2, 2]]]]
 */
export function upsample(x: Tensor, options: UpsampleOptions): Tensor {
  requireTensor("upsample", "x", x);
  checkPictures("upsample", x.shape);
  const { scale, ...rest } = options ?? {};
  if (!(Number.isInteger(scale) && scale >= 1))
    throw new ArgumentError(
      "upsample",
      `the scale must be a whole number from 1 up, but is ${scale}; for any other size use interpolate`,
    );
  return interpolate(x, { scale, ...rest });
}
