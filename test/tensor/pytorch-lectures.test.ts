import { describe, test } from "vitest";
import * as g from "../../src/index.js";
import { nn, type Tensor } from "../../src/index.js";
import { agree, type Case, storedCases } from "./stored-values.js";

/** What scripts/reference/lectures.py stored. */
const cases = storedCases("pytorch-lectures.json");

/** How each name in the file is called here, where it is not simply name(...inputs). */
const calls: Record<string, (x: Tensor[], options: any) => Tensor> = {
  index: ([x, mask]) => x!.index(mask!),
  any: ([x], o) => x!.any(o.axis, o.keepdim) as Tensor,
  all: ([x], o) => x!.all(o.axis, o.keepdim) as Tensor,
  normalize: ([x], o) => x!.normalize(o.p, o.axis),
  cosineSimilarity: ([a, b], o) => g.cosineSimilarity(a!, b!, o.axis),
  cumprod: ([x], o) => x!.cumprod(o.axis),
  median: ([x], o) => x!.median(o.axis, o.keepdim),
  quantile: ([x], o) => x!.quantile(o.q, o.axis),
  unique: ([x]) => x!.unique().values,
  bincount: ([x]) => g.bincount(x!),
  bincountWeighted: ([x, weights], o) => g.bincount(x!, { weights: weights!, minlength: o.minlength }),
  repeat: ([x], o) => x!.repeat(o.times),
  tile: ([x], o) => x!.tile(o.times),
  roll: ([x], o) => x!.roll(o.shifts, o.axes),
  unbind: ([x], o) => x!.unbind(o.axis)[o.which]!,
  meshgrid: (x, o) => g.stack(g.meshgrid(x, o)),
  diag: ([x], o) => x!.diag(o.offset),
  flatten: ([x], o) => x!.flatten(o.start, o.end),
  attention: ([q, k, v], o) => g.scaledDotProductAttention(q!, k!, v!, o),
  attentionMasked: ([q, k, v, mask]) => g.scaledDotProductAttention(q!, k!, v!, { mask: mask! }),
  multiHeadAttention: ([x, padding, ...weights], o) => {
    const call = { keyPaddingMask: padding!, needWeights: true } as const;
    const attended = pytorchAttention(weights)(x!, call);
    return o.which === 0 ? attended.output : attended.weights;
  },
  rotary: ([x], o) => nn.rotary(x!, o),
  conv2d: ([x, w, b], o) => g.conv2d(x!, w!, b, o),
  conv1d: ([x, w, b], o) => g.conv1d(x!, w!, b, o),
  pad: ([x], o) => x!.pad(o.padding, o.fill),
  interpolate: ([x], o) => g.interpolate(x!, o),
  affineGrid: ([theta], o) => g.affineGrid(theta!, o.size, o),
  gridSample: ([x, grid], o) => g.gridSample(x!, grid!, o),
  crossEntropy: ([x, y], o) => nn.crossEntropy(x!, y!, o),
  nll: ([x, y], o) => nn.nll(x!, y!, o),
  bceWithLogits: ([x, y], o) => nn.bceWithLogits(x!, y!, o),
  einsum: (x, o) => g.einsum(o.equation, ...x),
};

/** An attention of two heads with PyTorch's weights: three projections in one matrix, then the last. */
function pytorchAttention([inWeight, inBias, outWeight, outBias]: Tensor[]) {
  const attention = nn.multiHeadAttention(4, 2);
  const names = ["query", "key", "value"];
  return attention.loadStateDict({
    ...Object.fromEntries(g.chunk(inWeight!, 3).map((w, i) => [`${names[i]}.weight`, w])),
    ...Object.fromEntries(g.chunk(inBias!, 3).map((b, i) => [`${names[i]}.bias`, b])),
    "out.weight": outWeight!,
    "out.bias": outBias!,
  });
}

function call({ op, options }: Case, inputs: Tensor[]): Tensor {
  return calls[op]?.(inputs, options) ?? (g as any)[op](...inputs);
}

describe("agrees with PyTorch", () => {
  const names = [...new Set(cases.map((c) => c.op))];
  test.each(names)("%s", (name) => {
    for (const [i, c] of cases.filter((one) => one.op === name).entries())
      agree(c, `${name} case ${i} ${JSON.stringify(c.options)} ${c.inputs.map((x) => `[${x.shape}]`)}`, call);
  });
});
