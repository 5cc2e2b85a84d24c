import { BYTES } from "../../kernels/index.js";
import { ArgumentError } from "../errors.js";
import { op } from "../op.js";
import { contiguous, empty, pairwise, pointer, stretched, unary } from "../raw.js";
import { broadcast, numeric } from "../rules.js";
import { view } from "../storage.js";
import type { Tensor } from "../tensor.js";
import type { PairFn } from "../types/signatures.js";
import { neg } from "./arithmetic.js";
import { operands } from "./operands.js";

/** What is left of a after taking b away a whole number of times: 0 or of b's sign. JavaScript's % has a's sign. */
function rest(a: number, b: number): number {
  const left = a % b;
  return left !== 0 && left < 0 !== b < 0 ? left + b : left;
}

const remainderOp = op<"a" | "b", undefined>({
  name: "remainder",
  inputs: ["a", "b"],
  rule: numeric(broadcast),
  forward: (inputs, _, { shape, dtype }) => {
    const [a, b] = inputs.map((x) => contiguous(stretched(x, shape))) as [Tensor, Tensor];
    const out = empty(shape, dtype);
    const numbers = view(dtype);
    const [fromA, fromB, to] = [a, b, out].map((x) => pointer(x, dtype) / BYTES[dtype]) as [number, number, number];
    for (let i = 0; i < out.numel(); i++) {
      const divisor = numbers[fromB + i]!;
      if (divisor === 0 && dtype === "int32")
        throw new ArgumentError("remainder", "whole numbers cannot be divided by 0");
      numbers[to + i] = rest(numbers[fromA + i]!, divisor);
    }
    return out;
  },
  backward: {
    a: (g) => g,
    // a − b⌊a/b⌋, and ⌊a/b⌋ does not move
    b: (g, { a, b }) => neg(pairwise("mul", g, unary("floor", pairwise("div", a, b)))),
  },
});

/**
 * What is left of a after taking b away a whole number of times: a − b⌊a/b⌋, which has b's sign (JavaScript's % has a's).
 *
 * @example
 * remainder(tensor([-1, 7]), 5).toArray(); // [4, 2]
 */
export const remainder = ((a: unknown, b: unknown) =>
  remainderOp.run(operands("remainder", a, b), undefined)) as unknown as PairFn<"remainder">;
