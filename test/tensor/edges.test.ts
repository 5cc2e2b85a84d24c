import { describe, expect, test } from "vitest";
import {
  dropout,
  Generator,
  logsumexp,
  maximum,
  nn,
  ones,
  pow,
  randint,
  scaledDotProductAttention,
  type Tensor,
  tensor,
  value,
  zeros,
} from "../../src/index.js";

/** The gradient of Σ f(x) at x. */
function gradient(x: readonly number[], f: (x: Tensor) => Tensor): unknown {
  const leaf = tensor([...x], { requiresGrad: true }) as Tensor;
  f(leaf).sum().backward();
  return leaf.grad!.toArray();
}

describe("gradients at edges are PyTorch's", () => {
  test("std and norms at constants and zeros are 0, not NaN", () => {
    expect(gradient([2, 2, 2], (x) => x.std())).toEqual([0, 0, 0]);
    expect(gradient([2, 2], (x) => x.sub(x.mean()).div(x.std().add(1e-5)))).toEqual([0, 0]);
    for (const p of [0.5, 1, 1.5, 2, 3, Infinity, 0]) expect(gradient([0, 0], (x) => x.norm(p))).toEqual([0, 0]);
    expect(gradient([0, 4], (x) => x.norm(0.5))).toEqual([0, 1]);
  });

  test("norms of every order", () => {
    const x = tensor([3, -4, 0]);
    const orders = [0, 1, 2, Infinity, -Infinity];
    expect(orders.map((p) => x.norm(p).item())).toEqual([2, 7, 5, 4, 0]);
    expect(gradient([3, -4, 1], (v) => v.norm(Infinity))).toEqual([0, -1, 0]);
    expect(() => x.norm(Number.NaN)).toThrow(/norm: p must be a number/);
  });

  test("powers: 1 to any power is 1, anything to the power 0 too", () => {
    expect(pow(tensor([1, 1, 1, -1, NaN]), tensor([NaN, Infinity, -Infinity, Infinity, 0])).toArray()).toEqual([
      1, 1, 1, 1, 1,
    ]);
    const wide = pow(
      tensor([1, 1, -1], { dtype: "float64" }),
      tensor([NaN, Infinity, -Infinity], { dtype: "float64" }),
    );
    expect(wide.toArray()).toEqual([1, 1, 1]);
    expect(gradient([0, 2], (x) => x.pow(0))).toEqual([0, 0]);
    const zero = value(0);
    zero.pow(0).backward();
    expect(zero.grad).toBe(0);
  });

  test("isnan, isinf and isfinite tell NaN, the infinities and numbers apart", () => {
    const x = tensor([1, NaN, Infinity, -Infinity]) as Tensor;
    expect([x.isnan(), x.isinf(), x.isfinite()].map((answer) => answer.toArray())).toEqual([
      [false, true, false, false],
      [false, false, true, true],
      [true, false, false, false],
    ]);
  });

  test("a gradient goes on where a kink meets NaN", () => {
    expect(gradient([NaN, -1, 1], (x) => x.relu())).toEqual([1, 0, 1]);
    expect(gradient([NaN, -3, 0.5], (x) => x.hardtanh())).toEqual([1, 0, 1]);
    expect(gradient([NaN, 2], (x) => maximum(x, 1))).toEqual([1, 1]);
  });

  test("clamp keeps the gradient at its bounds", () => {
    expect(gradient([-1, 0, 1, 2], (x) => x.clamp(-1, 1))).toEqual([1, 1, 1, 0]);
  });

  test("logsumexp of nothing is −Infinity, and of nothing but −Infinity has the gradient 0", () => {
    expect(logsumexp(zeros([0])).item()).toBe(-Infinity);
    expect(logsumexp(zeros([2, 0]), 1).toArray()).toEqual([-Infinity, -Infinity]);
    expect(gradient([-Infinity, -Infinity], (x) => x.logsumexp())).toEqual([0, 0]);
  });

  test("a query without any key gets 0 and hands on 0, by a mask of either kind", () => {
    for (const mask of [
      tensor([
        [false, false],
        [true, false],
      ]),
      tensor([
        [-Infinity, -Infinity],
        [0, -Infinity],
      ]),
    ]) {
      const q = ones([2, 3], { requiresGrad: true });
      const out = scaledDotProductAttention(q, ones([2, 3]), ones([2, 3]), { mask });
      expect(out.toArray()).toEqual([
        [0, 0, 0],
        [1, 1, 1],
      ]);
      out.sum().backward();
      expect(q.grad!.toArray()).toEqual([
        [0, 0, 0],
        [0, 0, 0],
      ]);
    }
    expect(scaledDotProductAttention(ones([2, 3]), zeros([0, 3]), zeros([0, 3])).toArray()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });
});

describe("NaN in order", () => {
  test("NaN is the largest, above Infinity, rising and falling", () => {
    const x = tensor([1, NaN, Infinity, -Infinity]);
    expect(x.argsort().toArray()).toEqual([3, 0, 2, 1]);
    expect(x.argsort(-1, true).toArray()).toEqual([1, 2, 0, 3]);
    expect(x.topk(2).indices.toArray()).toEqual([1, 2]);
    expect(x.topk(2, -1, false).indices.toArray()).toEqual([3, 0]);
  });
});

describe("writes in place", () => {
  test("an operand whose gradient would be lost is refused", () => {
    const w = tensor([1, 2], { requiresGrad: true });
    expect(() => zeros([]).add_(w.abs().sum())).toThrow(/gradient of the operand would be lost.*x = x\.add\(other\)/);
    expect(() => zeros([2]).copy_(w)).toThrow(/would be lost.*detach/);
  });

  test("expanded targets and overlapping sources are refused", () => {
    expect(() => zeros([1, 3]).expand([4, 3]).add_(1)).toThrow(/made by expand.*clone\(\)/);
    const x = tensor([1, 2, 3, 4]);
    expect(() => x.slice(0, 1, 4).copy_(x.slice(0, 0, 3))).toThrow(/share some of their numbers.*clone\(\)/);
    x.slice(0, 2, 4).copy_(x.slice(0, 0, 2));
    expect(x.copy_(x).toArray()).toEqual([1, 2, 1, 2]);
  });
});

describe("chance at its limits", () => {
  test("numbers below any n up to 2⁵³, and a sentence for what would never end", () => {
    const generator = new Generator(1);
    for (const n of [1, 2 ** 32, 2 ** 32 + 1, 6e9, 2 ** 53]) {
      const drawn = generator.below(n);
      expect(Number.isInteger(drawn) && drawn >= 0 && drawn < n).toBe(true);
    }
    for (const n of [0, -1, 1.5, NaN, Infinity]) expect(() => generator.below(n)).toThrow(/whole number from 1 to 2⁵³/);
    expect(Math.abs(randint(-3e9, 3e9, [1], { dtype: "float64" }).item())).toBeLessThanOrEqual(3e9);
    expect(() => randint(-1e300, 1e300, [1], { dtype: "float64" })).toThrow(/more than 2⁵³/);
  });

  test("dropout of everything leaves zeros", () => {
    expect(dropout(ones([3]), 1).toArray()).toEqual([0, 0, 0]);
  });
});

test("batch norm refuses to learn from one number a channel, as PyTorch does", () => {
  expect(() => nn.batchNorm1d(3)(zeros([1, 3]))).toThrow(/more than one number a channel.*\[1, 3\].*larger batch/);
  expect(nn.batchNorm1d(3).eval()(zeros([1, 3])).shape).toEqual([1, 3]);
  expect(nn.batchNorm2d(3)(zeros([1, 3, 2, 1])).shape).toEqual([1, 3, 2, 1]);
});
