import { kernels } from "../../kernels/index.js";
import { requireTensor } from "../arguments.js";
import { op } from "../op.js";
import { cast, copy, pointer } from "../raw.js";
import { elementwise, numeric } from "../rules.js";
import { axisOf, count } from "../strides.js";
import type { Tensor } from "../tensor.js";
import type { Along } from "../types/axes.js";
import type { Result, Shape } from "../types/shape.js";
import type { Arg } from "../types/signatures.js";
import { flip } from "./slicing.js";

const cumsumOp = op<"x", { axis: number }>({
  name: "cumsum",
  inputs: ["x"],
  rule: numeric(elementwise),
  forward: ([x], { axis }) => runningSum(x!, axis),
  // an element counts in every later sum: run the gradient's sums backwards
  backward: { x: (g, { options }) => flip(runningSum(flip(g, options.axis), options.axis), options.axis) },
});

function runningSum(x: Tensor, axis: number): Tensor {
  if (x.dtype === "int32") return cast(runningSum(cast(x, "float64"), axis), "int32", "cumsum");
  const out = copy(x);
  const { shape } = x;
  kernels[x.dtype].cumsum(
    pointer(out, x.dtype),
    pointer(out, x.dtype),
    count(shape.slice(0, axis)),
    shape[axis]!,
    count(shape.slice(axis + 1)),
  );
  return out;
}

/**
 * Running sums along an axis.
 *
 * @example
 * tensor([1, 2, 3]).cumsum(0).toArray(); // [1, 3, 6]
 */
export function cumsum<A extends Shape, const X extends number>(
  x: Tensor<A>,
  axis: Arg<Along<"cumsum", A, X>, X>,
): Tensor<Result<Along<"cumsum", A, X>>> {
  requireTensor("cumsum", "x", x);
  return cumsumOp.run([x], { axis: axisOf("cumsum", axis as number, x.shape) }) as Tensor<any>;
}
