import { expect, test } from "vitest";
import { manualSeed, nn, optim, randn, safetensors, type Tensor } from "../../src/index.js";

type Make = (parameters: Tensor[]) => optim.Optimizer;

const model = () => {
  manualSeed(3);
  return nn.sequential(nn.linear(3, 4), nn.tanh(), nn.linear(4, 1));
};
const batches = (() => {
  manualSeed(4);
  return Array.from({ length: 8 }, () => randn([5, 3]));
})();
const train = (m: ReturnType<typeof model>, optimizer: optim.Optimizer, from: number, to: number) => {
  for (const x of batches.slice(from, to)) {
    optimizer.zeroGrad();
    m(x).square().mean().backward();
    optimizer.step();
  }
};
const numbers = (m: ReturnType<typeof model>) => m.parameters().map((p) => Array.from(p.data()));
/** through the bytes of a file and back */
const saved = (state: Record<string, Tensor>) => safetensors.decode(safetensors.encode(state)).tensors;

test.each<[string, Make]>([
  ["sgd", (p) => optim.sgd(p, { lr: 0.1 })],
  ["sgd with Nesterov's momentum", (p) => optim.sgd(p, { lr: 0.1, momentum: 0.9, nesterov: true })],
  ["sgd with dampening", (p) => optim.sgd(p, { lr: 0.1, momentum: 0.9, dampening: 0.5 })],
  ["adam", (p) => optim.adam(p, { lr: 0.1 })],
  ["amsgrad", (p) => optim.adam(p, { lr: 0.1, amsgrad: true })],
  ["adamw", (p) => optim.adamw(p, { lr: 0.1 })],
  ["adagrad", (p) => optim.adagrad(p, { lr: 0.1 })],
  ["adadelta", (p) => optim.adadelta(p)],
  ["rmsprop", (p) => optim.rmsprop(p, { momentum: 0.5 })],
])("%s resumes bit for bit", (_name, make) => {
  const whole = model();
  train(whole, make(whole.parameters()), 0, 8);

  const first = model();
  const before = make(first.parameters());
  train(first, before, 0, 4);
  const [modelState, optimizerState] = [saved(first.stateDict()), saved(before.stateDict())];

  const second = model().loadStateDict(modelState);
  const after = make(second.parameters()).loadStateDict(optimizerState);
  expect(after.steps).toBe(4);
  train(second, after, 4, 8);
  expect(numbers(second)).toEqual(numbers(whole));
});

test("the state is a copy: further steps do not change it", () => {
  const m = model();
  const optimizer = optim.adam(m.parameters());
  train(m, optimizer, 0, 2);
  const state = optimizer.stateDict();
  const before = Array.from(state["0.mean"]!.data());
  train(m, optimizer, 2, 4);
  expect(Array.from(state["0.mean"]!.data())).toEqual(before);
});

test("the options in force come back, with the rate that a schedule has set", () => {
  const m = model();
  const optimizer = optim.adam(m.parameters(), { lr: 0.1 });
  const schedule = optim.exponential(optimizer, { gamma: 0.5 });
  schedule.step();
  const again = optim.adam(m.parameters(), { lr: 0.1 });
  const next = optim.exponential(again, { gamma: 0.5 });
  again.loadStateDict(saved(optimizer.stateDict()));
  next.loadStateDict(saved(schedule.stateDict()));
  schedule.step();
  next.step();
  expect(again.options.lr).toBe(0.025);
  expect(again.options).toEqual(optimizer.options);
});

test("groups go their own way: a rate of its own, a rate of 0", () => {
  const m = model();
  const [body, , head] = [...m] as [nn.Layer, unknown, nn.Layer];
  const optimizer = optim.sgd([{ parameters: body.parameters(), lr: 0 }, { parameters: head.parameters() }], {
    lr: 0.1,
  });
  const before = numbers(m);
  train(m, optimizer, 0, 1);
  const after = numbers(m);
  expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
  expect(after[2]).not.toEqual(before[2]);
  optim.stepDecay(optimizer, { every: 1, gamma: 0.5 }).step();
  expect(optimizer.groups.map((g) => g.options.lr)).toEqual([0, 0.05]);
  expect(optimizer.parameters.length).toBe(4);
});

test.each<[string, () => unknown, string]>([
  [
    "a model's state",
    () => optim.adam(model().parameters()).loadStateDict(model().stateDict()),
    "adam.loadStateDict: expects the stateDict() of an optimiser",
  ],
  [
    "another optimiser's state",
    () => optim.adam(model().parameters()).loadStateDict(optim.sgd(model().parameters(), { lr: 1 }).stateDict()),
    "adam.loadStateDict: the option betas of group 1 is missing; it was saved by a different optimiser",
  ],
  [
    "a state of other shapes",
    () => {
      const m = model();
      const optimizer = optim.adam(m.parameters());
      train(m, optimizer, 0, 1);
      optim.adam(nn.linear(2, 2).parameters()).loadStateDict(optimizer.stateDict());
    },
    "adam.loadStateDict: 0.mean is [4, 3] in the state, but the parameter is [2, 2]",
  ],
])("%s is refused", (_what, f, sentence) => expect(f).toThrow(sentence));
