import * as ops from "../tensor/ops/pooling.js";
import { checkedResize, interpolate, type ResizeOptions } from "../tensor/ops/upsampling.js";
import { flatten as flattenOp } from "../tensor/ops/view.js";
import { checkPoolPadding, type Pair, POOL_OPTIONS, type PoolOptions, wholePair } from "../tensor/ops/window.js";
import { checkOptions, checkWhole } from "../tensor/options.js";
import type { Flatten } from "../tensor/types/reshape.js";
import type { Shape } from "../tensor/types/shape.js";
import type { PoolShape } from "./convolution.js";
import { type IsAny, type Layer, layer, type ShapeFn, type Unknown } from "./layer.js";

type Size = number | readonly [number, number];

/** The name of a pooling layer; refuses sizes and options that no picture could be pooled with. */
function checkedName(op: string, size: Pair, options: PoolOptions, known: readonly string[]): string {
  checkOptions(op, options, known);
  const { stride = size, padding = 0 } = options;
  const window = wholePair(op, "size of the window", size, 1);
  wholePair(op, "stride", stride, 1);
  checkPoolPadding(op, window, wholePair(op, "padding", padding, 0));
  return `${op}(${window.join("×")})`;
}

/**
 * The largest number of each window; the windows are side by side unless a stride is given.
 *
 * @example
 * nn.maxPool2d(2)(zeros([1, 4, 8, 8])).shape; // [1, 4, 4, 4]
 */
export function maxPool2d<const K extends Size, const S extends Size = K, const P extends Size = 0>(
  size: K,
  options: { stride?: S; padding?: P; ceilMode?: boolean } = {},
): Layer<PoolShape<"maxPool2d", K, S, P>> {
  const name = checkedName("maxPool2d", size as Pair, options as PoolOptions, POOL_OPTIONS);
  return layer(name, {}, (x) => ops.maxPool2d(x, size as Pair, options as PoolOptions));
}

/**
 * The average of each window.
 *
 * @example
 * nn.avgPool2d(2)(zeros([1, 4, 8, 8])).shape; // [1, 4, 4, 4]
 */
export function avgPool2d<const K extends Size, const S extends Size = K, const P extends Size = 0>(
  size: K,
  options: { stride?: S; padding?: P; ceilMode?: boolean; countIncludePad?: boolean } = {},
): Layer<PoolShape<"avgPool2d", K, S, P>> {
  const name = checkedName("avgPool2d", size as Pair, options as PoolOptions, [...POOL_OPTIONS, "countIncludePad"]);
  return layer(name, {}, (x) => ops.avgPool2d(x, size as Pair, options as PoolOptions));
}

export interface AdaptiveShape<R> extends ShapeFn {
  o: this["i"] extends readonly [infer N, infer C, unknown, unknown]
    ? R extends number
      ? [N, C, R, R]
      : R extends readonly [infer H, infer W]
        ? [N, C, H, W]
        : any
    : any;
}

/**
 * Averages regions so that the picture comes out in the given size, whatever it was.
 *
 * @example
 * nn.adaptiveAvgPool2d(1)(zeros([1, 4, 8, 8])).shape; // [1, 4, 1, 1]
 */
export function adaptiveAvgPool2d<const R extends Size>(size: R): Layer<AdaptiveShape<R>> {
  return layer(
    `adaptiveAvgPool2d(${wholePair("adaptiveAvgPool2d", "size of the result", size as Pair, 1).join("×")})`,
    {},
    (x) => ops.adaptiveAvgPool2d(x, size as Pair),
  );
}

/**
 * The same with maxima.
 *
 * @example
 * nn.adaptiveMaxPool2d(1)(zeros([1, 4, 8, 8])).shape; // [1, 4, 1, 1]
 */
export function adaptiveMaxPool2d<const R extends Size>(size: R): Layer<AdaptiveShape<R>> {
  return layer(
    `adaptiveMaxPool2d(${wholePair("adaptiveMaxPool2d", "size of the result", size as Pair, 1).join("×")})`,
    {},
    (x) => ops.adaptiveMaxPool2d(x, size as Pair),
  );
}

export interface FlattenShape extends ShapeFn {
  o: IsAny<this["i"]> extends true ? [number, number] : this["i"] extends Shape ? Flatten<this["i"], 1> : any;
}

/**
 * [N, …] → [N, everything else]; or the axes from start to end as one.
 *
 * @example
 * nn.flatten()(zeros([2, 3, 4])).shape; // [2, 12]
 * nn.flatten(0, 1)(zeros([2, 3, 4])).shape; // [6, 4]
 */
export function flatten(): Layer<FlattenShape>;
/** The axes from start to end as one. */
export function flatten(start: number, end?: number): Layer<Unknown>;
export function flatten(start = 1, end = -1): Layer<any> {
  checkWhole("flatten", "the first axis", start, -Infinity);
  checkWhole("flatten", "the last axis", end, -Infinity);
  const given = start === 1 && end === -1 ? "" : end === -1 ? `${start}` : `${start}, ${end}`;
  return layer(`flatten(${given})`, {}, (x) => flattenOp(x, start, end));
}

/**
 * A picture in a different size, by a scale or to a size: pixels repeated ("nearest") or joined by straight lines ("bilinear").
 *
 * @example
 * nn.upsample({ scale: 2 })(zeros([1, 1, 3, 3])).shape; // [1, 1, 6, 6]
 * nn.upsample({ size: [4, 5], mode: "bilinear" })(zeros([1, 1, 3, 3])).shape; // [1, 1, 4, 5]
 */
export const upsample = (options: ResizeOptions): Layer<Unknown> => {
  const { size, scale, mode } = checkedResize("upsample", options);
  return layer(`upsample(${[size ?? scale].flat().join("×")}, ${mode})`, {}, (x) => interpolate(x, options));
};
