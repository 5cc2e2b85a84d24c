/** Making a trained model smaller: fewer bits a weight, fewer weights. */

import { tensor } from "../tensor/create.js";
import { ArgumentError } from "../tensor/errors.js";
import { noGrad } from "../tensor/graph.js";
import { copy_ } from "../tensor/ops/inplace.js";
import { checkNumber, checkOptions, checkWhole } from "../tensor/options.js";
import type { Tensor } from "../tensor/tensor.js";
import { isModule, type ModuleMethods } from "./module.js";

export interface FakeQuantizeOptions {
  /** bits a weight, from 2 to 16: with 8 there are 255 values, from −127 to 127 times the step */
  bits: number;
  /** a step for every row or output channel of its own (when left out), or one for the whole weight */
  perChannel?: boolean;
}

/**
 * Rounds every weight of a model in place to so few values that it would fit into the given number of bits: what int8 or 4 bits
 * would cost in accuracy, computed in float32. Symmetric; the largest size of a channel (axis 0) decides its step. Biases
 * and norms, which have one axis, stay as they are. `stateDict()` hands out the same numbers: to have the old ones again, load
 * them from the file, or clone them first.
 *
 * @throws ArgumentError for anything that is not a model
 * @example
 * nn.fakeQuantize_(nn.linear(3, 2), { bits: 4 }).kind; // "linear(3, 2)"
 */
export function fakeQuantize_<M extends ModuleMethods>(model: M, options: FakeQuantizeOptions): M {
  const weights = weightsOf("fakeQuantize_", model);
  checkOptions("fakeQuantize_", options, ["bits", "perChannel"]);
  const { bits, perChannel = true } = options ?? {};
  checkWhole("fakeQuantize_", "bits", bits, 2);
  checkNumber("fakeQuantize_", "bits", bits, 2, 16);
  const most = (1 << (bits - 1)) - 1;
  for (const weight of weights)
    change(weight, (values) => {
      const row = perChannel ? values.length / weight.shape[0]! : values.length;
      for (let from = 0; from < values.length; from += row) {
        let largest = 0;
        for (let i = from; i < from + row; i++) largest = Math.max(largest, Math.abs(values[i]!));
        const step = largest / most;
        if (step > 0) for (let i = from; i < from + row; i++) values[i] = Math.round(values[i]! / step) * step;
      }
    });
  return model;
}

/**
 * Sets the smallest weights of every layer to 0, in place: the given share of each weight that has more than one axis (magnitude
 * pruning, Han and others 2015). Of equal ones the first go. What `fakeQuantize_` says of `stateDict()` holds here as well.
 *
 * @throws ArgumentError for anything that is not a model
 * @example
 * nn.prune_(nn.linear(4, 2), 0.5).parts.weight.eq(0).sum().item(); // 4
 */
export function prune_<M extends ModuleMethods>(model: M, share: number): M {
  const weights = weightsOf("prune_", model);
  checkNumber("prune_", "share", share, 0, 1);
  for (const weight of weights)
    change(weight, (values) => {
      const order = Array.from(values.keys()).sort((a, b) => Math.abs(values[a]!) - Math.abs(values[b]!) || a - b);
      for (const i of order.slice(0, Math.round(share * values.length))) values[i] = 0;
    });
  return model;
}

function weightsOf(name: string, model: unknown): Tensor[] {
  if (!isModule(model)) throw new ArgumentError(name, "expects a model, such as nn.linear(2, 3)");
  return model.parameters().filter((p) => p.ndim > 1);
}

function change(weight: Tensor, f: (values: Float32Array | Float64Array) => void): void {
  const values = weight.data() as Float32Array;
  f(values);
  noGrad(() => copy_(weight, (tensor(values) as Tensor).reshape(weight.shape as number[]) as Tensor));
}
