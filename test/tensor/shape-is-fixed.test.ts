import { expect, test } from "vitest";
import { reshape, tensor, zeros } from "../../src/tensor/index.js";

test("a tensor's shape cannot be changed from outside", () => {
  const x = zeros([2, 3]);
  const seen = x.shape as unknown as number[];
  seen[0] = 5;
  seen.push(7);
  expect(x.shape).toEqual([2, 3]);
  expect(x.numel()).toBe(6);
});

test("arrays given as shapes are the caller's own afterwards", () => {
  const wanted: number[] = [2, 3];
  const made = [
    zeros(wanted),
    reshape(zeros([6]), wanted as never),
    tensor([1, 2, 3]).expand(wanted),
    zeros([1, 3]).expand(wanted),
  ];
  wanted[0] = 99;
  for (const x of made) expect(x.shape).toEqual([2, 3]);
});
