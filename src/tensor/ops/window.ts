import type { Window2d } from "../../kernels/index.js";
import { ArgumentError, described, ShapeError, words } from "../errors.js";

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

export interface TransposedOptions extends ConvOptions {
  /** rows and columns added at the far side, to choose among the sizes a stride allows */
  outputPadding?: Pair;
}

export interface PoolOptions {
  /** steps between windows; the window's own size unless given */
  stride?: Pair;
  padding?: Pair;
  /** a window may hang over the far edge */
  ceilMode?: boolean;
}

/** Zeros around a picture: how many; or as many as keep its size ("same", for stride 1), or none ("valid"). */
export type ConvPadding = Pair | "same" | "valid";

/** The names of the options, for those who write them by hand. */
export const CONV_OPTIONS = ["stride", "padding", "dilation", "groups"] as const;
/** Those of a transposed convolution. */
export const TRANSPOSED_OPTIONS = [...CONV_OPTIONS, "outputPadding"] as const;
/** Those of pooling. */
export const POOL_OPTIONS = ["stride", "padding", "ceilMode"] as const;

/** The pair that one number stands for. */
export function both(pair: Pair): readonly [number, number] {
  return typeof pair === "number" ? [pair, pair] : pair;
}

/** The pair that one number stands for, checked: whole numbers, none below `least`. */
export function wholePair(op: string, name: string, pair: Pair, least: number): readonly [number, number] {
  const [rows, cols] = typeof pair === "number" ? [pair, pair] : Array.isArray(pair) ? pair : [];
  const fits = (n: unknown) => Number.isInteger(n) && (n as number) >= least;
  if ((typeof pair === "number" || pair?.length === 2) && fits(rows) && fits(cols)) return both(pair);
  const given = Array.isArray(pair) ? words(pair) : typeof pair === "number" ? `${pair}` : described(pair);
  throw new ArgumentError(
    op,
    `the ${name} must be a whole number from ${least} up, or two of them, [vertical, horizontal], but is ${given}`,
  );
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

/** Refuses anything that is not a stack of pictures. */
export function checkPictures(op: string, x: readonly number[]): void {
  if (x.length !== 4) {
    throw new ShapeError(op, `expects [N, C, H, W], but the shape is ${words(x)}`, {
      shapes: [x],
      ...(x.length === 3 ? { hint: "for one picture, unsqueeze(0)" } : {}),
    });
  }
  if (x[2] === 0 || x[3] === 0) throw new ShapeError(op, `there is no pixel in ${words(x)}`, { shapes: [x] });
}

/** Groups must divide both numbers of channels. */
export function checkGroups(op: string, groups: number, channels: number, outputs: number): void {
  if (Number.isInteger(groups) && groups >= 1 && channels % groups === 0 && outputs % groups === 0) return;
  throw new ArgumentError(
    op,
    `groups must be a whole number that divides ${channels} input and ${outputs} output channels, but is ${groups}`,
  );
}

/** The options of a convolution, checked. */
function checkedOptions(op: string, options: ConvOptions, channels: number, outputs: number) {
  const { groups = 1, stride = 1, padding = 0, dilation = 1 } = options;
  checkGroups(op, groups, channels, outputs);
  const [strideH, strideW] = wholePair(op, "stride", stride, 1);
  const [padH, padW] = wholePair(op, "padding", padding, 0);
  const [dilationH, dilationW] = wholePair(op, "dilation", dilation, 1);
  return { strideH, strideW, padH, padW, dilationH, dilationW, groups };
}

/** The padding that keeps a picture's size, and what an even kernel needs more at the far sides: [right, bottom]. */
export function samePadding(
  op: string,
  kernel: readonly [number, number],
  { stride = 1, dilation = 1 }: ConvOptions,
): { padding: readonly [number, number]; further: readonly [number, number] } {
  const steps = both(stride);
  if (steps[0] !== 1 || steps[1] !== 1)
    throw new ArgumentError(op, `padding "same" keeps the size, so the stride must be 1, but is ${words(steps)}`);
  const [rows, columns] = both(dilation).map((step, i) => step * (kernel[i as 0 | 1] - 1)) as [number, number];
  return { padding: [Math.floor(rows / 2), Math.floor(columns / 2)], further: [columns % 2, rows % 2] };
}

/** The geometry of a window that slides over x [N, C, H, W]; refuses what does not fit. */
// biome-ignore format: one line of parameters
export function slidingWindow(op: string, x: readonly number[], outputs: number, kernel: Pair, options: ConvOptions & { ceilMode?: boolean }): Window2d {
  checkPictures(op, x);
  const [N, C, H, W] = x as [number, number, number, number];
  const [KH, KW] = wholePair(op, "size of the window", kernel, 1);
  const steps = checkedOptions(op, options, C, outputs);
  const OH = windows(H, KH, steps.strideH, steps.padH, steps.dilationH, options.ceilMode);
  const OW = windows(W, KW, steps.strideW, steps.padW, steps.dilationW, options.ceilMode);
  if (OH < 1 || OW < 1) {
    throw new ShapeError(op, `a ${KH}×${KW} window does not fit into the ${H}×${W} picture of ${words(x)}`, { shapes: [x, [KH, KW]], hint: "use a smaller kernel or more padding" });
  }
  return { N, C, H, W, O: outputs, KH, KW, OH, OW, ...steps };
}

/** The geometry of pooling: no window may lie in the padding alone, so half its size is the most there can be. */
export function poolingWindow(op: string, x: readonly number[], size: Pair, options: PoolOptions): Window2d {
  const { stride = size, padding = 0, ceilMode = false } = options;
  const window = slidingWindow(op, x, x[1] ?? 0, size, { stride, padding, ceilMode });
  checkPoolPadding(op, [window.KH, window.KW], [window.padH, window.padW]);
  return window;
}

/** Refuses more padding than half of the window. */
export function checkPoolPadding(op: string, [KH, KW]: readonly number[], [padH, padW]: readonly number[]): void {
  if (2 * padH! <= KH! && 2 * padW! <= KW!) return;
  throw new ArgumentError(
    op,
    `the padding must be at most half of the window, but is ${words([padH!, padW!])} for ${KH}×${KW}`,
  );
}

/** The convolution that a transposed one is the gradient of: x [N, C, H, W] is what slides out of it. */
export function transposedWindow(
  op: string,
  x: readonly number[],
  weight: readonly number[],
  options: TransposedOptions,
): Window2d {
  checkPictures(op, x);
  const [N, C, OH, OW] = x as [number, number, number, number];
  const [inputs, outputs, KH, KW] = weight as [number, number, number, number];
  if (inputs !== C) {
    throw new ShapeError(op, `weight ${words(weight)} expects ${inputs} channels, got ${C} in ${words(x)}`, {
      shapes: [x, weight],
      axis: 1,
    });
  }
  wholePair(op, "size of the kernel", [KH, KW], 1);
  const steps = checkedOptions(op, options, C, outputs * (options.groups ?? 1));
  const extra = wholePair(op, "outputPadding", options.outputPadding ?? 0, 0);
  const { strideH, strideW, padH, padW, dilationH, dilationW, groups } = steps;
  if (extra[0] >= Math.max(strideH, dilationH) || extra[1] >= Math.max(strideW, dilationW)) {
    throw new ArgumentError(op, `outputPadding ${words(extra)} must be smaller than the stride or the dilation`);
  }
  const H = (OH - 1) * strideH - 2 * padH + dilationH * (KH - 1) + extra[0] + 1;
  const W = (OW - 1) * strideW - 2 * padW + dilationW * (KW - 1) + extra[1] + 1;
  if (H < 1 || W < 1) throw new ShapeError(op, `the result would be ${H}×${W}`, { shapes: [x, weight] });
  return { N, C: outputs * groups, H, W, O: C, KH, KW, OH, OW, ...steps };
}
