/** Pictures turned, moved and stretched: where each pixel of the result is read from. */
import { cos, sin } from "../../kernels/math.js";
import { requireTensor } from "../arguments.js";
import { tensor } from "../create.js";
import { ArgumentError, ShapeError, told, words } from "../errors.js";
import type { Tensor } from "../tensor.js";
import { gridSample, type SampleOptions } from "./grid-sample.js";
import { matmul } from "./matmul.js";
import { reshape, transpose } from "./view.js";

/** Centres of pixels along an axis, from −1 to 1. */
function centres(size: number, alignCorners: boolean): number[] {
  if (alignCorners) return Array.from({ length: size }, (_, i) => (size === 1 ? 0 : (2 * i) / (size - 1) - 1));
  return Array.from({ length: size }, (_, i) => (2 * i + 1) / size - 1);
}

/**
 * The grid that `gridSample` reads at for affine maps [N, 2, 3]: the pixel (x, y) of the result shows the place
 * θ (x, y, 1) of the picture. size: [N, C, H, W] of the result; the grid is [N, H, W, 2].
 *
 * @example
 * affineGrid(tensor([[[1, 0, 0], [0, 1, 0]]]), [1, 1, 2, 2]).toArray()[0][0]; // [[-0.5, -0.5], [0.5, -0.5]]
 */
export function affineGrid(theta: Tensor, size: readonly number[], options: { alignCorners?: boolean } = {}): Tensor {
  requireTensor("affineGrid", "theta", theta);
  const { alignCorners = false } = options ?? {};
  if (!Array.isArray(size) || size.length !== 4)
    throw new ArgumentError(
      "affineGrid",
      "expects the size of the result as [N, C, H, W], as in affineGrid(theta, x.shape)",
    );
  const [N, , H, W] = size as [number, number, number, number];
  if (words(theta.shape) !== words([N, 2, 3]))
    throw new ShapeError("affineGrid", `theta must be ${words([N, 2, 3])}, but is ${words(theta.shape)}`, {
      shapes: [theta.shape],
    });
  const [rows, columns] = [centres(H, alignCorners), centres(W, alignCorners)];
  const points = Float64Array.from(rows.flatMap((y) => columns.flatMap((x) => [x, y, 1])));
  const base = tensor(points, { dtype: theta.dtype === "float64" ? "float64" : "float32" }).reshape([H * W, 3]);
  return reshape(matmul(base as Tensor, transpose(theta, 1, 2)) as Tensor, [N, H, W, 2]);
}

/**
 * Pictures [N, C, H, W] turned about their centre, counter-clockwise, by an angle in degrees. What comes in from beyond
 * the edge is `paddingMode`'s: zeros unless given.
 *
 * @example
 * rotate(tensor([[[[1, 2], [3, 4]]]]), 90, { mode: "nearest" }).toArray(); // [[[[2, 4], [1, 3]]]]
 */
export function rotate(x: Tensor, degrees: number, options: SampleOptions = {}): Tensor {
  requireTensor("rotate", "x", x);
  if (x.ndim !== 4)
    throw new ShapeError("rotate", `expects [N, C, H, W], but the shape is ${words(x.shape)}`, {
      shapes: [x.shape],
      hint: "one picture [H, W] goes in as reshape([1, 1, H, W])",
    });
  if (!Number.isFinite(degrees))
    throw new ArgumentError("rotate", `expects an angle in degrees, but was given ${told(degrees)}`);
  const [N, , H, W] = x.shape as [number, number, number, number];
  const [c, s] = [cos((degrees * Math.PI) / 180), sin((degrees * Math.PI) / 180)];
  // the grid counts half widths and half heights: turned in pixels, not in those
  const theta = [
    [c, (-s * H) / W, 0],
    [(s * W) / H, c, 0],
  ];
  const maps = tensor([theta])
    .to(x.dtype === "float64" ? "float64" : "float32")
    .expand([N, 2, 3]);
  return gridSample(x, affineGrid(maps as Tensor, x.shape, options), options);
}
