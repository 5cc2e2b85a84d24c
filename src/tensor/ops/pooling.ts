import { kernels, type Window2d } from "../../kernels/index.js";
import { requireTensor } from "../arguments.js";
import { ShapeError, words } from "../errors.js";
import { op } from "../op.js";
import { checkOptions } from "../options.js";
import { contiguous, empty, pointer } from "../raw.js";
import { floating, promoting, type ShapeRule } from "../rules.js";
import type { Tensor } from "../tensor.js";
import { cat } from "./joining.js";
import { amax } from "./reduction.js";
import { slice } from "./slicing.js";
import { mean } from "./statistics.js";
import { reshape } from "./view.js";
import { type Pair, POOL_OPTIONS, type PoolOptions, poolingWindow, wholePair } from "./window.js";

/** One number a window and channel. */
const pooled: ShapeRule<Window2d> = (_, { N, C, OH, OW }) => [N, C, OH, OW];

const maxOp = op<"x", Window2d, "indices">({
  name: "maxPool2d",
  inputs: ["x"],
  saves: ["indices"],
  rule: promoting(pooled),
  forward: ([x], window, { shape, dtype }, save) => {
    const out = empty(shape, dtype);
    save.indices = empty(shape, "int32");
    const from = pointer(contiguous(x!), dtype);
    kernels[dtype].maxPool2d(from, pointer(out, dtype), pointer(save.indices, "int32"), window);
    return out;
  },
  backward: {
    x: (g, { indices, options }) => {
      const { dtype } = g;
      const dx = empty([options.N, options.C, options.H, options.W], dtype);
      const from = pointer(contiguous(g), dtype);
      kernels[dtype].maxPool2dBackward(from, pointer(indices, "int32"), pointer(dx, dtype), options);
      return dx;
    },
  },
});

const averageOp = op<"x", { window: Window2d; countPad: boolean }>({
  name: "avgPool2d",
  inputs: ["x"],
  rule: floating((inputs, { window }, name) => pooled(inputs, window, name)),
  forward: ([x], { window, countPad }, { shape, dtype }) => {
    const out = empty(shape, dtype);
    kernels[dtype].avgPool2d(pointer(contiguous(x!), dtype), pointer(out, dtype), window, countPad);
    return out;
  },
  backward: {
    x: (g, { options: { window, countPad } }) => {
      const { dtype } = g;
      const dx = empty([window.N, window.C, window.H, window.W], dtype);
      kernels[dtype].avgPool2dBackward(pointer(contiguous(g), dtype), pointer(dx, dtype), window, countPad);
      return dx;
    },
  },
});

/**
 * The largest number of each window of x [N, C, H, W].
 *
 * @example
 * maxPool2d(arange(16).reshape([1, 1, 4, 4]), 2).toArray(); // [[[[5, 7], [13, 15]]]]
 */
export function maxPool2d(x: Tensor, size: Pair, options: PoolOptions = {}): Tensor {
  requireTensor("maxPool2d", "x", x);
  checkOptions("maxPool2d", options, POOL_OPTIONS);
  return maxOp.run([x], poolingWindow("maxPool2d", x.shape, size, options));
}

/**
 * The average of each window of x [N, C, H, W]; padding counts as zeros unless countIncludePad is false.
 *
 * @example
 * avgPool2d(arange(16).reshape([1, 1, 4, 4]), 2).toArray(); // [[[[2.5, 4.5], [10.5, 12.5]]]]
 */
export function avgPool2d(x: Tensor, size: Pair, given: PoolOptions & { countIncludePad?: boolean } = {}): Tensor {
  checkOptions("avgPool2d", given, [...POOL_OPTIONS, "countIncludePad"]);
  const { countIncludePad = true, ...options } = given;
  requireTensor("avgPool2d", "x", x);
  return averageOp.run([x], { window: poolingWindow("avgPool2d", x.shape, size, options), countPad: countIncludePad });
}

/** Regions that cover the picture evenly: row i from ⌊iH/n⌋ to ⌈(i+1)H/n⌉. */
function adaptive(op: string, x: Tensor, size: Pair, pool: (region: Tensor) => Tensor): Tensor {
  const [rows, cols] = wholePair(op, "size of the result", size, 1);
  if (x.ndim !== 4)
    throw new ShapeError(op, `expects [N, C, H, W], but the shape is ${words(x.shape)}`, { shapes: [x.shape] });
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
  requireTensor("adaptiveAvgPool2d", "x", x);
  return adaptive("adaptiveAvgPool2d", x, size, (region) => mean(region, [2, 3]));
}

/**
 * Maxima over regions so that the result is of the given size.
 *
 * @example
 * adaptiveMaxPool2d(ones([1, 2, 5, 7]), [2, 3]).shape; // [1, 2, 2, 3]
 */
export function adaptiveMaxPool2d(x: Tensor, size: Pair): Tensor {
  requireTensor("adaptiveMaxPool2d", "x", x);
  return adaptive("adaptiveMaxPool2d", x, size, (region) => amax(region, [2, 3]));
}
