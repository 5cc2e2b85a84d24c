import { ArgumentError } from "../tensor/errors.js";
import { quantize } from "../tensor/ops/quantization.js";
import type { Tensor } from "../tensor/tensor.js";
import { isModule, type ModuleMethods, rebuild } from "./module.js";

/** Layers whose forward function can work with a weight in bytes and its scale. */
const layers = new WeakSet<ModuleMethods>();

/** Notes that a layer finds its weight, and a scale where the weight is in bytes, in `this.parts`. */
export function quantizable<M extends object>(layer: M): M {
  layers.add(layer as unknown as ModuleMethods);
  return layer;
}

/**
 * Keeps the weights of all linear and embedding layers inside a model as int8 with a scale for each row, in place: a
 * quarter of the memory, for a model that has finished learning. These layers then have buffers (`weight`, `scale`,
 * `bias`) and no parameters; gradients still flow through them. Layers of other sorts stay as they are. An optimiser that
 * was made before goes on holding the float32 weights: make a new one.
 *
 * A file for such a model is loaded after the change: `nn.quantize_(model).loadStateDict((await load(path)).tensors)`.
 *
 * @throws ArgumentError for anything that is not a model, for a model without such layers and for weights that are not finite;
 * nothing is changed then
 * @example
 * nn.quantize_(nn.sequential(nn.linear(2, 3), nn.tanh())).stateDict()["0.weight"].dtype; // "int8"
 */
export function quantize_<M extends ModuleMethods>(model: M): M {
  if (!isModule(model))
    throw new ArgumentError(
      "quantize_",
      "expects a model, such as nn.linear(2, 3); for a single matrix use quantize(x)",
    );
  const found = model.modules().filter((module) => layers.has(module));
  if (found.length === 0)
    throw new ArgumentError(
      "quantize_",
      `there is no linear and no embedding layer in ${model.kind}, nothing to change`,
    );
  const changes = found
    .filter((layer) => layer.parts.scale === undefined)
    .map((layer) => {
      const { weight, bias } = layer.parts as { weight: Tensor; bias?: Tensor };
      return { layer, parts: { ...quantize(weight), bias: bias?.detach() } };
    });
  for (const { layer, parts } of changes) rebuild(layer, `${layer.kind.slice(0, -1)}, int8)`, parts);
  return model;
}
