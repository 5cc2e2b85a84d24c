import { expect, test } from "vitest";
import { gradcheck, manualSeed, noGrad, optim, randn, tensor, zeros } from "../../src/index.js";

test("a line through three points is found by descent", () => {
  const x = tensor([0, 1, 2]);
  const y = tensor([1, 3, 5]);
  const w = tensor(0, { requiresGrad: true });
  const b = tensor(0, { requiresGrad: true });
  const optimizer = optim.sgd([w, b], { lr: 0.1, momentum: 0.5 });
  for (let i = 0; i < 300; i++) {
    const loss = x.mul(w).add(b).sub(y).square().mean();
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
  }
  expect(w.item()).toBeCloseTo(2, 4);
  expect(b.item()).toBeCloseTo(1, 4);
});

test("gradients of a small network agree with finite differences", () => {
  manualSeed(1);
  gradcheck((x, w, b) => x.matmul(w).add(b).tanh().square().mean(0), [randn([3, 2]), randn([2, 4]), randn([4])]);
});

test("broadcasting, reductions, views", () => {
  const a = tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(a.add(tensor([10, 20, 30])).toArray()).toEqual([
    [11, 22, 33],
    [14, 25, 36],
  ]);
  expect(a.sum(0).toArray()).toEqual([5, 7, 9]);
  expect(a.t().matmul(a).shape).toEqual([3, 3]);
  expect(a.max(1).toArray()).toEqual([3, 6]);
  expect(noGrad(() => zeros([2, 2]).reshape([4])).shape).toEqual([4]);
});

test("whole numbers stay whole where the result is whole, and become decimals where it is not", () => {
  const x = tensor(Int32Array.of(-3, 2));
  expect([x.abs().dtype, x.square().dtype, x.add(1).dtype, x.sum().dtype]).toEqual([
    "int32",
    "int32",
    "int32",
    "int32",
  ]);
  expect([x.div(2).dtype, x.exp().dtype, x.mul(0.5).dtype, x.mean().dtype]).toEqual([
    "float32",
    "float32",
    "float32",
    "float32",
  ]);
  expect(x.div(2).toArray()).toEqual([-1.5, 1]);
  expect(x.eq(2).sum().item()).toBe(1);
  expect(JSON.stringify({ x })).toBe('{"x":[-3,2]}');
});
