import type { DType } from "../../kernels/index.js";
import { requireTensor } from "../arguments.js";
import { checkDType } from "../dtypes.js";
import { converted, op } from "../op.js";
import { copy, contiguous as inOnePiece } from "../raw.js";
import { elementwise, promoting } from "../rules.js";
import type { Tensor } from "../tensor.js";
import type { Shape } from "../types/shape.js";

const cloneOp = op({
  name: "clone",
  inputs: ["x"],
  rule: promoting(elementwise),
  forward: ([x]) => copy(x!),
  backward: { x: (g) => g },
});

/**
 * A copy with its own numbers; the gradient flows through.
 *
 * @example
 * clone(tensor([1, 2])).toArray(); // [1, 2]
 */
export function clone<A extends Shape>(x: Tensor<A>): Tensor<A> {
  requireTensor("clone", "x", x);
  return cloneOp.run([x], undefined);
}

/** The same numbers as a different kind; x itself if it is of that kind already. */
export function to<A extends Shape>(x: Tensor<A>, dtype: DType): Tensor<A> {
  requireTensor("to", "x", x);
  checkDType("to", dtype);
  return converted(x, dtype);
}

const contiguousOp = op({
  name: "contiguous",
  inputs: ["x"],
  rule: promoting(elementwise),
  forward: ([x]) => inOnePiece(x!),
  backward: { x: (g) => g },
});

/** The same tensor with its elements one after the other in memory. */
export function contiguous<A extends Shape>(x: Tensor<A>): Tensor<A> {
  requireTensor("contiguous", "x", x);
  return x.isContiguous() ? x : contiguousOp.run([x], undefined);
}
