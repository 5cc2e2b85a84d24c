/** Batch, instance and group norm as one op: groups of rows are normalised, each channel has a weight and a bias. */
import { kernels } from "../../kernels/index.js";
import { op } from "../op.js";
import { contiguous, empty, pointer } from "../raw.js";
import { checkShape, floating } from "../rules.js";
import { count } from "../strides.js";
import type { Tensor } from "../tensor.js";

/** Which rows of x [N, C, …] are one group; kernels.ts says what the numbers mean. */
export interface Layout {
  groups: number;
  rows: number;
  cols: number;
  groupStride: number;
  rowStride: number;
  cycle: number;
  groupChannels: number;
  rowChannels: number;
}

/** Each channel over the whole batch: batch norm. */
export function overBatch(shape: readonly number[]): Layout {
  const [N, C] = shape as [number, number];
  const cols = count(shape.slice(2));
  return {
    ...{ groups: C, rows: N, cols, groupStride: cols, rowStride: C * cols },
    ...{ cycle: C, groupChannels: 1, rowChannels: 0 },
  };
}

/** Neighbouring channels of each sample: group norm, and instance norm with a channel a group. */
export function overChannels(shape: readonly number[], groups: number): Layout {
  const [N, C] = shape as [number, number];
  const cols = count(shape.slice(2));
  const rows = C / groups;
  return {
    ...{ groups: N * groups, rows, cols, groupStride: rows * cols, rowStride: cols },
    ...{ cycle: groups, groupChannels: rows, rowChannels: 1 },
  };
}

type Size = keyof Layout;
const EXTENT = ["groups", "rows", "cols", "groupStride", "rowStride"] as const satisfies readonly Size[];
const CHANNELS = ["cycle", "groupChannels", "rowChannels"] as const satisfies readonly Size[];

function extent(layout: Layout): [number, number, number, number, number] {
  return EXTENT.map((size) => layout[size]) as ReturnType<typeof extent>;
}

function channels(layout: Layout): [number, number, number] {
  return CHANNELS.map((size) => layout[size]) as ReturnType<typeof channels>;
}

/** The mean and the (biased) variance of each group, [groups] both, without a graph. x is float32 or float64. */
export function groupStatistics(x: Tensor, layout: Layout): { mean: Tensor; variance: Tensor } {
  const { dtype } = x;
  const [mean, variance] = [empty([layout.groups], dtype), empty([layout.groups], dtype)];
  const at = (t: Tensor) => pointer(t, dtype);
  kernels[dtype].channelStatistics(at(contiguous(x)), at(mean), at(variance), ...extent(layout));
  return { mean, variance };
}

/** mean and rstd are those of x itself: the gradient that flows through them is part of x's. */
const channelNormOp = op<"x" | "weight" | "bias" | "mean" | "rstd", Layout>({
  name: "channelNorm",
  inputs: ["x", "weight", "bias", "mean", "rstd"],
  optional: ["weight", "bias"],
  rule: floating(([x, weight, bias, mean, rstd], { groups }, name) => {
    checkShape(name, "weight", weight, [x!.shape[1]!]);
    checkShape(name, "bias", bias, [x!.shape[1]!]);
    checkShape(name, "mean", mean, [groups]);
    checkShape(name, "spread", rstd, [groups]);
    return x!.shape;
  }),
  forward: ([x, weight, bias, mean, rstd], layout, { shape, dtype }) => {
    const out = empty(shape, dtype);
    const at = (t: Tensor | undefined) => (t ? pointer(contiguous(t), dtype) : 0);
    // biome-ignore format: pointers, then sizes
    kernels[dtype].channelNorm(at(x), at(weight), at(bias), at(out), at(mean), at(rstd),
      ...extent(layout), ...channels(layout));
    return out;
  },
  backward: (gradient, { x, weight, bias, mean, rstd, options }) => {
    const { dtype } = x;
    const dx = empty(x.shape, dtype);
    const like = (t: Tensor | undefined) => (t ? empty(t.shape, dtype) : undefined);
    const [dWeight, dBias] = [like(weight), like(bias)];
    const at = (t: Tensor | undefined) => (t ? pointer(contiguous(t), dtype) : 0);
    // biome-ignore format: pointers, then sizes
    kernels[dtype].channelNormBackward(at(gradient), at(x), at(weight), at(mean), at(rstd), at(dx), at(dWeight), at(dBias),
      ...extent(options), ...channels(options));
    return { x: dx, weight: dWeight ?? null, bias: dBias ?? null, mean: null, rstd: null };
  },
});

/** (x − mean)·rstd·weight + bias. */
export function channelNorm(
  x: Tensor,
  mean: Tensor,
  rstd: Tensor,
  weight: Tensor | undefined,
  bias: Tensor | undefined,
  layout: Layout,
): Tensor {
  return channelNormOp.run([x, weight, bias, mean, rstd], layout);
}
