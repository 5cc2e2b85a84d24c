import { expect, test } from "vitest";
import { nn, type Tensor, tensor } from "../../src/index.js";

const ints = (...values: number[]) => tensor(Int32Array.from(values));
const z = tensor([3.2, -1.5]);
const p = tensor([0.9, 0.2]);
const yes = tensor([1, 0]);
const masks = (a: Tensor) => a.reshape([1, 1, 2]) as Tensor;
const logs = tensor([[-0.1, -2.4]]);

test.each<[string, () => unknown, string]>([
  ["bce of logits", () => nn.bce(z, yes), "bce: predictions must be probabilities from 0 to 1, but one is 3.2"],
  [
    "bce of NaN",
    () => nn.bce(tensor([NaN, 0.5]), yes),
    "bce: predictions must be probabilities from 0 to 1, but one is NaN",
  ],
  ["bce with a target of 2", () => nn.bce(p, tensor([2, 0])), "bce: targets must be between 0 and 1, but one is 2"],
  [
    "bceWithLogits with a 0/255 mask",
    () => nn.bceWithLogits(z, tensor([255, 0])),
    "bceWithLogits: targets must be between 0 and 1, but one is 255; write targets.div(255) for a mask of 0 and 255",
  ],
  ["bceWithLogits with an int mask", () => nn.bceWithLogits(z, ints(255, 0) as never), "one is 255"],
  ["bceWithLogits with labels of −1 and 1", () => nn.bceWithLogits(z, tensor([-1, 1])), "targets.add(1).div(2)"],
  ["bceWithLogits with a NaN label", () => nn.bceWithLogits(z, tensor([NaN, 1])), "one is NaN; leave out the samples"],
  [
    "focal with a 0/255 mask",
    () => nn.focal(z, tensor([0, 255])),
    "focal: targets must be between 0 and 1, but one is 255",
  ],
  ["focal with gamma −1", () => nn.focal(z, yes, { gamma: -1 }), "focal: gamma must be a number from 0 up, but is -1"],
  ["focal with alpha 2", () => nn.focal(z, yes, { alpha: 2 }), "focal: alpha must be a number from 0 to 1, but is 2"],
  [
    "dice of logits",
    () => nn.dice(masks(z), masks(yes)),
    "dice: predictions must be probabilities from 0 to 1, but one is 3.2",
  ],
  ["dice of a 0/255 mask", () => nn.dice(masks(p), masks(tensor([255, 0]))), "dice: targets must be between 0 and 1"],
  [
    "dice with smooth −1",
    () => nn.dice(masks(p), masks(yes), { smooth: -1 }),
    "dice: smooth must be a number from 0 up",
  ],
  [
    "kl of probabilities",
    () => nn.kl(tensor([[0.5, 0.5]]), tensor([[0.5, 0.5]])),
    "kl: predictions must be logarithms",
  ],
  ["kl with targets that add up to 1.4", () => nn.kl(logs, tensor([[0.5, 0.9]])), "kl: targets must be distributions"],
  ["kl with a target below 0", () => nn.kl(logs, tensor([[-0.5, 1.5]])), "kl: targets must be between 0 and 1"],
  [
    "nll of logits",
    () => nn.nll(tensor([[3, -1]]), ints(0)),
    "nll: predictions must be logarithms of probabilities, so at most 0, but one is 3",
  ],
  [
    "nll with labelSmoothing",
    () => nn.nll(logs, ints(0), { labelSmoothing: 0.1 } as never),
    'nll: there is no option "labelSmoothing"',
  ],
  [
    "crossEntropy with labelSmoothing 2",
    () => nn.crossEntropy(logs, ints(0), { labelSmoothing: 2 }),
    "crossEntropy: labelSmoothing must be a number from 0 to 1, but is 2",
  ],
  [
    "crossEntropy with soft targets that add up to 1.4",
    () => nn.crossEntropy(logs, tensor([[0.5, 0.9]])),
    "together 1 along axis 1; but some add up to 1.4",
  ],
  ["crossEntropy with a soft target below 0", () => nn.crossEntropy(logs, tensor([[-1, 2]])), "but one is -1"],
  ["mse with a missing value", () => nn.mse(p, tensor([1, NaN])), "mse: the target number 2 is NaN (a missing value?)"],
  ["mae with a missing value", () => nn.mae(p, tensor([NaN, 1])), "mae: the target number 1 is NaN"],
  ["huber with a missing value", () => nn.huber(p, tensor([NaN, 1])), "huber: the target number 1 is NaN"],
  ["huber with delta 0", () => nn.huber(p, yes, { delta: 0 }), "huber: delta must be a number"],
  [
    "a number for a tensor",
    () => nn.mse(p, 1 as never),
    "mse: expects predictions and targets as tensors, but the targets are the number 1",
  ],
  ["an array for a tensor", () => nn.mse(p, [1, 0] as never), "the targets are a plain array; write tensor(…)"],
  [
    "no targets",
    () => (nn.bce as any)(p),
    "bce: expects predictions and targets as tensors, but the targets are missing",
  ],
])("%s gets a sentence", (_what, f, sentence) => expect(f).toThrow(sentence));

test.each<[string, (options: any) => unknown]>([
  ["mse", (o) => nn.mse(p, yes, o)],
  ["mae", (o) => nn.mae(p, yes, o)],
  ["huber", (o) => nn.huber(p, yes, o)],
  ["bce", (o) => nn.bce(p, yes, o)],
  ["bceWithLogits", (o) => nn.bceWithLogits(z, yes, o)],
  ["focal", (o) => nn.focal(z, yes, o)],
  ["crossEntropy", (o) => nn.crossEntropy(logs, ints(0), o)],
  ["nll", (o) => nn.nll(logs, ints(0), o)],
])("%s refuses reduction avg, unknown options, and options without braces", (name, f) => {
  expect(() => f({ reduction: "avg" })).toThrow(`${name}: reduction must be "mean" or "sum" or "none", but is "avg"`);
  expect(() => f({ reducton: "sum" })).toThrow(`${name}: there is no option "reducton"; did you mean reduction?`);
  expect(() => f("sum")).toThrow(`${name}: options come in braces`);
});

test("what can be true passes: soft labels, booleans, whole numbers, rounding at the edge", () => {
  expect(nn.bceWithLogits(z, tensor([0.5, 0.25])).item()).toBeGreaterThan(0);
  expect(nn.bceWithLogits(z, tensor([true, false]) as never).item()).toBeCloseTo(nn.bceWithLogits(z, yes).item(), 6);
  expect(nn.bce(p, ints(1, 0) as never).item()).toBeCloseTo(nn.bce(p, yes).item(), 6);
  const third = tensor([[1 / 3, 1 / 3, 1 / 3]]);
  expect(nn.crossEntropy(tensor([[1, 1, 1]]), third).item()).toBeCloseTo(Math.log(3), 5);
  expect(nn.kl(third.log(), third).item()).toBeCloseTo(0, 5);
  expect(nn.mse(p, tensor([Infinity, 0])).item()).toBe(Infinity);
});

test("a transposed target is read as it is seen", () => {
  const t = tensor([
    [0, 9],
    [1, 9],
  ]);
  expect(nn.bceWithLogits(tensor([0, 0]), t.t().select(0, 0) as never).item()).toBeCloseTo(Math.log(2), 6);
  expect(() => nn.bceWithLogits(tensor([0, 0]), t.t().select(0, 1) as never)).toThrow("one is 9");
});
