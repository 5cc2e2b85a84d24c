import { crossEntropy, init } from "../../nn/index.js";
import { Generator, manualSeed } from "../../random/generator.js";
import { zeros } from "../../tensor/create.js";
import type { Tensor } from "../../tensor/tensor.js";
import type { Pile } from "./digit-piles.js";

/**
 * Ten layers of 64 tanh neurons read a pile of digits: the size (root mean square) of the slope that arrives at the
 * biases of each layer in backpropagation, layer 1 first. Weights start normally distributed with the standard
 * deviation given, or as `nn.linear` and PyTorch start them: uniform in ±1/√64.
 *
 * @example
 * slopesByLayer(digitPiles(await data.digits(), 7).training, 0.02).length   // 10
 */
export function slopesByLayer({ x, y }: Pile, start: number | "uniform", seed = 4): number[] {
  manualSeed(seed);
  const weights = Array.from({ length: 10 }, () =>
    start === "uniform" ? init.uniform([64, 64], 1 / 8) : init.normal([64, 64], start),
  );
  const biases = weights.map(() => zeros([64], { requiresGrad: true }) as Tensor);
  const last = init.normal([64, 10], 1 / 8);
  const top = weights.reduce((h, w, i) => h.matmul(w).add(biases[i]!).tanh() as Tensor, x);
  crossEntropy(top.matmul(last) as Tensor, y).backward();
  return biases.map((b) => b.grad!.square().mean().sqrt().item());
}

/**
 * What is left of a signal of size 1 behind twenty layers of ReLU neurons whose weights are normally distributed with the
 * standard deviation that `spread` gives for the number of inputs.
 *
 * @example
 * signalAfter((inputs) => Math.sqrt(2 / inputs), 64) > 0.1   // true
 */
export function signalAfter(spread: (inputs: number) => number, inputs: number, layers = 20): number {
  const random = new Generator(1);
  const size = (values: number[]) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
  let signal = Array.from({ length: inputs }, () => random.normal());
  const before = size(signal);
  for (let layer = 0; layer < layers; layer++) {
    const s = spread(inputs);
    signal = signal.map(() => Math.max(0, s * signal.reduce((sum, v) => sum + v * random.normal(), 0)));
  }
  return size(signal) / before;
}
