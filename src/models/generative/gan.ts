import * as nn from "../../nn/index.js";
import type { Tensor } from "../../tensor/index.js";

/** Numbers of noise that a digit is made of. */
export const ganNoise = 16;

/**
 * A generative adversarial network for digits of 8 by 8 pixels (Goodfellow and others 2014): called with noise [N, 16] it
 * gives pictures [N, 64] from 0 to 1. Its parts are the `generator`, which paints them, and the `discriminator`, which was
 * trained to tell them from real ones: pictures [N, 64] → logits [N, 1], above 0 for real.
 *
 * @example
 * digitGan()(zeros([2, 16])).shape   // [2, 64]
 */
export function digitGan(): nn.Module {
  const generator = nn.sequential(
    nn.linear(ganNoise, 128),
    nn.relu(),
    nn.linear(128, 128),
    nn.relu(),
    nn.linear(128, 64),
    nn.sigmoid(),
  ) as unknown as nn.Module;
  const discriminator = nn.sequential(
    nn.linear(64, 128),
    nn.leakyRelu(0.2),
    nn.dropout(0.3),
    nn.linear(128, 64),
    nn.leakyRelu(0.2),
    nn.dropout(0.3),
    nn.linear(64, 1),
  ) as unknown as nn.Module;
  return nn.module("digitGan", { generator, discriminator }, (z: Tensor) => generator(z));
}
