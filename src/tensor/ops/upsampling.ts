import { requireTensor } from "../arguments.js";
import { tensor } from "../create.js";
import { floating } from "../dtypes.js";
import { ArgumentError, ShapeError, words } from "../errors.js";
import type { Tensor } from "../tensor.js";
import { indexSelect } from "./indexing.js";
import { matmul } from "./matmul.js";
import { transpose } from "./view.js";

export interface UpsampleOptions {
  /** how many times larger */
  scale: number;
  mode?: "nearest" | "bilinear";
  /** bilinear: the corners of picture and result are the same points */
  alignCorners?: boolean;
}

/**
 * A larger picture from x [N, C, H, W]: every pixel repeated, or straight lines drawn between pixels.
 *
 * @example
 * upsample(tensor([[[[1, 2]]]]), { scale: 2 }).toArray(); // [[[[1, 1, 2, 2], [1, 1, 2, 2]]]]
 */
export function upsample(x: Tensor, options: UpsampleOptions): Tensor {
  requireTensor("upsample", "x", x);
  const { scale, mode = "nearest", alignCorners = false } = options ?? {};
  if (x.ndim !== 4)
    throw new ShapeError("upsample", `wants [N, C, H, W], but the shape is ${words(x.shape)}`, { shapes: [x.shape] });
  if (!(Number.isInteger(scale) && scale >= 1))
    throw new ArgumentError("upsample", `the scale must be a whole number from 1 up, but is ${scale}`);
  if (mode === "nearest") {
    const repeated = (axis: number, y: Tensor) =>
      indexSelect(
        y,
        axis,
        Array.from({ length: y.shape[axis]! * scale }, (_, i) => Math.floor(i / scale)),
      );
    return repeated(3, repeated(2, x));
  }
  // bilinear: rows and columns are each a small matrix product
  const along = (y: Tensor) =>
    matmul(
      y,
      tensor(interpolation(y.shape[3]!, scale, alignCorners))
        .t()
        .to(floating(y.dtype)),
    );
  const turned = (y: Tensor) => transpose(y, 2, 3);
  return along(turned(along(turned(x))));
}

/** The matrix [size·scale, size] that draws straight lines between samples. */
function interpolation(size: number, scale: number, alignCorners: boolean): number[][] {
  const length = size * scale;
  return Array.from({ length }, (_, i) => {
    const at = alignCorners
      ? length === 1
        ? 0
        : (i * (size - 1)) / (length - 1)
      : Math.max(0, (i + 0.5) / scale - 0.5);
    const left = Math.min(Math.floor(at), size - 1);
    const row = new Array<number>(size).fill(0);
    const right = Math.min(left + 1, size - 1);
    row[left] = row[left]! + 1 - (at - left);
    row[right] = row[right]! + (at - left);
    return row;
  });
}
