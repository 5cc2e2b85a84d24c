/** Tensors: creation, ops, gradients. */
export type { DType } from "../kernels/index.js";
export { detectAnomaly } from "./anomaly.js";
export {
  arange,
  eye,
  full,
  fullLike,
  linspace,
  lowerTriangle,
  oneHot,
  ones,
  onesLike,
  type TensorOptions,
  tensor,
  zeros,
  zerosLike,
} from "./create.js";
export { type RandomOptions, rand, randint, randn, randperm } from "./create-random.js";
export { ArgumentError, GradientError, OutOfMemoryError, ShapeError } from "./errors.js";
export { type GradcheckOptions, gradcheck } from "./gradcheck.js";
export { type BackwardOptions, gradEnabled, noGrad, resetGradMode } from "./graph.js";
export { meta } from "./meta.js";
export type { Methods } from "./methods.js";

import "./methods.js";

export { ops } from "./op.js";
export * from "./ops/activation.js";
export { affineGrid, rotate } from "./ops/affine.js";
export * from "./ops/arithmetic.js";
export * from "./ops/attention.js";
export * from "./ops/comparison.js";
export { clone } from "./ops/conversion.js";
export { conv1d, conv2d, convTranspose2d } from "./ops/convolution.js";
export * from "./ops/counting.js";
export { cumprod } from "./ops/cumprod.js";
export { cumsum } from "./ops/cumulative.js";
export { diag } from "./ops/diagonal.js";
export { dropout } from "./ops/dropout.js";
export type { EdgeMode } from "./ops/edge-padding.js";
export { einsum } from "./ops/einsum.js";
export * from "./ops/elementwise.js";
export * from "./ops/finiteness.js";
export { gridSample, type SampleOptions } from "./ops/grid-sample.js";
export * from "./ops/indexing.js";
export * from "./ops/joining.js";
export * from "./ops/logic.js";
export { maskedSelect, nonzero } from "./ops/masks.js";
export * from "./ops/matmul.js";
export { meshgrid } from "./ops/meshgrid.js";
export { norm } from "./ops/norm.js";
export * from "./ops/normalisation.js";
export * from "./ops/ordering.js";
export { pad } from "./ops/padding.js";
export { index, type Picker } from "./ops/picking.js";
export * from "./ops/pooling.js";
export * from "./ops/quantiles.js";
export { dequantize, linearInt8, type QuantizedRows, quantize } from "./ops/quantization.js";
export { amax, amin, argmax, argmin, logsumexp, max, min, prod, sum } from "./ops/reduction.js";
export { remainder } from "./ops/remainder.js";
export { repeat, tile } from "./ops/repetition.js";
export { type MultinomialOptions, multinomial } from "./ops/sampling.js";
export * from "./ops/similarity.js";
export * from "./ops/slicing.js";
export * from "./ops/softmax.js";
export * from "./ops/statistics.js";
export { topk } from "./ops/topk.js";
export { tril, triu } from "./ops/triangle.js";
export { interpolate, type ResizeOptions, type UpsampleOptions, upsample } from "./ops/upsampling.js";
export * from "./ops/view.js";
export type { WholeNumbers } from "./ops/whole.js";
export type { ConvOptions, Pair, PoolOptions, TransposedOptions } from "./ops/window.js";
export { type ArrayOf, type NestedArray, Tensor } from "./tensor.js";
export type * from "./types/index.js";
