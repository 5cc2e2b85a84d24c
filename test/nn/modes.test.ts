import { expect, test } from "vitest";
import { defaultGenerator, manualSeed, nn, ones, randn, type Tensor, tensor } from "../../src/index.js";

const model = () => nn.sequential(nn.linear(4, 4), nn.batchNorm1d(4), nn.sequential(nn.dropout(0.5), nn.relu()));
const modes = (m: nn.ModuleMethods) => m.modules().map((one) => one.training);
const state = (m: nn.ModuleMethods) => Object.values(m.stateDict()).map((t) => Array.from(t.data()));

test("train and eval reach every module inside", () => {
  const m = model();
  expect(modes(m.eval())).toEqual(Array(6).fill(false));
  expect(modes(m.train())).toEqual(Array(6).fill(true));
});

test("a module's mode is its own: a frozen norm inside a model that trains", () => {
  const m = model();
  const norm = m.steps[1] as nn.Layer;
  norm.eval();
  expect(m.training).toBe(true);
  const before = state(m);
  m(randn([8, 4]));
  expect(state(m)).toEqual(before);
});

test("summary changes no mode, no number, no random draw", () => {
  manualSeed(4);
  const m = model();
  (m.steps[1] as nn.Layer).eval();
  const before = { modes: modes(m), state: state(m) };
  const next = defaultGenerator().uniform();
  manualSeed(4);
  const twin = model();
  (twin.steps[1] as nn.Layer).eval();
  twin.summary([2, 4]);
  expect(defaultGenerator().uniform()).toBe(next);
  m.summary([2, 4]);
  expect({ modes: modes(m), state: state(m) }).toEqual(before);
});

test("summary gives every mode back when the model fails", () => {
  const m = model();
  (m.steps[2] as nn.Layer).eval();
  const before = modes(m);
  expect(() => m.summary([2, 5])).toThrow("linear");
  expect(modes(m)).toEqual(before);
});

test("summary counts frozen parameters like any others", () => {
  const m = model();
  const text = m.summary([2, 4]).toString();
  expect(m.requiresGrad_(false).summary([2, 4]).toString()).toBe(text);
  expect(m.summary([2, 4]).parameters).toBe(4 * 4 + 4 + 4 + 4);
});

test("dropout drops in training only, and scales up what stays", () => {
  manualSeed(1);
  const drop = nn.dropout(0.5);
  const kept = Array.from((drop(ones([1000])) as Tensor).data());
  expect(new Set(kept)).toEqual(new Set([0, 2]));
  expect(
    drop
      .eval()(tensor([1, 2]))
      .toArray(),
  ).toEqual([1, 2]);
});

test("batch norm in evaluation uses what it measured in training", () => {
  const norm = nn.batchNorm1d(1, { momentum: 1 });
  norm(tensor([[1], [3]])); // mean 2, unbiased variance 2
  expect(norm.namedBuffers().map(([, b]) => b.toArray())).toEqual([[2], [2]]);
  const [[y]] = norm
    .eval()(tensor([[4]]))
    .toArray() as [[number]];
  expect(y).toBeCloseTo(2 / Math.sqrt(2 + 1e-5), 5);
});
