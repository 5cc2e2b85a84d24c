/** Lecture 10, the broken twin: a mask that lets each place see one place too far. */

import { textBatches } from "../../models/language/windows.js";
import * as nn from "../../nn/index.js";
import { adamw, clipGradNorm } from "../../optim/index.js";
import { manualSeed } from "../../random/generator.js";
import { add, noGrad, type Tensor, tensor } from "../../tensor/index.js";
import { checkOptions } from "../../tensor/options.js";

export interface PeekingOptions {
  /** how many different characters there are */
  vocabulary: number;
  /** how many places to the right of its own each place sees; 0 is right */
  ahead: number;
  /** so many steps of 16 pieces of 32 characters; 150 when left out */
  steps?: number;
  seed?: number;
}

/** Mean surprise at the next character, in nats. */
export interface Peeking {
  /** in the last tenth of the training, as it was trained */
  training: number;
  /** on other text, with the same mask: what a test with the same mistake would report */
  reported: number;
  /** on the same other text, where the next character is not there yet, as when it writes */
  writing: number;
}

/**
 * Trains a transformer of one layer on characters with a mask that may be wrong, and judges it with this mask and with the
 * right one.
 *
 * @example
 * const text = Array.from({ length: 200 }, (_, i) => (i * i) % 7);
 * peeking(text, text, { vocabulary: 7, ahead: 0, steps: 1 }).writing > 0   // true
 */
export function peeking(train: ArrayLike<number>, judged: ArrayLike<number>, options: PeekingOptions): Peeking {
  checkOptions("peeking", options, ["vocabulary", "ahead", "steps", "seed"]);
  const { vocabulary, ahead, steps = 150, seed = 1 } = options;
  const [window, features] = [32, 64];
  manualSeed(seed);
  const parts = {
    token: nn.embedding(vocabulary, features),
    position: nn.embedding(window, features),
    attention: nn.multiHeadAttention(features, 4),
    norm: nn.layerNorm(features),
    head: nn.linear(features, vocabulary),
  };
  const places = Array.from({ length: window }, (_, i) => i);
  const maskOf = (far: number) => tensor(places.map((i) => places.map((j) => j <= i + far)));
  const model = nn.module("peeking", parts, (ids: number[][], mask: Tensor): Tensor => {
    const x = add(parts.token(ids) as Tensor, parts.position(places) as Tensor) as Tensor;
    return parts.head(parts.norm(add(x, parts.attention(x, { mask })) as Tensor) as Tensor) as Tensor;
  });
  const lossOf = ({ inputs, targets }: { inputs: number[][]; targets: number[] }, mask: Tensor): Tensor =>
    nn.crossEntropy(model(inputs, mask).reshape([-1, vocabulary]) as Tensor, targets) as Tensor;
  const optimizer = adamw(model.parameters(), { lr: 6e-3, weightDecay: 0 });
  const [trained, right] = [maskOf(ahead), maskOf(0)];
  const batches = textBatches(train, { window, batch: 16, seed });
  const losses = Array.from({ length: steps }, (_, step) => {
    optimizer.zeroGrad();
    const loss = lossOf(batches.at(step), trained);
    loss.backward();
    clipGradNorm(model.parameters(), 1);
    optimizer.step();
    return loss.item();
  });
  const last = losses.slice(-Math.max(1, Math.floor(steps / 10)));
  const others = textBatches(judged, { window, batch: 256, seed }).at(0);
  const on = (mask: Tensor) => noGrad(() => lossOf(others, mask)).item();
  return {
    training: last.reduce((sum, loss) => sum + loss, 0) / last.length,
    reported: on(trained as unknown as Tensor),
    writing: on(right as unknown as Tensor),
  };
}
