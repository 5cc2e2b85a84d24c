import { expect, test } from "vitest";
import { nn, type Tensor, tensor } from "../../src/index.js";

const layer = (weight: number[][]) => {
  const made = nn.linear(weight[0]!.length, weight.length);
  return made.loadStateDict({ weight: tensor(weight) as Tensor, bias: tensor(weight.map(() => 0.3)) as Tensor });
};
const numbers = (model: nn.ModuleMethods) => (model.parts.weight as Tensor).toArray();

test("two bits leave −1, 0 and 1 times a step of each row; biases stay", () => {
  const model = nn.fakeQuantize_(layer([[1, 0.4, -0.6], [10, 4, -6]]), { bits: 2 }); // biome-ignore format: one line
  expect(numbers(model)).toEqual([[1, 0, -1], [10, 0, -10]]); // biome-ignore format: one line
  expect((model.parts.bias as Tensor).toArray()[0]).toBeCloseTo(0.3);
});

test("one step for all: the small row is lost", () => {
  const model = nn.fakeQuantize_(layer([[1, 0.4, -0.6], [10, 4, -6]]), { bits: 2, perChannel: false }); // biome-ignore format: one line
  expect((numbers(model) as number[][])[0]!.map(Math.abs)).toEqual([0, 0, 0]);
});

test("no weight moves by more than half a step, and 2ᵇ − 1 values at most are left", () => {
  const before = Array.from({ length: 400 }, (_, i) => Math.fround(Math.sin(i * 1.7)));
  const largest = Math.max(...before.map(Math.abs));
  for (const bits of [3, 4, 8]) {
    const after = (numbers(nn.fakeQuantize_(layer([before]), { bits })) as number[][])[0]!;
    const step = largest / (2 ** (bits - 1) - 1);
    after.forEach((v, i) => { expect(Math.abs(v - before[i]!)).toBeLessThanOrEqual(step / 2 + 1e-6); }); // biome-ignore format: one line
    expect(new Set(after.map((v) => Math.round(v / step))).size).toBeLessThanOrEqual(2 ** bits - 1);
  }
});

test("pruning takes the smallest of each layer, whatever their sign", () => {
  const model = nn.sequential(layer([[3, -1], [2, -4]]), layer([[0.1, 0.2], [-0.4, 0.3]])); // biome-ignore format: one line
  nn.prune_(model, 0.5);
  expect(numbers(model.steps[0] as never)).toEqual([[3, 0], [0, -4]]); // biome-ignore format: one line
  const second = (numbers(model.steps[1] as never) as number[][]).flat();
  expect(second.map((v) => v !== 0)).toEqual([false, false, true, true]);
});

test("what cannot be is refused", () => {
  expect(() => nn.fakeQuantize_(layer([[1]]), { bits: 1 })).toThrow("bits");
  expect(() => nn.fakeQuantize_(layer([[1]]), { bits: 17 })).toThrow("bits");
  expect(() => nn.prune_(layer([[1]]), 1.1)).toThrow("share");
  expect(() => nn.prune_({} as never, 0.5)).toThrow("expects a model");
});
