import { kernels, type Window2d } from "../../kernels/index.js";
import { ShapeError, words } from "../errors.js";
import { op } from "../op.js";
import { contiguous, empty, pointer } from "../raw.js";
import type { Tensor } from "../tensor.js";
import { cat } from "./joining.js";
import { amax } from "./reduction.js";
import { slice } from "./slicing.js";
import { mean } from "./statistics.js";
import { reshape } from "./view.js";
import { type Pair, slidingWindow } from "./window.js";

export interface PoolOptions {
  /** steps between windows; the window's own size unless given */
  stride?: Pair;
  padding?: Pair;
  /** a window may hang over the far edge */
  ceilMode?: boolean;
}

const maxOp = op<"x", Window2d, "indices">({
  name: "maxPool2d",
  inputs: ["x"],
  keeps: ["indices"],
  forward: ([x], window, keep) => {
    const shape = [window.N, window.C, window.OH, window.OW];
    const out = empty(shape, x!.dtype);
    keep.indices = empty(shape, "int32");
    kernels[x!.dtype].maxPool2d(pointer(contiguous(x!)), pointer(out), pointer(keep.indices), window);
    return out;
  },
  backward: {
    x: (g, { indices, options }) => {
      const dx = empty([options.N, options.C, options.H, options.W], g.dtype);
      kernels[g.dtype].maxPool2dBackward(pointer(contiguous(g)), pointer(indices), pointer(dx), options);
      return dx;
    },
  },
});

const averageOp = op<"x", { window: Window2d; countPad: boolean }>({
  name: "avgPool2d",
  inputs: ["x"],
  forward: ([x], { window, countPad }) => {
    const out = empty([window.N, window.C, window.OH, window.OW], x!.dtype);
    kernels[x!.dtype].avgPool2d(pointer(contiguous(x!)), pointer(out), window, countPad);
    return out;
  },
  backward: {
    x: (g, { options: { window, countPad } }) => {
      const dx = empty([window.N, window.C, window.H, window.W], g.dtype);
      kernels[g.dtype].avgPool2dBackward(pointer(contiguous(g)), pointer(dx), window, countPad);
      return dx;
    },
  },
});

function poolWindow(op: string, x: Tensor, size: Pair, options: PoolOptions): Window2d {
  return slidingWindow(op, x.shape, x.shape[1] ?? 0, size, { stride: size, ...options });
}

/**
 * The largest number of each window of x [N, C, H, W].
 *
 * @example
 * maxPool2d(arange(16).reshape([1, 1, 4, 4]), 2).toArray(); // [[[[5, 7], [13, 15]]]]
 */
export function maxPool2d(x: Tensor, size: Pair, options: PoolOptions = {}): Tensor {
  return maxOp.run([x], poolWindow("maxPool2d", x, size, options));
}

/**
 * The average of each window of x [N, C, H, W]; padding counts as zeros unless countIncludePad is false.
 *
 * @example
 * avgPool2d(arange(16).reshape([1, 1, 4, 4]), 2).toArray(); // [[[[2.5, 4.5], [10.5, 12.5]]]]
 */
export function avgPool2d(
  x: Tensor,
  size: Pair,
  { countIncludePad = true, ...options }: PoolOptions & { countIncludePad?: boolean } = {},
): Tensor {
  return averageOp.run([x], { window: poolWindow("avgPool2d", x, size, options), countPad: countIncludePad });
}

/** Regions that cover the picture evenly: row i from ⌊iH/n⌋ to ⌈(i+1)H/n⌉. */
function adaptive(op: string, x: Tensor, size: Pair, pool: (region: Tensor) => Tensor): Tensor {
  const [rows, cols] = typeof size === "number" ? [size, size] : size;
  if (x.ndim !== 4)
    throw new ShapeError(op, `wants [N, C, H, W], but the shape is ${words(x.shape)}`, { shapes: [x.shape] });
  const [N, C, H, W] = x.shape as [number, number, number, number];
  const region = (i: number, n: number, length: number) =>
    [Math.floor((i * length) / n), Math.ceil(((i + 1) * length) / n)] as const;
  const cells: Tensor[] = [];
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) {
      const part = slice(slice(x, 2, ...region(i, rows, H)), 3, ...region(j, cols, W));
      cells.push(reshape(pool(part), [N, C, 1]));
    }
  return reshape(cat(cells, 2), [N, C, rows, cols]);
}

/**
 * Averages over regions so that the result is of the given size: adaptiveAvgPool2d(x, 1) is the mean of each channel.
 *
 * @example
 * adaptiveAvgPool2d(ones([1, 2, 5, 7]), 1).shape; // [1, 2, 1, 1]
 */
export function adaptiveAvgPool2d(x: Tensor, size: Pair): Tensor {
  return adaptive("adaptiveAvgPool2d", x, size, (region) => mean(region, [2, 3]));
}

/**
 * Maxima over regions so that the result is of the given size.
 *
 * @example
 * adaptiveMaxPool2d(ones([1, 2, 5, 7]), [2, 3]).shape; // [1, 2, 2, 3]
 */
export function adaptiveMaxPool2d(x: Tensor, size: Pair): Tensor {
  return adaptive("adaptiveMaxPool2d", x, size, (region) => amax(region, [2, 3]));
}
