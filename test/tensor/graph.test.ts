import { expect, test } from "vitest";
import {
  detectAnomaly,
  gradEnabled,
  manualSeed,
  nn,
  noGrad,
  optim,
  randn,
  type Tensor,
  tensor,
  where,
} from "../../src/index.js";

const leaf = (x: number | number[]): Tensor => tensor(x as number[], { requiresGrad: true });

test("gradients of one leaf from several paths add up", () => {
  const x = leaf(3);
  x.mul(x).add(x.mul(2)).add(x).backward();
  expect(x.grad!.item()).toBe(2 * 3 + 2 + 1);
});

test("a chain of 20,000 operations needs no recursion", () => {
  const x = leaf(1);
  let y = x;
  for (let i = 0; i < 20_000; i++) y = y.add(x);
  y.backward();
  expect(x.grad!.item()).toBe(20_001);
});

test("a graph with two ways at every step is walked once a node", () => {
  const x = leaf(1);
  let y = x.mul(1);
  for (let i = 0; i < 40; i++) y = y.add(y).mul(0.5);
  y.backward();
  expect(x.grad!.item()).toBe(1);
});

test("retainGraph allows a second backward, and gradients add up", () => {
  const x = leaf([1, 2]);
  const loss = x.square().sum();
  loss.backward(undefined, { retainGraph: true });
  loss.backward();
  expect(x.grad!.toArray()).toEqual([4, 8]);
});

test("a starting gradient replaces the one of a number", () => {
  const x = leaf([1, 2]);
  x.square().backward(tensor([1, 10]));
  expect(x.grad!.toArray()).toEqual([2, 40]);
});

test("only leaves keep a gradient, unless retainGrad asks for it", () => {
  const x = leaf(2);
  const y = x.mul(3);
  const z = y.square();
  y.retainGrad();
  z.backward();
  expect([x.grad!.item(), y.grad!.item(), z.grad]).toEqual([36, 12, null]);
});

test("detach and noGrad stop gradients", () => {
  const x = leaf(2);
  x.mul(x.detach()).backward();
  expect(x.grad!.item()).toBe(2);
  expect(noGrad(() => x.mul(2)).requiresGrad).toBe(false);
});

test("an error inside noGrad leaves recording on", () => {
  expect(() =>
    noGrad(() => {
      throw new Error("stop");
    }),
  ).toThrow("stop");
  expect(gradEnabled()).toBe(true);
});

test("a cell that begins after an interrupt inside noGrad records again", () => {
  const start = (globalThis as Record<symbol, unknown>)[Symbol.for("gradus.cell.start")] as () => void;
  noGrad(() => {
    start(); // what the kernel calls when the next cell begins, `finally` never having run
    expect(gradEnabled()).toBe(true);
  });
});

test("an error in the middle of backward leaves the next step unharmed", () => {
  const x = leaf([1, 2]);
  const kept = x.mul(1);
  const loss = kept.square().sum();
  noGrad(() => kept.add_(1));
  expect(() => loss.backward()).toThrow("changed in place");
  x.square().sum().backward();
  expect(gradEnabled()).toBe(true);
  expect(x.grad!.toArray()).toEqual([2, 4]);
});

test("a tensor that no gradient looks at may be overwritten", () => {
  const x = leaf([1, 2]);
  const y = x.add(1);
  const loss = y.add(5).sum();
  noGrad(() => y.zero_());
  loss.backward();
  expect(x.grad!.toArray()).toEqual([1, 1]);
});

test("writing into a view writes into what it looks at", () => {
  const x = tensor([
    [1, 2],
    [3, 4],
  ]);
  x.select(0, 1).fill_(9);
  expect(x.toArray()).toEqual([
    [1, 2],
    [9, 9],
  ]);
});

test("a gradient in the user's hands does not change when more is added", () => {
  const x = leaf([1, 2]);
  x.sum().backward();
  const first = x.grad!;
  x.mul(5).sum().backward();
  expect(first.toArray()).toEqual([1, 1]);
  expect(x.grad!.toArray()).toEqual([6, 6]);
});

test("detectAnomaly names the op that made the first NaN", () => {
  const x = tensor([1, -1]);
  expect(() => detectAnomaly(() => x.add(0).log().mean())).toThrow(
    "detectAnomaly: log of [2] made NaN (element 1 of [2]); its input was finite, -1 at that place.",
  );
  expect(x.log().isnan().toArray()).toEqual([false, true]);
});

test("detectAnomaly finds the gradient of the square root at 0, the usual suspect", () => {
  const x = leaf([4, 0]);
  const run = () => x.sqrt().sum().backward();
  expect(() => detectAnomaly(run)).toThrow("detectAnomaly: the gradient of sqrt is Infinity (element 1 of [2])");
});

test("the gradient of the branch not taken is 0, even where it is not finite", () => {
  const x = leaf([4, 0]);
  where(x.gt(0), x, 0).sum().backward();
  expect(x.grad!.toArray()).toEqual([1, 0]);
});

test("the same seed gives the same training, to the last bit", () => {
  const run = () => {
    manualSeed(7);
    const model = nn.sequential(nn.linear(3, 8), nn.gelu(), nn.dropout(0.2), nn.linear(8, 2));
    const optimizer = optim.adamw(model.parameters(), { lr: 0.01 });
    const x = randn([16, 3]);
    for (let i = 0; i < 20; i++) {
      optimizer.zeroGrad();
      nn.mse(model(x), x.slice(1, 0, 2)).backward();
      optimizer.step();
    }
    return model.parameters().map((p) => p.toArray());
  };
  expect(run()).toEqual(run());
});
