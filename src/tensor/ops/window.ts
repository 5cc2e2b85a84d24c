import type { Window2d } from "../../kernels/index.js";
import { ArgumentError, ShapeError, words } from "../errors.js";

/** One number for both directions, or [vertical, horizontal]. */
export type Pair = number | readonly [number, number];

export interface ConvOptions {
  /** steps between windows */
  stride?: Pair;
  /** zeros around the picture */
  padding?: Pair;
  /** steps between a kernel's cells */
  dilation?: Pair;
  /** channels are split into so many groups that do not see each other */
  groups?: number;
}

/** The pair that one number stands for. */
export function both(pair: Pair): readonly [number, number] {
  return typeof pair === "number" ? [pair, pair] : pair;
}

/** How many windows fit: ⌊(size + 2·padding − dilation·(kernel − 1) − 1)/stride⌋ + 1. */
export function windows(
  size: number,
  kernel: number,
  stride: number,
  padding: number,
  dilation: number,
  ceil = false,
): number {
  const free = size + 2 * padding - dilation * (kernel - 1) - 1;
  if (!ceil) return Math.floor(free / stride) + 1;
  const count = Math.ceil(free / stride) + 1;
  // a window that would start in the padding on the far side is left out
  return (count - 1) * stride >= size + padding ? count - 1 : count;
}

function check(op: string, name: string, pair: readonly [number, number], least: number): void {
  for (const n of pair)
    if (!(Number.isInteger(n) && n >= least))
      throw new ArgumentError(op, `${name} must be a whole number from ${least} up, but is ${n}`);
}

/** The geometry of a window that slides over x [N, C, H, W]; refuses what does not fit. */
// biome-ignore format: one line of parameters
export function slidingWindow(op: string, x: readonly number[], outputs: number, kernel: Pair, options: ConvOptions & { ceilMode?: boolean }): Window2d {
  if (x.length !== 4) throw new ShapeError(op, `wants [N, C, H, W], but the shape is ${words(x)}`, { shapes: [x], ...(x.length === 3 ? { hint: "for one picture, unsqueeze(0)" } : {}) });
  const [KH, KW] = both(kernel);
  const [strideH, strideW] = both(options.stride ?? 1);
  const [padH, padW] = both(options.padding ?? 0);
  const [dilationH, dilationW] = both(options.dilation ?? 1);
  check(op, "the kernel size", [KH, KW], 1);
  check(op, "the stride", [strideH, strideW], 1);
  check(op, "the padding", [padH, padW], 0);
  check(op, "the dilation", [dilationH, dilationW], 1);
  const [N, C, H, W] = x as [number, number, number, number];
  const OH = windows(H, KH, strideH, padH, dilationH, options.ceilMode);
  const OW = windows(W, KW, strideW, padW, dilationW, options.ceilMode);
  if (OH < 1 || OW < 1) {
    throw new ShapeError(op, `a ${KH}×${KW} window does not fit into the ${H}×${W} picture of ${words(x)}`, { shapes: [x, [KH, KW]], hint: "use a smaller kernel or more padding" });
  }
  return { N, C, H, W, O: outputs, KH, KW, OH, OW, strideH, strideW, padH, padW, dilationH, dilationW, groups: options.groups ?? 1 };
}
