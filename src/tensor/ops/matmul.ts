import { requireTensor } from "../arguments.js";
import { ShapeError, words } from "../errors.js";
import { asRows, gemm, transposed } from "../gemm.js";
import { op } from "../op.js";
import { contiguous, reduce, viewOf } from "../raw.js";
import { checkShape, floating, numeric } from "../rules.js";
import { broadcastShapes } from "../strides.js";
import type { Tensor } from "../tensor.js";
import type { MatMul } from "../types/matmul.js";
import type { Result, Shape } from "../types/shape.js";
import type { Arg } from "../types/signatures.js";
import { mul } from "./arithmetic.js";
import { sum } from "./reduction.js";
import { reshape, squeeze, unsqueeze } from "./view.js";

const matmulOp = op({
  name: "matmul",
  inputs: ["a", "b"],
  rule: numeric(([a, b], _, name) => {
    checkMatmul(a!.sizes, b!.sizes);
    const batch = broadcastShapes(name, a!.sizes.slice(0, -2), b!.sizes.slice(0, -2));
    return [...batch, a!.sizes[a!.ndim - 2]!, b!.sizes[b!.ndim - 1]!];
  }),
  forward: ([a, b]) => gemm(a!, b!),
  backward: {
    a: (g, { b }) => gemm(g, transposed(b)),
    b: (g, { a, b }) => {
      // a stack of matrices times one matrix is one tall matrix times it: so is the gradient, without a sum over the stack
      const rows = b.ndim === 2 ? asRows(contiguous(a)) : undefined;
      return rows ? gemm(transposed(rows), asRows(contiguous(g))!) : gemm(transposed(a), g);
    },
  },
});

/**
 * The matrix product, as PyTorch's matmul: a [… m, k] times b [… k, n] gives [… m, n]; leading axes broadcast; a vector
 * is a row on the left and a column on the right.
 *
 * @example
 * tensor([[1, 2], [3, 4]]).matmul(tensor([1, 1])).toArray(); // [3, 7]
 */
export function matmul<A extends Shape, B extends Shape>(
  a: Tensor<A>,
  b: Arg<MatMul<A, B>, Tensor<B>>,
): Tensor<Result<MatMul<A, B>>> {
  requireTensor("matmul", "a", a);
  requireTensor("matmul", "b", b);
  return product(a, b as Tensor);
}

function product(a: Tensor, b: Tensor): Tensor {
  checkMatmul(a.sizes, b.sizes);
  if (a.ndim === 1) return squeeze(product(unsqueeze(a, 0), b), b.ndim === 1 ? 0 : -2);
  if (b.ndim === 1) return squeeze(product(a, unsqueeze(b, 1)), -1);
  return matmulOp.run([a, b], undefined);
}

function checkMatmul(a: readonly number[], b: readonly number[]): void {
  const shapes = [a, b];
  if (a.length === 0 || b.length === 0) {
    const side = a.length === 0 ? "left" : "right";
    throw new ShapeError("matmul", `expects vectors or matrices, but the ${side} side is a single number`, {
      shapes,
      hint: "use mul",
    });
  }
  const [k, l] = [a[a.length - 1]!, b[b.length === 1 ? 0 : b.length - 2]!];
  if (k === l) return;
  const columns = a.length === 1 ? "elements" : "columns";
  const rows = b.length === 1 ? "elements" : "rows";
  const hint = b.length > 1 && k === b[b.length - 1] ? "transpose the right side" : undefined;
  const sentence =
    a.length === 1 && b.length === 1
      ? `${words(a)} and ${words(b)} have different lengths`
      : `${words(a)} has ${k} ${columns} but ${words(b)} has ${l} ${rows}`;
  throw new ShapeError("matmul", sentence, { shapes, axis: a.length - 1, ...(hint ? { hint } : {}) });
}

const linearOp = op({
  name: "linear",
  inputs: ["x", "weight", "bias"],
  optional: ["bias"],
  rule: floating(([x, weight, bias], _, name) => {
    const outputs: number = weight!.sizes[0]!;
    checkShape(name, "bias", bias, [outputs]);
    return x!.sizes.with(-1, outputs);
  }),
  forward: ([x, weight, bias]) => gemm(x!, transposed(weight!), bias && contiguous(bias)),
  backward: {
    x: (g, { weight }) => gemm(g, weight),
    weight: (g, { x }) => gemm(transposed(asRows(contiguous(g))!), asRows(contiguous(x))!),
    bias: (g) => {
      const rows = asRows(contiguous(g))!;
      return viewOf(reduce("sum", rows, [0]), [rows.sizes[1]!], [1]);
    },
  },
});

/**
 * x Wᵀ + b for x […, in], weight [out, in] and bias [out]: what a linear layer computes.
 *
 * @example
 * linear(tensor([1, 2]), tensor([[3, 4]]), tensor([10])).toArray(); // [21]
 */
export function linear(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  requireTensor("linear", "x", x);
  requireTensor("linear", "weight", weight);
  const [outputs, inputs] = weight.sizes;
  if (weight.ndim !== 2)
    throw new ShapeError("linear", `the weight must be [out, in], but is ${words(weight.sizes)}`, {
      shapes: [weight.sizes],
    });
  if (x.ndim === 0 || x.sizes[x.ndim - 1] !== inputs) {
    throw new ShapeError(
      `linear(${inputs}, ${outputs})`,
      `expects ${inputs} features, got ${x.sizes[x.ndim - 1] ?? "a single number"} in ${words(x.sizes)}`,
      {
        shapes: [x.sizes, weight.sizes],
        axis: x.ndim - 1,
      },
    );
  }
  if (x.ndim === 1) return squeeze(linear(unsqueeze(x, 0), weight, bias), 0);
  return linearOp.run([x, weight, bias], undefined);
}

/**
 * Σ aᵢbᵢ for two vectors of the same length.
 *
 * @example
 * dot(tensor([1, 2]), tensor([3, 4])).item(); // 11
 */
export function dot(a: Tensor, b: Tensor): Tensor<[]> {
  requireTensor("dot", "a", a);
  requireTensor("dot", "b", b);
  if (a.ndim !== 1 || b.ndim !== 1 || a.sizes[0] !== b.sizes[0]) {
    throw new ShapeError(
      "dot",
      `expects two vectors of the same length, but was given ${words(a.sizes)} and ${words(b.sizes)}`,
      {
        shapes: [a.sizes, b.sizes],
      },
    );
  }
  return sum(mul(a, b));
}

/**
 * All products aᵢbⱼ of two vectors: [m] and [n] give [m, n].
 *
 * @example
 * outer(tensor([1, 2]), tensor([3, 4])).toArray(); // [[3, 4], [6, 8]]
 */
export function outer(a: Tensor, b: Tensor): Tensor {
  requireTensor("outer", "a", a);
  requireTensor("outer", "b", b);
  if (a.ndim !== 1 || b.ndim !== 1) {
    throw new ShapeError("outer", `expects two vectors, but was given ${words(a.sizes)} and ${words(b.sizes)}`, {
      shapes: [a.sizes, b.sizes],
    });
  }
  return mul(reshape(a, [-1, 1]), b);
}
