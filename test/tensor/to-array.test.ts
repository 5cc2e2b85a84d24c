import { expect, expectTypeOf, test } from "vitest";
import { type Tensor, tensor, zeros } from "../../src/tensor/index.js";

test("toArray nests as deep as the shape is long, in types, too", () => {
  expectTypeOf(tensor(1).toArray()).toEqualTypeOf<number>();
  expectTypeOf(zeros([3]).toArray()).toEqualTypeOf<number[]>();
  expectTypeOf(zeros([2, 3]).toArray()).toEqualTypeOf<number[][]>();
  expectTypeOf((zeros([2]) as Tensor).toArray()).toBeAny();
  expect(zeros([2, 1]).toArray()).toEqual([[0], [0]]);
});
