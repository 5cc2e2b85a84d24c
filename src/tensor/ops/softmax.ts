import { kernels } from "../../kernels/index.js";
import { requireTensor } from "../arguments.js";
import { op } from "../op.js";
import { contiguous, empty, pointer } from "../raw.js";
import { elementwise, floating } from "../rules.js";
import { axisOf } from "../strides.js";
import type { Tensor } from "../tensor.js";
import type { Along } from "../types/axes.js";
import type { Result, Shape } from "../types/shape.js";
import type { Arg } from "../types/signatures.js";
import { permute } from "./view.js";

/** Softmax and its logarithm work on rows; another axis is moved to the end and back. */
function rowOp<Name extends "softmax" | "logSoftmax">(name: Name) {
  const declared = op({
    name,
    inputs: ["x"],
    rule: floating(elementwise),
    forward: ([input], _, { dtype }) => {
      const x = contiguous(input!);
      const out = empty(x.shape, dtype);
      kernels[dtype][name](pointer(x, dtype), pointer(out, dtype), rows(x), x.shape[x.ndim - 1]!);
      return out;
    },
    backward: {
      x: (gradient, { y }) => {
        const { dtype } = y;
        const dx = empty(y.shape, dtype);
        const from = pointer(contiguous(gradient), dtype);
        kernels[dtype][`${name}Backward`](from, pointer(y, dtype), pointer(dx, dtype), rows(y), y.shape[y.ndim - 1]!);
        return dx;
      },
    },
  });
  return <A extends Shape, const X extends number>(
    x: Tensor<A>,
    axis: Arg<Along<Name, A, X>, X>,
  ): Tensor<Result<Along<Name, A, X>>> => {
    requireTensor(name, "x", x);
    const at = axisOf(name, axis as number, x.shape);
    const last = x.ndim - 1;
    if (at === last) return declared.run([x], undefined) as Tensor<any>;
    const swap = x.shape.map((_: number, i: number) => (i === at ? last : i === last ? at : i));
    return permute(declared.run([permute(x as Tensor, swap)], undefined), swap) as Tensor<any>;
  };
}

function rows(x: Tensor): number {
  const cols: number = x.shape[x.ndim - 1]!;
  return cols === 0 ? 0 : x.numel() / cols;
}

/**
 * eˣ / Σ eˣ along an axis: positive numbers that sum to 1.
 *
 * @example
 * tensor([0, 0]).softmax(0).toArray(); // [0.5, 0.5]
 */
export const softmax = rowOp("softmax");
/**
 * The logarithm of softmax, computed without overflow.
 *
 * @example
 * tensor([3]).logSoftmax(0).toArray(); // [0]
 */
export const logSoftmax = rowOp("logSoftmax");
