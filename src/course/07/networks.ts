/** Lecture 7, its neural language models: one recipe for all four, so that they can be compared. */
import { languageModel, mlpLm, type NextToken, recurrentLm, textBatches, windowNats } from "../../models/index.js";
import * as nn from "../../nn/index.js";
import { adamw, clipGradNorm } from "../../optim/index.js";
import { manualSeed } from "../../random/generator.js";
import type { Tensor } from "../../tensor/index.js";
import type { LanguageModel } from "../../text/index.js";

/** The networks that guess the next character. */
export type NetworkKind = "mlp" | "rnn" | "gru" | "lstm";

export interface NetworkTraining {
  /** steps of 1,024 characters each */
  steps: number;
  seed?: number;
  /** units of the hidden layer or of the state; 128 when left out */
  hidden?: number;
  /** the step length at the beginning, which falls to 2%; 0.005 when left out */
  lr?: number;
}

/** A network that has read. */
export interface Network {
  readonly model: nn.ModuleMethods;
  readonly parameters: number;
  /** how surprised it is by a text, in nats a character */
  nats(ids: ArrayLike<number>): number;
  /** the same network as a language model that `generate` can write with */
  readonly writer: LanguageModel;
}

/** How many characters the MLP looks at. */
const CONTEXT = 8;
/** Training reads 32 pieces of 32 characters a step. */
const [WINDOW, BATCH] = [32, 32];

/**
 * Trains a network to guess the next symbol of a text: AdamW, a step length that falls in a straight line, gradients cut at
 * length 1. The MLP looks at the last eight symbols; the others walk along the text and keep a state.
 *
 * @example
 * trainNetwork("rnn", Array.from({ length: 200 }, (_, i) => i % 3), 3, { steps: 2, hidden: 8 }).parameters > 100   // true
 */
export function trainNetwork(
  kind: NetworkKind,
  ids: readonly number[],
  vocabulary: number,
  { steps, seed = 1, hidden = 128, lr = 0.005 }: NetworkTraining,
): Network {
  manualSeed(seed);
  const model = (
    kind === "mlp"
      ? mlpLm({ vocabulary, context: CONTEXT, hidden: 2 * hidden })
      : recurrentLm({ vocabulary, cell: kind, hidden })
  ) as nn.Module<NextToken>;
  const optimiser = adamw(model.parameters(), { lr, weightDecay: 0 });
  const batches = textBatches(ids, { window: WINDOW, batch: BATCH, seed });
  for (let step = 0; step < steps; step++) {
    optimiser.options.lr = lr * Math.max(0.02, 1 - step / steps);
    optimiser.zeroGrad();
    const { inputs, targets } = batches.at(step);
    const logits = model(inputs).reshape([-1, vocabulary]) as Tensor;
    (nn.crossEntropy(logits, targets) as Tensor).backward();
    clipGradNorm(model.parameters(), 1);
    optimiser.step();
  }
  model.eval();
  return {
    model,
    parameters: model.parameterCount(),
    nats: (text) => windowNats(model, text, { window: 64, stride: 32, batch: 64 }),
    writer: languageModel(model, { vocabulary, context: CONTEXT }),
  };
}
