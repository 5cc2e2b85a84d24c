import { describe, test } from "vitest";
import * as g from "../../src/index.js";
import { nn, optim, type Tensor, tensor } from "../../src/index.js";
import { agree, type Case, expectClose, storedCases } from "./stored-values.js";

/** What scripts/reference/values.py stored. */
const cases = storedCases("pytorch.json");

/** How each name in the file is called here: from the inputs and the options to the result. */
const calls: Record<string, (x: Tensor[], options: any) => Tensor> = {
  where: ([a, b]) => g.where(tensor([true, false, true, false]), a!, b!),
  gelu: ([x], o) => g.gelu(x!, o),
  leakyRelu: ([x], o) => g.leakyRelu(x!, o.slope),
  elu: ([x], o) => g.elu(x!, o.alpha),
  clamp: ([x], o) => g.clamp(x!, o.min, o.max),
  heaviside: ([x], o) => g.heaviside(x!, o.atZero),
  var: ([x], { axis, ...options }) => x!.var(axis, options),
  std: ([x], { axis, ...options }) => x!.std(axis, options),
  norm: ([x], o) => x!.norm(2, o.axis, o.keepdim),
  cat: (x, o) => g.cat(x, o.axis),
  stack: (x, o) => g.stack(x, o.axis),
  pad: ([x], o) => x!.pad(o.padding, o.value),
  flip: ([x], o) => x!.flip(o.axes),
  tril: ([x], o) => x!.tril(o.diagonal),
  triu: ([x], o) => x!.triu(o.diagonal),
  slice: ([x], o) => x!.slice(o.axis, o.start, o.end, o.step),
  select: ([x], o) => x!.select(o.axis, o.index),
  permute: ([x], o) => x!.permute(o.order),
  expand: ([x], o) => x!.expand(o.shape as number[]),
  indexSelect: ([x, i], o) => x!.indexSelect(o.axis, i!),
  gather: ([x, i], o) => x!.gather(o.axis, i!),
  scatterAdd: ([x, i, s], o) => x!.scatterAdd(o.axis, i!, s!),
  sort: ([x], o) => x!.sort(o.axis, o.descending).values,
  argsort: ([x], o) => x!.argsort(o.axis),
  topk: ([x], o) => x!.topk(o.k, o.axis).values,
  embedding: ([table, i]) => g.embedding(i!, table!),
  linear: ([x, w, b]) => g.linear(x!, w!, b),
  einsum: (x, o) => g.einsum(o.equation, ...x),
  attention: ([q, k, v], o) => g.scaledDotProductAttention(q!, k!, v!, o),
  conv2d: ([x, w, b], o) => g.conv2d(x!, w!, b, o),
  conv1d: ([x, w, b], o) => g.conv1d(x!, w!, b, o),
  convTranspose2d: ([x, w, b], o) => g.convTranspose2d(x!, w!, b, o),
  maxPool2d: ([x], { size, ...o }) => g.maxPool2d(x!, size, o),
  avgPool2d: ([x], { size, ...o }) => g.avgPool2d(x!, size, o),
  adaptiveAvgPool2d: ([x], o) => g.adaptiveAvgPool2d(x!, o.size),
  adaptiveMaxPool2d: ([x], o) => g.adaptiveMaxPool2d(x!, o.size),
  upsample: ([x], o) => g.upsample(x!, o),
  layerNorm: ([x, w, b], o) => g.layerNorm(x!, o.shape, w, b),
  groupNorm: ([x, w, b], o) => g.groupNorm(x!, o.groups, w, b),
  batchNorm: ([x, w, b]) => g.batchNorm(x!, g.batchStatistics(x!), w, b),
  rmsNorm: ([x, w]) => g.rmsNorm(x!, w),
  batchNormRunning: ([x1, x2]) => {
    const layer = nn.batchNorm1d(3);
    layer(x1!);
    return layer.eval()(x2!);
  },
  rnn: (x) => loaded(nn.rnn(3, 4, { layers: 2 }), x)(x[0]!).output,
  gru: (x) => loaded(nn.gru(3, 4, { layers: 2 }), x)(x[0]!).output,
  lstm: (x) => loaded(nn.lstm(3, 4, { layers: 2 }), x)(x[0]!).output,
  multiHeadAttention: ([x, w, b, outW, outB]) => {
    const [q, k, v] = g.chunk(w!, 3) as [Tensor, Tensor, Tensor];
    const [qb, kb, vb] = g.chunk(b!, 3) as [Tensor, Tensor, Tensor];
    const state = { query: [q, qb], key: [k, kb], value: [v, vb], out: [outW!, outB!] } as const;
    const entries = Object.entries(state).flatMap(([name, [weight, bias]]) => [
      [`${name}.weight`, weight],
      [`${name}.bias`, bias],
    ]);
    return nn.multiHeadAttention(4, 2).loadStateDict(Object.fromEntries(entries))(x!);
  },
};

/** PyTorch lists a layer's weights as weight_ih, weight_hh, bias_ih, bias_hh, layer by layer, and so did the script. */
function loaded<M extends nn.ModuleMethods>(layer: M, [, ...weights]: Tensor[]): M {
  const order = ["weightIh", "weightHh", "biasIh", "biasHh"];
  return layer.loadStateDict(Object.fromEntries(weights.map((w, i) => [`${order[i % 4]}${Math.floor(i / 4)}`, w])));
}

const methods = new Set([
  "sum",
  "mean",
  "prod",
  "logsumexp",
  "amax",
  "amin",
  "max",
  "min",
  "argmax",
  "argmin",
  "cumsum",
  "softmax",
  "logSoftmax",
]);
const losses = new Set(["mse", "mae", "huber", "bce", "bceWithLogits", "crossEntropy", "nll", "kl"]);

function call({ op, options }: Case, inputs: Tensor[]): Tensor {
  const own = calls[op];
  if (own) return own(inputs, options);
  const [x, ...rest] = inputs;
  if (losses.has(op)) return (nn as any)[op](x, rest[0], options);
  if (methods.has(op)) return (x as any)[op](...(options.axis === undefined ? [] : [options.axis, options.keepdim]));
  return (x as any)[op](...rest);
}

/** The parameter after each of six steps on the ravine of the script. */
function descend(name: string, options: any): Tensor {
  const w = tensor([1, -2], { requiresGrad: true });
  const optimizer: optim.Optimizer = (optim as any)[name]([w], options);
  const path: Tensor[] = [];
  for (let i = 0; i < 6; i++) {
    const [a, b] = [w.select(0, 0), w.select(0, 1)];
    optimizer.zeroGrad();
    a.square().mul(5).add(b.square().mul(0.5)).add(a.mul(b)).backward();
    optimizer.step();
    path.push(w.detach().clone());
  }
  return g.stack(path);
}

function rates(name: string, options: any, n: number): Tensor {
  const optimizer = optim.sgd([tensor([0], { requiresGrad: true })], { lr: 0.4 });
  const schedule: optim.Schedule = (optim as any)[name](optimizer, options);
  return tensor(
    Array.from({ length: n }, () => {
      const { lr } = schedule;
      schedule.step();
      return lr;
    }),
  );
}

describe("agrees with PyTorch", () => {
  const names = [...new Set(cases.map((c) => c.op))];
  test.each(names)("%s", (name) => {
    for (const [i, c] of cases.filter((one) => one.op === name).entries()) {
      const what = `${name} case ${i} ${JSON.stringify(c.options)} ${c.inputs.map((x) => `[${x.shape}]`)}`;
      const [room, inner] = name.split(".");
      if (room === "optim") expectClose(descend(inner!, c.options), c.output, what);
      else if (room === "schedule") expectClose(rates(inner!, c.options, c.output.shape[0]!), c.output, what);
      else agree(c, what, call);
    }
  });
});
