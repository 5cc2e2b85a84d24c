/** One way to try each op of the table on random shapes: what the gradient check walks through. */
import * as g from "../../src/index.js";
import { type Generator, nn, type Tensor, tensor } from "../../src/index.js";

/** Draws shapes and numbers. */
export class Draw {
  constructor(
    readonly random: Generator,
    readonly sizes: readonly number[],
  ) {}

  /** Numbers uniform between low and high. */
  numbers(shape: readonly number[], low = -2, high = 2): Tensor {
    return g
      .rand(shape, { generator: this.random, dtype: "float64" })
      .mul(high - low)
      .add(low) as Tensor;
  }

  /** Numbers that differ from each other and from 0 by at least 0.1: for ops with kinks and ties. */
  distinct(shape: readonly number[]): Tensor {
    const n = shape.reduce((a, b) => a * b, 1);
    const order = this.random.permutation(n);
    return tensor(Float64Array.from(order, (i) => 0.15 + 0.2 * (i - Math.floor(n / 2)))).reshape([...shape]) as Tensor;
  }

  shape(rank: number): number[] {
    return this.sizes.slice(0, rank);
  }

  whole(high: number, shape: readonly number[]): Tensor {
    return g.randint(0, high, shape, { generator: this.random }) as Tensor;
  }
}

export type Trial = readonly [f: (...inputs: Tensor[]) => Tensor, inputs: readonly Tensor[]];

/** x of any rank, its numbers between low and high. */
const anywhere =
  (f: (x: Tensor) => Tensor, low = -2, high = 2) =>
  (d: Draw): Trial => [f, [d.numbers(d.shape(d.sizes[3]! - 1), low, high)]];

/** The same with a kink at 0 kept away from. */
const awayFromKinks =
  (f: (x: Tensor) => Tensor) =>
  (d: Draw): Trial => [f, [d.distinct(d.shape(d.sizes[3]! - 1))]];

/** Two operands whose shapes broadcast: [a, 1, c] and [b, 1], or a number. */
const stretched =
  (f: (a: Tensor, b: Tensor) => Tensor, low = -2, high = 2) =>
  (d: Draw): Trial => {
    const [a, b, c] = d.sizes as [number, number, number];
    return [f, [d.numbers([a, 1, c], low, high), d.numbers(d.sizes[3] === 1 ? [] : [b, 1], low, high)]];
  };

const matrixLike =
  (f: (x: Tensor) => Tensor) =>
  (d: Draw): Trial => [f, [d.distinct(d.shape(3))]];

export const cases: Readonly<Record<string, (d: Draw) => Trial>> = {
  add: stretched(g.add),
  sub: stretched(g.sub),
  mul: stretched(g.mul),
  div: stretched(g.div, 0.5, 2),
  pow: stretched(g.pow, 0.3, 2),
  maximum: (d) => [g.maximum, [d.distinct(d.shape(2)), d.distinct(d.shape(2)).add(0.05) as Tensor]],
  minimum: (d) => [g.minimum, [d.distinct(d.shape(2)), d.distinct(d.shape(2)).add(0.05) as Tensor]],
  remainder: (d) => [
    (a, b) => g.remainder(a.add(0.07), b.add(0.5)),
    [d.distinct(d.shape(2)), d.numbers([d.sizes[1]!], 0.3, 0.4)],
  ],
  neg: anywhere(g.neg),

  square: anywhere(g.square),
  sqrt: anywhere(g.sqrt, 0.2, 3),
  rsqrt: anywhere(g.rsqrt, 0.2, 3),
  reciprocal: anywhere(g.reciprocal, 0.3, 3),
  exp: anywhere(g.exp),
  expm1: anywhere(g.expm1),
  log: anywhere(g.log, 0.2, 3),
  log1p: anywhere(g.log1p, -0.7, 3),
  log2: anywhere(g.log2, 0.2, 3),
  log10: anywhere(g.log10, 0.2, 3),
  erf: anywhere(g.erf),
  abs: awayFromKinks(g.abs),
  sign: awayFromKinks(g.sign),
  floor: awayFromKinks((x) => g.floor(x.mul(0.99))),
  ceil: awayFromKinks((x) => g.ceil(x.mul(0.99))),
  round: awayFromKinks((x) => g.round(x.mul(0.99))),
  sin: anywhere(g.sin),
  cos: anywhere(g.cos),
  tan: anywhere(g.tan, -1.2, 1.2),
  asin: anywhere(g.asin, -0.9, 0.9),
  acos: anywhere(g.acos, -0.9, 0.9),
  atan: anywhere(g.atan),
  sinh: anywhere(g.sinh),
  cosh: anywhere(g.cosh),
  asinh: anywhere(g.asinh),
  acosh: anywhere(g.acosh, 1.2, 4),
  atanh: anywhere(g.atanh, -0.9, 0.9),
  hardtanh: awayFromKinks((x) => g.hardtanh(x, -0.5, 0.45)),
  bce: (d) => [(p, y) => nn.bce(p, y), [d.numbers(d.shape(2), 0.1, 0.9), d.numbers(d.shape(2), 0.1, 0.9)]],
  clamp: awayFromKinks((x) => g.clamp(x, -0.5, 0.45)),

  sigmoid: anywhere(g.sigmoid),
  tanh: anywhere(g.tanh),
  relu: awayFromKinks(g.relu),
  silu: anywhere(g.silu),
  cot: anywhere(g.cot, 0.5, 1.4),
  sec: anywhere(g.sec, -1, 1),
  csc: anywhere(g.csc, 0.5, 1.4),
  acot: anywhere(g.acot, 0.2, 2),
  asec: anywhere(g.asec, 1.5, 3),
  acsc: anywhere(g.acsc, 1.5, 3),
  coth: anywhere(g.coth, 0.5, 2),
  sech: anywhere(g.sech),
  csch: anywhere(g.csch, 0.5, 2),
  acoth: anywhere(g.acoth, 1.5, 3),
  asech: anywhere(g.asech, 0.2, 0.8),
  acsch: anywhere(g.acsch, 0.5, 2),
  squeeze: (d) => [(x) => g.squeeze(x, 1) as Tensor, [d.numbers([d.sizes[0]!, 1, d.sizes[1]!])]],
  gelu: anywhere((x) => g.gelu(x)),
  geluTanh: anywhere((x) => g.gelu(x, { approximate: "tanh" })),
  leakyRelu: awayFromKinks((x) => g.leakyRelu(x, 0.1)),
  elu: awayFromKinks((x) => g.elu(x, 1.5)),
  softplus: anywhere(g.softplus),

  where: (d) => {
    const mask = d.numbers(d.shape(2)).gt(0);
    return [(a, b) => g.where(mask, a, b), [d.numbers(d.shape(2)), d.numbers([d.sizes[1]!])]];
  },
  clone: anywhere((x) => x.clone()),
  to: anywhere((x) => x.to("float32").to("float64").mul(0).add(x)),
  contiguous: (d) => [(x) => x.t().contiguous(), [d.numbers(d.shape(2))]],

  sum: matrixLike((x) => x.sum([0, 2])),
  prod: matrixLike((x) => x.prod(1)),
  logsumexp: matrixLike((x) => x.logsumexp(1, true)),
  amax: matrixLike((x) => x.amax([1, 2])),
  amin: matrixLike((x) => x.amin(0)),
  max: matrixLike((x) => x.max(1)),
  min: matrixLike((x) => x.min(2)),
  norm: matrixLike((x) => x.norm(2, 1)),
  // the unbiased deviation of one number is NaN, as in PyTorch
  std: matrixLike((x) => x.std(1, { correction: x.shape[1] > 1 ? 1 : 0 })),
  cumsum: matrixLike((x) => x.cumsum(1)),
  cumprod: matrixLike((x) => x.cumprod(1)),
  softmax: matrixLike((x) => x.softmax(1)),
  logSoftmax: matrixLike((x) => x.logSoftmax(-1)),

  reshape: matrixLike((x) => x.permute([1, 0, 2]).reshape([-1])),
  permute: matrixLike((x) => x.permute([2, 0, 1])),
  expand: (d) => [(x) => x.expand([3, ...x.shape]), [d.numbers(d.shape(2))]],
  slice: matrixLike((x) => x.slice(1, 0, 3, 2)),
  flip: matrixLike((x) => x.flip([0, 2])),
  triangle: matrixLike((x) => x.tril().add(x.triu(1).mul(2))),
  pad: matrixLike((x) => x.pad([1, 2, 0, 1], 5)),
  cat: (d) => [(a, b) => g.cat([a, b, a], 1), [d.numbers([d.sizes[0]!, 2]), d.numbers([d.sizes[0]!, 3])]],
  embedding: (d) => {
    const rows = d.whole(3, [d.sizes[0]!, 2]);
    return [(x) => g.embedding(rows, x), [d.numbers([3, d.sizes[1]!])]];
  },
  gather: (d) => {
    const picks = d.whole(3, [d.sizes[0]!, 5]);
    return [(x) => x.gather(1, picks), [d.numbers([d.sizes[0]!, 3])]];
  },
  scatterAdd: (d) => {
    const picks = d.whole(3, [d.sizes[0]!, 5]);
    return [(x, y) => x.scatterAdd(1, picks, y), [d.numbers([d.sizes[0]!, 3]), d.numbers([d.sizes[0]!, 5])]];
  },

  matmul: (d) => {
    const [a, b, c, e] = d.sizes as [number, number, number, number];
    return [
      g.matmul as (a: Tensor, b: Tensor) => Tensor,
      e === 1 ? [d.numbers([b]), d.numbers([b, c])] : [d.numbers([e, a, b]), d.numbers(e === 2 ? [b, c] : [1, b, c])],
    ];
  },
  linear: (d) => [
    g.linear as (x: Tensor, w: Tensor, b: Tensor) => Tensor,
    [d.numbers([2, d.sizes[0]!, d.sizes[1]!]), d.numbers([d.sizes[2]!, d.sizes[1]!]), d.numbers([d.sizes[2]!])],
  ],
  linearInt8: (d) => {
    const bytes = d.whole(255, [d.sizes[2]!, d.sizes[1]!]).sub(127).to("int8") as Tensor;
    return [
      (x, scale, bias) => g.linearInt8(x, bytes, scale, bias),
      [d.numbers([2, d.sizes[0]!, d.sizes[1]!]), d.numbers([d.sizes[2]!], 0.01, 0.1), d.numbers([d.sizes[2]!])],
    ];
  },
  scaledDotProductAttention: (d) => {
    const [t, s, width, which] = d.sizes as [number, number, number, number];
    const mask = d.whole(2, [t, s]).eq(1);
    const options = [{}, { causal: true }, { causal: true, offset: 1 }, { causal: true, mask }][which - 1]!;
    return [
      (q, k, v) => g.scaledDotProductAttention(q, k, v, options),
      [d.numbers([2, t, width]), d.numbers([2, s, width]), d.numbers([2, s, width])],
    ];
  },
  layerNorm: (d) => [
    (x, w, b) => g.layerNorm(x, [d.sizes[1]! + 1], w, b),
    [d.distinct([d.sizes[0]!, 2, d.sizes[1]! + 1]), d.numbers([d.sizes[1]! + 1]), d.numbers([d.sizes[1]! + 1])],
  ],
  channelNorm: (d) => {
    const [N, C] = [1 + (d.sizes[0]! % 2), 2 * d.sizes[1]!];
    const norm = (x: Tensor, w: Tensor, b: Tensor) =>
      d.sizes[3]! > 2 ? g.groupNorm(x, 2, w, b) : g.batchNormByItself(x, w, b).output;
    return [norm, [d.distinct([N, C, d.sizes[2]! + 1]), d.numbers([C]), d.numbers([C])]];
  },
  conv2d: (d) => {
    const [a, b, stride, groups] = [d.sizes[0]!, d.sizes[1]!, 1 + (d.sizes[2]! % 2), 1 + (d.sizes[3]! % 2)];
    return [
      (x, w, bias) => g.conv2d(x, w, bias, { stride, padding: [1, 0], groups, dilation: [1, stride] }),
      [d.numbers([2, 2 * a, 4, 5]), d.numbers([2 * b, (2 * a) / groups, 3, 2]), d.numbers([2 * b])],
    ];
  },
  convTranspose2d: (d) => {
    const stride = 1 + (d.sizes[2]! % 2);
    return [
      (x, w, bias) => g.convTranspose2d(x, w, bias, { stride, padding: 1, outputPadding: stride - 1 }),
      [d.numbers([1, 2, 3, d.sizes[0]!]), d.numbers([2, d.sizes[1]!, 3, 3]), d.numbers([d.sizes[1]!])],
    ];
  },
  maxPool2d: (d) => [
    (x) => g.maxPool2d(x, 2, { stride: 1 + (d.sizes[3]! % 2), padding: 1 }),
    [d.distinct([1, 2, 3, 4])],
  ],
  avgPool2d: (d) => [
    (x) => g.avgPool2d(x, [2, 3], { stride: 2, padding: 1, ceilMode: true, countIncludePad: d.sizes[3]! > 2 }),
    [d.numbers([1, 2, 4, 5])],
  ],
  gridSample: (d) => [
    (x, grid) => g.gridSample(x, grid, { paddingMode: (["zeros", "border", "reflection"] as const)[d.sizes[3]! % 3]! }),
    // places between pixels: lines have corners on them
    [
      d.numbers([1, 2, 4, 4]),
      d
        .whole(7, [1, 2, d.sizes[0]!, 2])
        .sub(3)
        .mul(0.5)
        .add(d.numbers([1, 2, d.sizes[0]!, 2], 0.02, 0.2)),
    ],
  ],
  crossEntropy: (d) => {
    const targets = d.whole(3, [d.sizes[0]! + 1]);
    return [
      (x) =>
        nn
          .crossEntropy(x, targets, { labelSmoothing: 0.1, ignoreIndex: 2 })
          .add(nn.crossEntropy(x, targets, { reduction: "sum" })),
      [d.numbers([d.sizes[0]! + 1, 3])],
    ];
  },
};
