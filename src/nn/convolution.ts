import {
  conv1d as conv1dOp,
  conv2d as conv2dOp,
  convTranspose2d as convTransposeOp,
} from "../tensor/ops/convolution.js";
import {
  CONV_OPTIONS,
  type ConvOptions,
  type ConvPadding,
  checkGroups,
  type Pair,
  TRANSPOSED_OPTIONS,
  type TransposedOptions,
  wholePair,
} from "../tensor/ops/window.js";
import { checkOptions, checkWhole } from "../tensor/options.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Difference, Quotient, Sum } from "../tensor/types/numbers.js";
import type { Print } from "../tensor/types/shape.js";
import { uniform } from "./init.js";
import { type Differ, type IsAny, type Layer, layer, type ShapeFn, type Unknown } from "./layer.js";

type Padded<N extends number, P extends number> = P extends 0 ? N : Sum<N, Sum<P, P>>;

/** ⌊(N + 2P − K)/S⌋ + 1, the number of places for a window; `never` where it does not fit. */
type Places<N, K extends number, S extends number, P extends number> = N extends number
  ? number extends N | K | S | P
    ? number
    : [Difference<Padded<N, P>, K>] extends [never]
      ? never
      : Sum<Quotient<Difference<Padded<N, P>, K>, S>["quotient"], 1>
  : number;

type Side<P, Which extends 0 | 1> = P extends number ? P : P extends readonly [number, number] ? P[Which] : number;

/** What a window of size K with stride S and padding P makes of [N, C, H, W]; O channels, or as many as there were. */
type WindowRule<Kind extends string, In, Out, K, S, P, D, I> =
  IsAny<I> extends true
    ? [number, Out, number, number]
    : I extends readonly [infer N, infer C, infer H, infer W]
      ? Differ<In, C> extends true
        ? `${Kind}: expects ${In & number} channels, got ${C & number} in ${Print<I>}`
        : D extends 1
          ? [Places<H, Side<K, 0>, Side<S, 0>, Side<P, 0>>] extends [never]
            ? `${Kind}: the window does not fit into ${Print<I>}`
            : [
                N,
                number extends Out ? C : Out,
                Places<H, Side<K, 0>, Side<S, 0>, Side<P, 0>>,
                Places<W, Side<K, 1>, Side<S, 1>, Side<P, 1>>,
              ]
          : [N, Out, number, number]
      : I extends readonly unknown[]
        ? number extends I["length"]
          ? [number, Out, number, number]
          : `${Kind}: expects [N, C, H, W], got ${Print<I>}`
        : any;

export interface ConvShape<I, O, K, S, P, D> extends ShapeFn {
  // a padding of "same" does to the shape what a window of one pixel does
  o: P extends "same"
    ? WindowRule<`conv2d(${I & number}, ${O & number})`, I, O, 1, 1, 0, 1, this["i"]>
    : WindowRule<`conv2d(${I & number}, ${O & number})`, I, O, K, S, P extends "valid" ? 0 : P, D, this["i"]>;
}

export interface PoolShape<Kind extends string, K, S, P> extends ShapeFn {
  o: WindowRule<Kind, number, number, K, S, P, 1, this["i"]>;
}

type SizeOption = number | readonly [number, number];

function checkChannels(kind: string, inputs: number, outputs: number, groups: number): void {
  checkWhole(kind, "the number of input channels", inputs, 1);
  checkWhole(kind, "the number of output channels", outputs, 1);
  checkGroups(kind, groups, inputs, outputs);
}

/** Channels × height × width of the kernel: the numbers that meet in one output. */
function fanIn(channels: number, kernel: readonly [number, number], groups: number): number {
  return (channels / groups) * kernel[0] * kernel[1];
}

/**
 * Slides kernels over pictures: x [N, inputs, H, W] → [N, outputs, H′, W′] with H′ = ⌊(H + 2·padding − kernel)/stride⌋ + 1.
 * weight [outputs, inputs/groups, kernel, kernel], starts uniformly in ±1/√(numbers under the kernel), as in PyTorch.
 *
 * @example
 * nn.conv2d(1, 6, 5)(zeros([2, 1, 28, 28])).shape; // [2, 6, 24, 24]
 */
export function conv2d<
  const I extends number,
  const O extends number,
  const K extends SizeOption,
  const S extends SizeOption = 1,
  const P extends SizeOption | "same" | "valid" = 0,
  const D extends SizeOption = 1,
>(
  inputs: I,
  outputs: O,
  kernel: K,
  options: { stride?: S; padding?: P; dilation?: D; groups?: number; bias?: boolean } = {},
): Layer<ConvShape<I, O, K, S, P, D>> {
  checkOptions("conv2d", options, [...CONV_OPTIONS, "bias"]);
  const { bias = true, ...window } = options;
  const { groups = 1 } = window;
  checkChannels("conv2d", inputs, outputs, groups);
  const size = wholePair("conv2d", "size of the kernel", kernel as Pair, 1);
  const fan = fanIn(inputs, size, groups);
  const bound = 1 / Math.sqrt(fan);
  const weight = uniform([outputs, inputs / groups, ...size], bound);
  const shift = bias ? uniform([outputs], bound) : undefined;
  return layer(
    `conv2d(${inputs}, ${outputs}, ${size.join("×")})`,
    { weight, bias: shift },
    (x) => conv2dOp(x, weight, shift, window as Omit<ConvOptions, "padding"> & { padding?: ConvPadding }),
    (_input, output) => output.reduce((n, side) => n * side, fan),
  );
}

/**
 * Slides kernels along sequences: x [N, inputs, L] → [N, outputs, L′].
 *
 * @example
 * nn.conv1d(1, 4, 3)(zeros([2, 1, 10])).shape; // [2, 4, 8]
 */
export function conv1d(
  inputs: number,
  outputs: number,
  kernel: number,
  options: {
    stride?: number;
    padding?: number | "same" | "valid";
    dilation?: number;
    groups?: number;
    bias?: boolean;
  } = {},
): Layer<Unknown> {
  checkOptions("conv1d", options, [...CONV_OPTIONS, "bias"]);
  const { bias = true, ...window } = options;
  const { groups = 1 } = window;
  checkChannels("conv1d", inputs, outputs, groups);
  checkWhole("conv1d", "the size of the kernel", kernel, 1);
  const fan = fanIn(inputs, [1, kernel], groups);
  const weight = uniform([outputs, inputs / groups, kernel], 1 / Math.sqrt(fan));
  const shift = bias ? uniform([outputs], 1 / Math.sqrt(fan)) : undefined;
  return layer(
    `conv1d(${inputs}, ${outputs}, ${kernel})`,
    { weight, bias: shift },
    (x) => conv1dOp(x, weight, shift, window),
    (_input, output) => output.reduce((n, side) => n * side, fan),
  );
}

/**
 * Paints kernels into a larger picture: x [N, inputs, H, W] → [N, outputs, (H − 1)·stride − 2·padding + kernel, …].
 *
 * @example
 * nn.convTranspose2d(4, 2, 2, { stride: 2 })(zeros([1, 4, 5, 5])).shape; // [1, 2, 10, 10]
 */
export function convTranspose2d(
  inputs: number,
  outputs: number,
  kernel: Pair,
  options: TransposedOptions & { bias?: boolean } = {},
): Layer<Unknown> {
  checkOptions("convTranspose2d", options, [...TRANSPOSED_OPTIONS, "bias"]);
  const { bias = true, ...window } = options;
  const { groups = 1 } = window;
  checkChannels("convTranspose2d", inputs, outputs, groups);
  const size = wholePair("convTranspose2d", "size of the kernel", kernel, 1);
  const fan = (outputs / groups) * size[0] * size[1];
  const weight = uniform([inputs, outputs / groups, ...size], 1 / Math.sqrt(fan));
  const shift: Tensor | undefined = bias ? uniform([outputs], 1 / Math.sqrt(fan)) : undefined;
  return layer(
    `convTranspose2d(${inputs}, ${outputs}, ${size.join("×")})`,
    { weight, bias: shift },
    (x) => convTransposeOp(x, weight, shift, window),
    (input) => input.reduce((n, side) => n * side, fan),
  );
}
