import { linear as linearOp } from "../tensor/ops/matmul.js";
import { linearInt8 } from "../tensor/ops/quantization.js";
import { checkOptions, checkWhole } from "../tensor/options.js";
import type { Tensor } from "../tensor/tensor.js";
import { uniform } from "./init.js";
import { type LastAxis, type Layer, layer } from "./layer.js";
import { quantizable } from "./quantize.js";

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
  options: { bias?: boolean } = {},
): Layer<LinearShape<I, O>> {
  checkOptions("linear", options, ["bias"]);
  const { bias = true } = options;
  checkWhole("linear", "the number of inputs", inputs, 1);
  checkWhole("linear", "the number of outputs", outputs, 1);
  const bound = 1 / Math.sqrt(inputs);
  const weight = uniform([outputs, inputs], bound);
  const shift = bias ? uniform([outputs], bound) : undefined;
  const made = layer<LinearShape<I, O>>(
    `linear(${inputs}, ${outputs})`,
    { weight, bias: shift },
    function (x) {
      const { weight, scale, bias } = this.parts as { weight: Tensor; scale?: Tensor; bias?: Tensor };
      return scale ? linearInt8(x, weight, scale, bias) : linearOp(x, weight, bias);
    },
    (_input, output) => output.reduce((n, size) => n * size, inputs),
  );
  return quantizable(made);
}
