import type { DType } from "../../kernels/index.js";
import { op } from "../op.js";
import { cast, copy, contiguous as inOnePiece } from "../raw.js";
import type { Tensor } from "../tensor.js";
import type { Shape } from "../types/shape.js";

const cloneOp = op({ name: "clone", inputs: ["x"], forward: ([x]) => copy(x!), backward: { x: (g) => g } });

/**
 * A copy with its own numbers; the gradient flows through.
 *
 * @example
 * clone(tensor([1, 2])).toArray(); // [1, 2]
 */
export function clone<A extends Shape>(x: Tensor<A>): Tensor<A> {
  return cloneOp.run([x], undefined);
}

const toOp = op<"x", { from: DType; to: DType }>({
  name: "to",
  inputs: ["x"],
  forward: ([x], { to }) => cast(x!, to),
  backward: { x: (g, { options }) => (isReal(options.from) && isReal(options.to) ? cast(g, options.from) : null) },
});

const isReal = (dtype: DType) => dtype === "float32" || dtype === "float64";

/** The same numbers as another kind; x itself if it is that kind already. */
export function to<A extends Shape>(x: Tensor<A>, dtype: DType): Tensor<A> {
  if (x.dtype === dtype) return x;
  const y = toOp.run([x], { from: x.dtype, to: dtype });
  return isReal(dtype) ? y : y.detach();
}

const contiguousOp = op({
  name: "contiguous",
  inputs: ["x"],
  forward: ([x]) => inOnePiece(x!),
  backward: { x: (g) => g },
});

/** The same tensor with its elements one after the other in memory. */
export function contiguous<A extends Shape>(x: Tensor<A>): Tensor<A> {
  return x.isContiguous() ? x : contiguousOp.run([x], undefined);
}
