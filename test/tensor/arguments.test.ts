import { describe, expect, test } from "vitest";
import * as nn from "../../src/nn/index.js";
import * as library from "../../src/tensor/index.js";
import { type Tensor, tensor } from "../../src/tensor/index.js";
import { faultsOf } from "../wrong-arguments.js";

/** Whatever a call is given in place of what it expects, it answers with a value or with a sentence of ours. */

const matrix = () => tensor([[0.5, 0.25, 0.1], [0.2, 0.3, 0.4]]) as Tensor; // biome-ignore format: one line
const vector = () => tensor([0.5, 0.25, 0.1]) as Tensor;
const whole = (...numbers: number[]) => tensor(Int32Array.from(numbers)) as Tensor;
const picture = () => library.ones([1, 2, 4, 4]) as Tensor;
const mask = () => matrix().gt(0.3) as Tensor;
const heads = () => library.ones([1, 2, 4]) as Tensor;

/** A call that works, for each function that expects more than one tensor. */
const calls: Readonly<Record<string, () => unknown[]>> = {
  arange: () => [3, 5, 1],
  eye: () => [2, 3],
  full: () => [[2], 1],
  fullLike: () => [matrix(), 1],
  leakyRelu: () => [matrix(), 0.1],
  elu: () => [matrix(), 1],
  gelu: () => [matrix(), { approximate: "tanh" }],
  hardtanh: () => [matrix(), -1, 1],
  clamp: () => [matrix(), 0, 1],
  clip: () => [matrix(), 0, 1],
  heaviside: () => [matrix(), 0],
  tril: () => [matrix(), 0],
  triu: () => [matrix(), 0],
  norm: () => [matrix(), 2, 0],
  linspace: () => [0, 1, 3],
  lowerTriangle: () => [2],
  oneHot: () => [whole(0, 1), 2],
  ones: () => [[2]],
  zeros: () => [[2]],
  tensor: () => [[1, 2]],
  rand: () => [[2]],
  randn: () => [[2]],
  randint: () => [0, 3, [2]],
  randperm: () => [3],
  detectAnomaly: () => [() => 1],
  noGrad: () => [() => 1],
  gradcheck: () => [(x: Tensor) => x.square().sum(), [vector()]],
  conv1d: () => [library.ones([1, 2, 5]), library.ones([3, 2, 2]), library.ones([3]), { stride: 1 }],
  conv2d: () => [picture(), library.ones([3, 2, 2, 2]), library.ones([3]), { stride: 1 }],
  convTranspose2d: () => [picture(), library.ones([2, 3, 2, 2]), library.ones([3]), { stride: 1 }],
  cumsum: () => [matrix(), 0],
  cumprod: () => [matrix(), 0],
  dropout: () => [matrix(), 0.5],
  einsum: () => ["ij,j->i", matrix(), vector()],
  maskedSelect: () => [matrix(), mask()],
  maskedFill: () => [matrix(), mask(), 0],
  where: () => [mask(), matrix(), 1],
  meshgrid: () => [[vector(), vector()]],
  pad: () => [matrix(), [1, 1], 0],
  index: () => [matrix(), 1, ":"],
  remainder: () => [matrix(), 2],
  repeat: () => [matrix(), [2, 1]],
  tile: () => [matrix(), [2, 1]],
  multinomial: () => [vector(), 2],
  topk: () => [matrix(), 2, 1],
  cosineSimilarity: () => [matrix(), matrix(), 1],
  bincount: () => [whole(0, 2)],
  allclose: () => [matrix(), matrix()],
  embedding: () => [whole(0, 1), matrix()],
  indexSelect: () => [matrix(), 1, [0]],
  gather: () => [matrix(), 1, whole(0, 1).reshape([2, 1])],
  scatterAdd: () => [matrix(), 1, whole(0, 1).reshape([2, 1]), library.ones([2, 1])],
  cat: () => [[matrix(), matrix()], 0],
  stack: () => [[matrix(), matrix()], 0],
  split: () => [matrix(), 1, 0],
  chunk: () => [matrix(), 2, 0],
  unbind: () => [matrix(), 0],
  roll: () => [matrix(), 1, 0],
  matmul: () => [matrix(), vector()],
  linear: () => [matrix(), library.ones([4, 3]), library.ones([4])],
  dot: () => [vector(), vector()],
  outer: () => [vector(), vector()],
  layerNorm: () => [matrix(), [3], vector(), vector(), 1e-5],
  rmsNorm: () => [matrix(), vector(), 1e-6],
  groupNorm: () => [picture(), 2, library.ones([2]), library.ones([2]), 1e-5],
  batchStatistics: () => [picture()],
  batchNorm: () => [matrix(), { mean: vector(), variance: vector() }, vector(), vector(), 1e-5],
  maxPool2d: () => [picture(), 2, { stride: 1 }],
  avgPool2d: () => [picture(), 2, { stride: 1 }],
  adaptiveAvgPool2d: () => [picture(), 2],
  adaptiveMaxPool2d: () => [picture(), 2],
  upsample: () => [picture(), { scale: 2 }],
  quantile: () => [matrix(), 0.5, 0],
  affineGrid: () => [library.ones([1, 2, 3]), [1, 2, 4, 4]],
  rotate: () => [picture(), 30],
  gridSample: () => [picture(), library.zeros([1, 3, 3, 2])],
  interpolate: () => [picture(), { size: [3, 3] }],
  attentionWeights: () => [heads(), heads()],
  scaledDotProductAttention: () => [heads(), heads(), heads(), { scale: 1 }],
  dequantize: () => Object.values(library.quantize(matrix())),
  meta: () => [() => library.ones([2])],
  linearInt8: () => [matrix(), ...Object.values(library.quantize(matrix()))],
  variance: () => [matrix(), 1, { correction: 0 }],
  std: () => [matrix(), 1, { correction: 0 }],
  slice: () => [matrix(), 1, 0, 2],
  narrow: () => [matrix(), 1, 0, 2],
  select: () => [matrix(), 1, 0],
  flip: () => [matrix(), 0],
  softmax: () => [matrix(), 1],
  logSoftmax: () => [matrix(), 1],
  reshape: () => [matrix(), [3, 2]],
  permute: () => [matrix(), [1, 0]],
  transpose: () => [matrix(), 0, 1],
  unsqueeze: () => [matrix(), 0],
  expand: () => [vector(), [2, 3]],
  diag: () => [vector()],
  mse: () => [matrix(), matrix()],
  mae: () => [matrix(), matrix()],
  huber: () => [matrix(), matrix()],
  bce: () => [matrix(), matrix()],
  bceWithLogits: () => [matrix(), matrix()],
  focal: () => [matrix(), matrix()],
  kl: () => [matrix().log(), matrix().softmax(1)],
  dice: () => [matrix(), matrix()],
  crossEntropy: () => [matrix(), whole(0, 1)],
  nll: () => [matrix().log(), whole(0, 1)],
};

/** Functions of two operands, and of one tensor with axes that may be left out. */
const PAIRS = "add sub mul div pow maximum minimum eq ne lt le gt ge logicalAnd logicalOr logicalXor".split(" ");
const REDUCTIONS = "amax amin argmax argmin logsumexp max min prod sum any all mean variance std median".split(" ");

const LOSSES = "mse mae huber bce bceWithLogits focal kl dice crossEntropy nll".split(" ");
const losses = Object.fromEntries(Object.entries(nn).filter(([name]) => LOSSES.includes(name)));
const functions = Object.entries({ ...library, ...losses }).filter(
  ([name, f]) => typeof f === "function" && !/^[A-Z]/.test(name) && f.length > 0,
) as [string, (...given: unknown[]) => unknown][];

const argumentsOf = (name: string): unknown[] =>
  calls[name]?.() ??
  (PAIRS.includes(name) ? [matrix(), matrix()] : REDUCTIONS.includes(name) ? [matrix(), 1] : [matrix()]);

const takesAWord = (_: unknown, given: unknown[]) => (given.includes("a word") ? "takes a word" : undefined);

describe("a wrong argument in any place gets a sentence", () => {
  test.each(functions)("%s", (name, f) => {
    const right = () => argumentsOf(name);
    expect(() => f(...right()), `give ${name} a call that works in the table above`).not.toThrow();
    expect(faultsOf(f, right, takesAWord)).toEqual([]);
  });
});
