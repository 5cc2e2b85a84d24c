import { expect, test } from "vitest";
import { manualSeed, nn, optim, randn, type Tensor, tensor, zeros } from "../../src/index.js";

const convNet = () => {
  manualSeed(1);
  return nn.sequential(nn.linear(3, 4), nn.batchNorm1d(4), nn.relu(), nn.linear(4, 2));
};
const names = (list: readonly (readonly [string, Tensor])[]) => list.map(([name]) => name);
const numbers = (x: Tensor) => Array.from(x.data());

test("parameters and buffers are two lists, each with paths", () => {
  const model = convNet();
  expect(names(model.namedParameters())).toEqual(["0.weight", "0.bias", "1.weight", "1.bias", "3.weight", "3.bias"]);
  expect(names(model.namedBuffers())).toEqual(["1.runningMean", "1.runningVar"]);
});

test("freezing and thawing leaves both lists as they were", () => {
  const model = convNet();
  const before = [names(model.namedParameters()), names(model.namedBuffers()), model.parameterCount()];
  model.requiresGrad_(false);
  expect([names(model.namedParameters()), names(model.namedBuffers()), model.parameterCount()]).toEqual(before);
  expect(model.parameterCount({ trainable: true })).toBe(0);
  model.requiresGrad_(true);
  expect([names(model.namedParameters()), names(model.namedBuffers()), model.parameterCount()]).toEqual(before);
  expect(model.parameterCount({ trainable: true })).toBe(model.parameterCount());
  expect(model.namedBuffers().some(([, buffer]) => buffer.requiresGrad)).toBe(false);
});

test("a step in evaluation after a thaw moves no running statistic", () => {
  const model = convNet();
  model.requiresGrad_(false).requiresGrad_(true);
  model(randn([8, 3]));
  const before = model.namedBuffers().map(([, buffer]) => numbers(buffer));
  model.eval();
  const optimizer = optim.sgd(model.parameters(), { lr: 1 });
  model(randn([8, 3]))
    .square()
    .sum()
    .backward();
  optimizer.step();
  expect(model.namedBuffers().map(([, buffer]) => numbers(buffer))).toEqual(before);
});

test("an optimiser takes frozen parameters, leaves them where they are, and moves them once thawed", () => {
  const model = convNet();
  const body = model.steps[0] as ReturnType<typeof nn.linear>;
  body.requiresGrad_(false);
  const optimizer = optim.adam(model.parameters(), { lr: 0.1 });
  const before = numbers(body.parts.weight as Tensor);
  const step = () => {
    optimizer.zeroGrad();
    model(randn([8, 3]))
      .square()
      .sum()
      .backward();
    optimizer.step();
  };
  step();
  expect(numbers(body.parts.weight as Tensor)).toEqual(before);
  body.requiresGrad_(true);
  step();
  expect(numbers(body.parts.weight as Tensor)).not.toEqual(before);
});

test("a gradient from before the freeze moves nothing", () => {
  const layer = nn.linear(2, 1);
  layer(tensor([[1, 2]]))
    .sum()
    .backward();
  const optimizer = optim.sgd(layer.parameters(), { lr: 1 });
  layer.requiresGrad_(false);
  const before = numbers(layer.parts.weight as Tensor);
  optimizer.step();
  expect(numbers(layer.parts.weight as Tensor)).toEqual(before);
});

test("all parameters frozen: an optimiser can still be made, for they may be thawed", () => {
  expect(optim.sgd(convNet().requiresGrad_(false).parameters(), { lr: 1 }).parameters.length).toBe(6);
  expect(() => optim.sgd([tensor([1])], { lr: 1 })).toThrow("does not require a gradient");
});

test("a module of one's own: what requires a gradient is a parameter, the rest are buffers", () => {
  const weight = nn.init.parameter(tensor([2]));
  const table = tensor([1]);
  const model = nn.module("own", { weight, table, blocks: [nn.linear(1, 1), nn.linear(1, 1)] }, (x: Tensor) =>
    x.mul(weight).add(table),
  );
  expect(names(model.namedParameters())).toEqual([
    "weight",
    "blocks.0.weight",
    "blocks.0.bias",
    "blocks.1.weight",
    "blocks.1.bias",
  ]);
  expect(names(model.namedBuffers())).toEqual(["table"]);
  model.requiresGrad_(false).requiresGrad_(true);
  expect(table.requiresGrad).toBe(false);
});

test("a parameter that is shared while frozen is a parameter of both, counted once", () => {
  const table = nn.embedding(5, 3).requiresGrad_(false);
  const weight = table.parts.weight as Tensor;
  const tied = nn.module("tied", { table, weight }, (x: Tensor) => x);
  expect(names(tied.namedParameters())).toEqual(["table.weight", "weight"]);
  expect(tied.parameters().length).toBe(1);
  expect(tied.parameterCount()).toBe(15);
});

test("zeroGrad forgets the gradients of frozen parameters, too", () => {
  const layer = nn.linear(2, 1);
  layer(tensor([[1, 2]]))
    .sum()
    .backward();
  layer.requiresGrad_(false).zeroGrad();
  expect(layer.parameters().every((p) => p.grad === null)).toBe(true);
});

test("a state goes into a model of the same make, buffers included", () => {
  const model = convNet();
  model(randn([16, 3]));
  manualSeed(2);
  const copy = nn.sequential(nn.linear(3, 4), nn.batchNorm1d(4), nn.relu(), nn.linear(4, 2));
  copy.loadStateDict(model.stateDict());
  const x = randn([5, 3]);
  expect(copy.eval()(x).toArray()).toEqual(model.eval()(x).toArray());
  expect(Object.keys(model.stateDict())).toEqual([
    "0.weight",
    "0.bias",
    "1.weight",
    "1.bias",
    "1.runningMean",
    "1.runningVar",
    "3.weight",
    "3.bias",
  ]);
});

test("a state that does not fit is refused whole: nothing was copied", () => {
  const layer = nn.linear(2, 2);
  const before = numbers(layer.parts.weight as Tensor);
  expect(() => layer.loadStateDict({ weight: zeros([2, 2]), bias: zeros([3]) })).toThrow(
    "loadStateDict: bias is [2] here but [3] in the state",
  );
  expect(numbers(layer.parts.weight as Tensor)).toEqual(before);
});

test.each<[string, unknown, string]>([
  ["a missing name", { weight: zeros([2, 2]) }, "loadStateDict: missing: bias; pass { strict: false }"],
  [
    "a name too many",
    { weight: zeros([2, 2]), bias: zeros([2]), gain: zeros([1]) },
    "loadStateDict: not in this model: gain",
  ],
  ["a path", "model.safetensors", "but got a string"],
  ["nothing", undefined, "but got undefined"],
  ["a whole file", { tensors: {}, metadata: {} }, 'but "tensors" is not a tensor'],
])("%s in a state gets a sentence", (_what, state, sentence) => {
  expect(() => nn.linear(2, 2).loadStateDict(state as Record<string, Tensor>)).toThrow(sentence);
});

test("strict: false loads what fits", () => {
  const layer = nn.linear(2, 2).loadStateDict({ bias: tensor([5, 6]), gain: zeros([1]) }, { strict: false });
  expect((layer.parts.bias as Tensor).toArray()).toEqual([5, 6]);
});

test.each<[string, () => unknown, string]>([
  ["a number as a part", () => nn.module("own", { width: 3 as never }, (x) => x), 'own: the part "width" must be'],
  ["no forward", () => nn.module("own", {}, undefined as never), "own: expects (name, parts, forward)"],
  [
    "a call without a tensor",
    () => (nn.linear(2, 1) as any)(),
    "linear(2, 1): expects a tensor, but was called without one",
  ],
  [
    "a call with an array",
    () => (nn.sequential(nn.linear(2, 1)) as any)([1, 2]),
    "linear(2, 1): expects a tensor, but got a plain array; write tensor([1, 2])",
  ],
  [
    "a call with a number",
    () => (nn.relu() as any)(3),
    "relu(): expects a tensor, but got the number 3; write tensor([[3]])",
  ],
  ["a call with null", () => (nn.relu() as any)(null), "relu(): expects a tensor, but got null"],
])("%s gets a sentence", (_what, f, sentence) => expect(f).toThrow(sentence));
