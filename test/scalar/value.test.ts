import { expect, test } from "vitest";
import { tensor, value } from "../../src/index.js";

test("the chain rule on one page: d(x² + 1)/dx at 3 is 6", () => {
  const x = value(3);
  x.mul(x).add(1).backward();
  expect(x.grad).toBe(6);
});

test("gradients agree with the tensor engine", () => {
  const [a, b] = [0.7, -1.3];
  const [x, y] = [value(a), value(b)];
  x.mul(y).add(x.exp()).tanh().sub(y.div(x)).add(x.log()).mul(y.sigmoid()).add(x.pow(3)).backward();
  const u = tensor(a, { requiresGrad: true, dtype: "float64" });
  const v = tensor(b, { requiresGrad: true, dtype: "float64" });
  u.mul(v).add(u.exp()).tanh().sub(v.div(u)).add(u.log()).mul(v.sigmoid()).add(u.pow(3)).backward();
  expect(x.grad).toBeCloseTo(u.grad!.item(), 12);
  expect(y.grad).toBeCloseTo(v.grad!.item(), 12);
});

test("two backwards add up", () => {
  const x = value(2);
  const y = x.mul(5);
  y.backward();
  y.backward();
  expect(x.grad).toBe(10);
});

test("a chain of 100,000 operations needs no recursion", () => {
  const x = value(1);
  let y = x;
  for (let i = 0; i < 100_000; i++) y = y.add(x);
  y.backward();
  expect(x.grad).toBe(100_001);
});
