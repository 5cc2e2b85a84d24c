import { expect, test } from "vitest";
import { checkExports } from "../../src/kernels/simd.js";
import { reference, simd } from "./pair.js";

test("the SIMD table has every kernel, and none is the reference's by accident", () => {
  expect(Object.keys(simd)).toEqual(expect.arrayContaining(Object.keys(reference)));
  const same = Object.keys(simd).filter(
    (name) => simd[name as keyof typeof simd] === reference[name as keyof typeof simd],
  );
  expect(same).toEqual([]);
});

test("an assembly with a misspelt kernel does not start", () => {
  const { softmax, ...rest } = simd;
  expect(() => checkExports({ ...rest, sofmax: softmax })).toThrow(
    /missing: softmax.*; not listed in simd\.ts: .*sofmax/,
  );
});
