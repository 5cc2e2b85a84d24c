/** Layers, losses, and what models are made of. Every layer is a function: `nn.linear(2, 16)(x)`. */

export { type CrossEntropyOptions, crossEntropy, nll } from "../tensor/ops/cross-entropy.js";
export { type DiceOptions, dice } from "../tensor/ops/dice.js";
export {
  bce,
  bceWithLogits,
  focal,
  huber,
  kl,
  type LossOptions,
  mae,
  mse,
  type PairLoss,
} from "../tensor/ops/loss.js";
export * from "./activation.js";
export {
  type Attend,
  type Attended,
  type AttendOptions,
  type MultiHeadOptions,
  multiHeadAttention,
} from "./attention.js";
export { type FakeQuantizeOptions, fakeQuantize_, prune_ } from "./compress.js";
export * from "./convolution.js";
export * from "./embedding.js";
export * as init from "./init.js";
export { KeyValueCache, keyValueCache } from "./key-value-cache.js";
export type { LastAxis, Layer, Run, Same, ShapeFn, Unknown } from "./layer.js";
export * from "./linear.js";
export { type Module, ModuleMethods, module } from "./module.js";
export * from "./normalisation.js";
export type { Parts } from "./parts.js";
export * from "./pooling.js";
export { sinusoids } from "./positions.js";
export { fromPytorch } from "./pytorch-names.js";
export { quantize_ } from "./quantize.js";
export { type ReceptiveField, receptiveField, type SlidingLayer } from "./receptive-field.js";
export { gru, type LstmState, lstm, type RecurrentOptions, rnn, type Sequence } from "./recurrent.js";
export { type RotaryOptions, rotary } from "./rotary.js";
export { type Chain, type Sequential, type Step, sequential } from "./sequential.js";
export { Summary, type SummaryRow } from "./summary.js";
export { type BlockCall, type BlockOptions, type TransformerBlock, transformerBlock } from "./transformer.js";
