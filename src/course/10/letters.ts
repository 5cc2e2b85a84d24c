/** Lecture 10, GPTs on the characters of Moby-Dick that are trained while one waits. */
import { type Gpt, gpt } from "../../models/gpt.js";
import { textBatches } from "../../models/language/windows.js";
import type * as nn from "../../nn/index.js";
import { crossEntropy } from "../../nn/index.js";
import { adamw, clipGradNorm } from "../../optim/index.js";
import { manualSeed } from "../../random/generator.js";
import type { Tensor } from "../../tensor/index.js";
import { checkOptions } from "../../tensor/options.js";

export interface LetterOptions {
  /** how many different characters there are */
  vocabulary: number;
  /** the length of a character's vector; 64 when left out */
  features?: number;
  /** 2 when left out */
  layers?: number;
  /** 4 when left out */
  heads?: number;
  /** so many steps of 16 pieces of 32 characters; 600 when left out */
  steps?: number;
  seed?: number;
  /** hears of the loss after each step */
  hear?: (loss: number, step: number) => void;
}

/**
 * A GPT that has read pieces of a text, given as numbers of characters: AdamW, a step length of 0.006 that falls in a straight
 * line to nothing, gradients no longer than 1.
 *
 * @example
 * letterGpt([0, 1, 2, 0, 1, 2, ...Array(40).fill(0)], { vocabulary: 3, features: 8, steps: 1 }).training   // false
 */
export function letterGpt(ids: ArrayLike<number>, options: LetterOptions): nn.Module<Gpt> {
  checkOptions("letterGpt", options, ["vocabulary", "features", "layers", "heads", "steps", "seed", "hear"]);
  const { vocabulary, features = 64, layers = 2, heads = 4, steps = 600, seed = 1, hear } = options;
  manualSeed(seed);
  const window = 32;
  const model = gpt({ vocabulary, context: window, features, layers, heads });
  const optimizer = adamw(model.parameters(), { lr: 6e-3, betas: [0.9, 0.95], weightDecay: 0 });
  const batches = textBatches(ids, { window, batch: 16, seed });
  for (let step = 0; step < steps; step++) {
    optimizer.options.lr = 6e-3 * (1 - step / steps);
    optimizer.zeroGrad();
    const { inputs, targets } = batches.at(step);
    const loss = crossEntropy(model(inputs).reshape([-1, vocabulary]) as Tensor, targets) as Tensor;
    loss.backward();
    clipGradNorm(model.parameters(), 1);
    optimizer.step();
    hear?.(loss.item(), step);
  }
  return model.eval();
}
