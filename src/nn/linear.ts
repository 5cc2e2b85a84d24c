import { linear as linearOp } from "../tensor/ops/matmul.js";
import { checkWhole } from "../tensor/options.js";
import { uniform } from "./init.js";
import { type LastAxis, type Layer, layer } from "./layer.js";

export type LinearShape<I extends number, O extends number> = LastAxis<`linear(${I}, ${O})`, I, O>;

/**
 * y = x Wᵀ + b: every output is a weighted sum of all inputs. x: […, inputs] → […, outputs].
 * W [outputs, inputs] and b [outputs] start uniformly in ±1/√inputs, as in PyTorch.
 *
 * @example
 * nn.linear(2, 16)(zeros([5, 2])).shape; // [5, 16]
 */
export function linear<const I extends number, const O extends number>(
  inputs: I,
  outputs: O,
  { bias = true }: { bias?: boolean } = {},
): Layer<LinearShape<I, O>> {
  checkWhole("linear", "the number of inputs", inputs, 1);
  checkWhole("linear", "the number of outputs", outputs, 1);
  const bound = 1 / Math.sqrt(inputs);
  const weight = uniform([outputs, inputs], bound);
  const shift = bias ? uniform([outputs], bound) : undefined;
  return layer(
    `linear(${inputs}, ${outputs})`,
    { weight, bias: shift },
    (x) => linearOp(x, weight, shift),
    (_input, output) => output.reduce((n, size) => n * size, inputs),
  );
}
