/** Everything the module exports. Where a name is a kernel's (kernels.ts), so are its parameters. */
export * from "./unary";
export * from "./scalar";
export * from "./backward";
export * from "./binary";
export * from "./compare";
export { argmax, argmin, cumsum, logsumexp, max, min, prod, sum } from "./reduce";
export {
  crossEntropy,
  crossEntropyBackward,
  logSoftmax,
  logSoftmaxBackward,
  softmax,
  softmaxBackward,
} from "./softmax";
export { layerNorm, layerNormBackward } from "./norm";
export * from "./channel-norm";
export * from "./copy";
export * from "./optimise";
export { gemm } from "./gemm";
export * from "./linear-int8";
export { linearQ4, linearQ8 } from "./linear-blocks";
export { groupedAttention, rotatePairs } from "./grouped-attention";
export * from "./attention";
export { conv2d, conv2dInputGrad } from "./convolution";
export { conv2dWeightGrad } from "./convolution-weights";
export * from "./pooling";
