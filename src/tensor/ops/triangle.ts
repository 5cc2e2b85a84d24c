import { requireTensor } from "../arguments.js";
import { ShapeError, words } from "../errors.js";
import { op } from "../op.js";
import { checkWhole } from "../options.js";
import { choose, empty, pointer, scalar, stretched } from "../raw.js";
import { elementwise, promoting } from "../rules.js";
import { view } from "../storage.js";
import type { Tensor } from "../tensor.js";

const triangleOp = op<"x", { diagonal: number; lower: boolean }>({
  name: "triangle",
  inputs: ["x"],
  rule: promoting(elementwise),
  forward: ([x], options) => triangle(x!, options),
  backward: { x: (g, { options }) => triangle(g, options) },
});

function triangle(x: Tensor, { diagonal, lower }: { diagonal: number; lower: boolean }): Tensor {
  const [n, m] = [x.shape[x.ndim - 2]!, x.shape[x.ndim - 1]!];
  const mask = empty([n, m], "bool");
  const bytes = view("bool");
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++)
      bytes[pointer(mask, "bool") + i * m + j] = (lower ? j - i <= diagonal : j - i >= diagonal) ? 1 : 0;
  return choose(stretched(mask, x.shape), x, scalar(0, x.dtype));
}

/**
 * x with zeros above the diagonal (counted `diagonal` to the right of the main one).
 *
 * @example
 * ones([2, 2]).tril().toArray(); // [[1, 0], [1, 1]]
 */
export function tril(x: Tensor, diagonal = 0): Tensor {
  requireTensor("tril", "x", x);
  checkMatrix("tril", x, diagonal);
  return triangleOp.run([x], { diagonal, lower: true });
}

/**
 * x with zeros below the diagonal.
 *
 * @example
 * ones([2, 2]).triu().toArray(); // [[1, 1], [0, 1]]
 */
export function triu(x: Tensor, diagonal = 0): Tensor {
  requireTensor("triu", "x", x);
  checkMatrix("triu", x, diagonal);
  return triangleOp.run([x], { diagonal, lower: false });
}

function checkMatrix(op: string, x: Tensor, diagonal: number): void {
  checkWhole(op, "the diagonal", diagonal, -Infinity);
  if (x.ndim < 2)
    throw new ShapeError(op, `expects a matrix, but the shape is ${words(x.shape)}`, { shapes: [x.shape] });
}
