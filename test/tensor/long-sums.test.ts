import { expect, test } from "vitest";
import { full, tensor } from "../../src/index.js";

/** The relative difference. */
const off = (is: number, should: number) => Math.abs(is - should) / Math.abs(should);

test.each([1000, 10 ** 5, 10 ** 7])("sums of %i numbers stay within 1e-5", (n) => {
  for (const value of [0.1, 0.98642, 1 / 3]) {
    const each = Math.fround(value);
    const x = full([n], value);
    expect(off(x.sum().item(), n * each)).toBeLessThan(1e-5);
    expect(off(x.mean().item(), each)).toBeLessThan(1e-5);
    expect(off(x.cumsum(0).slice(0, -1).item(), n * each)).toBeLessThan(1e-6);
    for (const columns of [5, 20]) {
      const sums = full([n / columns, columns], value).sum(0);
      for (const sum of sums.toArray()) expect(off(sum, (n / columns) * each)).toBeLessThan(1e-5);
    }
    expect(Math.abs(x.logsumexp().item() - (each + Math.log(n)))).toBeLessThan(1e-5 * Math.log(n));
    expect(
      off(
        x
          .reshape([n / 10, 10])
          .logsumexp(0)
          .slice(0, 0, 1)
          .item(),
        each + Math.log(n / 10),
      ),
    ).toBeLessThan(1e-5);
  }
});

test("the gradient of a running sum is as exact", () => {
  const x = full([10 ** 6], 0.1, { requiresGrad: true });
  x.cumsum(0).mul(0.1).sum().backward();
  expect(off(x.grad!.slice(0, 0, 1).item(), 10 ** 6 * Math.fround(0.1))).toBeLessThan(1e-5);
});

test("every running sum of a long row is right, not only the last", () => {
  const sums = full([10 ** 6], 0.1)
    .cumsum(0)
    .data();
  for (let i = 0; i < sums.length; i += 99_999) expect(off(sums[i]!, (i + 1) * Math.fround(0.1))).toBeLessThan(1e-6);
  expect(tensor([1, 2, 3]).cumsum(0).toArray()).toEqual([1, 3, 6]);
});
