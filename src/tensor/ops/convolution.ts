import { kernels, type Window2d } from "../../kernels/index.js";
import { requireTensor } from "../arguments.js";
import { ShapeError, words } from "../errors.js";
import { op } from "../op.js";
import { checkOptions } from "../options.js";
import { contiguous, empty, pointer, reduce, viewOf } from "../raw.js";
import { checkShape, floating } from "../rules.js";
import type { Tensor } from "../tensor.js";
import { add } from "./arithmetic.js";
import { pad } from "./padding.js";
import { reshape } from "./view.js";
import {
  CONV_OPTIONS,
  type ConvOptions,
  type ConvPadding,
  samePadding,
  slidingWindow,
  TRANSPOSED_OPTIONS,
  type TransposedOptions,
  transposedWindow,
} from "./window.js";

/** The three faces of a convolution: each is the others' gradient. */
function forward(x: Tensor, weight: Tensor, bias: Tensor | undefined, w: Window2d): Tensor {
  const { dtype } = x;
  const out = empty([w.N, w.O, w.OH, w.OW], dtype);
  const at = (t: Tensor | undefined) => (t ? pointer(contiguous(t), dtype) : 0);
  kernels[dtype].conv2d(at(x), at(weight), at(bias), at(out), w);
  return out;
}

function inputGradient(g: Tensor, weight: Tensor, w: Window2d): Tensor {
  const { dtype } = g;
  const dx = empty([w.N, w.C, w.H, w.W], dtype);
  kernels[dtype].conv2dInputGrad(
    pointer(contiguous(g), dtype),
    pointer(contiguous(weight), dtype),
    pointer(dx, dtype),
    w,
  );
  return dx;
}

function weightGradient(g: Tensor, x: Tensor, w: Window2d): Tensor {
  const { dtype } = g;
  const dWeight = empty([w.O, w.C / w.groups, w.KH, w.KW], dtype);
  kernels[dtype].conv2dWeightGrad(
    pointer(contiguous(g), dtype),
    pointer(contiguous(x), dtype),
    pointer(dWeight, dtype),
    w,
  );
  return dWeight;
}

/** The sum over everything but the channels. */
function biasGradient(g: Tensor): Tensor {
  const sums = reduce("sum", g, [0, 2, 3]);
  return viewOf(sums, [g.shape[1]!], [1]);
}

const convOp = op<"x" | "weight" | "bias", Window2d>({
  name: "conv2d",
  inputs: ["x", "weight", "bias"],
  optional: ["bias"],
  rule: floating(([x, weight, bias], { N, C, H, W, O, KH, KW, OH, OW, groups }, name) => {
    checkShape(name, "picture", x, [N, C, H, W]);
    checkShape(name, "weight", weight, [O, C / groups, KH, KW]);
    checkShape(name, "bias", bias, [O]);
    return [N, O, OH, OW];
  }),
  forward: ([x, weight, bias], window) => forward(x!, weight!, bias, window),
  backward: {
    x: (g, { weight, options }) => inputGradient(g, weight, options),
    weight: (g, { x, options }) => weightGradient(g, x, options),
    bias: biasGradient,
  },
});

/**
 * Cross-correlation of x [N, C, H, W] with weight [O, C/groups, KH, KW], plus bias [O]: at every place the window's
 * numbers times the kernel's, summed. padding "same" keeps the size (an even kernel has its further zero at the far side).
 *
 * @example
 * conv2d(ones([1, 1, 3, 3]), ones([1, 1, 2, 2])).toArray(); // [[[[4, 4], [4, 4]]]]
 */
export function conv2d(
  x: Tensor,
  weight: Tensor,
  bias?: Tensor,
  given: Omit<ConvOptions, "padding"> & { padding?: ConvPadding } = {},
): Tensor {
  checkOptions("conv2d", given, CONV_OPTIONS);
  const { padding = 0, ...rest } = given;
  requireTensor("conv2d", "x", x);
  requireTensor("conv2d", "weight", weight);
  checkWeight("conv2d", weight, 4);
  const [O, C, KH, KW] = weight.shape as [number, number, number, number];
  if (padding === "same") {
    const { padding: around, further } = samePadding("conv2d", [KH, KW], rest);
    const wider = further[0] + further[1] > 0 && x.ndim === 4 ? pad(x, [0, further[0], 0, further[1]]) : x;
    return conv2d(wider, weight, bias, { ...rest, padding: around });
  }
  const options: ConvOptions = { ...rest, padding: padding === "valid" ? 0 : padding };
  const window = slidingWindow("conv2d", x.shape, O, [KH, KW], options);
  const { groups } = window;
  if (window.C !== C * groups) {
    throw new ShapeError(
      "conv2d",
      `weight ${words(weight.shape)} with ${groups} group(s) expects ${C * groups} channels, got ${window.C} in ${words(x.shape)}`,
      {
        shapes: [x.shape, weight.shape],
        axis: 1,
      },
    );
  }
  return convOp.run([x, weight, bias], window);
}

function checkWeight(op: string, weight: Tensor, rank: number): void {
  if (weight.ndim !== rank)
    throw new ShapeError(op, `the weight must have ${rank} axes, but is ${words(weight.shape)}`, {
      shapes: [weight.shape],
    });
}

/**
 * Cross-correlation along one direction: x [N, C, L], weight [O, C/groups, K].
 *
 * @example
 * conv1d(tensor([[[1, 2, 4]]]), tensor([[[-1, 1]]])).toArray(); // [[[1, 2]]]
 */
export function conv1d(
  x: Tensor,
  weight: Tensor,
  bias?: Tensor,
  options: { stride?: number; padding?: number | "same" | "valid"; dilation?: number; groups?: number } = {},
): Tensor {
  requireTensor("conv1d", "x", x);
  checkOptions("conv1d", options, CONV_OPTIONS);
  requireTensor("conv1d", "weight", weight);
  if (x.ndim !== 3)
    throw new ShapeError("conv1d", `expects [N, C, L], but the shape is ${words(x.shape)}`, { shapes: [x.shape] });
  checkWeight("conv1d", weight, 3);
  const { stride = 1, padding = 0, dilation = 1, groups = 1 } = options;
  const flat = (t: Tensor) => reshape(t, [t.shape[0]!, t.shape[1]!, 1, t.shape[2]!]);
  const y = conv2d(flat(x), flat(weight), bias, {
    stride: [1, stride],
    padding: typeof padding === "string" ? padding : [0, padding],
    dilation: [1, dilation],
    groups,
  });
  return reshape(y, [y.shape[0]!, y.shape[1]!, y.shape[3]!]);
}

// The convolution whose gradient this is: its output is our input, and the other way round.
const transposedOp = op<"x" | "weight", Window2d>({
  name: "convTranspose2d",
  inputs: ["x", "weight"],
  rule: floating(([x, weight], { N, C, H, W, O, KH, KW, OH, OW, groups }, name) => {
    checkShape(name, "picture", x, [N, O, OH, OW]);
    checkShape(name, "weight", weight, [O, C / groups, KH, KW]);
    return [N, C, H, W];
  }),
  forward: ([x, weight], window) => inputGradient(x!, weight!, window),
  backward: {
    x: (g, { weight, options }) => forward(g, weight, undefined, options),
    weight: (g, { x, options }) => weightGradient(x, g, options),
  },
});

/**
 * The transpose of a convolution: every input number paints the kernel into the output. x [N, C, H, W],
 * weight [C, O/groups, KH, KW]; size (H − 1)·stride − 2·padding + dilation·(KH − 1) + outputPadding + 1.
 *
 * @example
 * convTranspose2d(ones([1, 1, 2, 2]), ones([1, 1, 2, 2]), undefined, { stride: 2 }).shape; // [1, 1, 4, 4]
 */
export function convTranspose2d(x: Tensor, weight: Tensor, bias?: Tensor, options: TransposedOptions = {}): Tensor {
  requireTensor("convTranspose2d", "x", x);
  requireTensor("convTranspose2d", "weight", weight);
  checkOptions("convTranspose2d", options, TRANSPOSED_OPTIONS);
  checkWeight("convTranspose2d", weight, 4);
  const window = transposedWindow("convTranspose2d", x.shape, weight.shape, options);
  checkShape("convTranspose2d", "bias", bias, [window.C]);
  const y = transposedOp.run([x, weight], window);
  return bias ? add(y, reshape(bias, [-1, 1, 1])) : y;
}
