/** Lecture 5, depth: the same network with and without shortcuts. */
import type { LabelledImages } from "../../data/index.js";
import * as nn from "../../nn/index.js";
import { manualSeed } from "../../random/generator.js";
import { add, relu, type Tensor } from "../../tensor/index.js";
import { checkOptions, checkWhole } from "../../tensor/options.js";
import { digitsOf } from "./digits.js";
import { accuracy, type Classifier, teach } from "./teach.js";

export interface DeepOptions {
  /** layers with weights, an even number from 4 up */
  depth: number;
  /** a shortcut around every two convolutions? */
  residual: boolean;
  /** batch norm after every convolution; true when left out */
  norm?: boolean;
}

/**
 * A network of `depth` layers for digits of 14 by 14 pixels: a first convolution, pairs of convolutions of 3 by 3 with 8 channels,
 * a global average and a dense layer. With `residual` every pair has a shortcut, which has no parameters.
 */
export function deepReader(options: DeepOptions): Classifier {
  checkOptions("deepReader", options, ["depth", "residual", "norm"]);
  const { depth, residual, norm = true } = options;
  checkWhole("deepReader", "depth", depth, 4);
  const conv = (inputs: number) =>
    nn.sequential(
      nn.conv2d(inputs, 8, 3, { padding: 1, bias: !norm }),
      norm ? nn.batchNorm2d(8) : (x: Tensor) => x,
    ) as unknown as nn.Module;
  const pair = () => {
    const parts = { first: conv(8), second: conv(8) };
    return nn.module("pair", parts, (x: Tensor): Tensor => {
      const y = parts.second(relu(parts.first(x)) as Tensor);
      return relu(residual ? (add(y, x) as Tensor) : y) as Tensor;
    });
  };
  const pairs = Array.from({ length: (depth - 2) >> 1 }, pair);
  const steps: nn.Step[] = [conv(1), nn.relu(), ...pairs, (x: Tensor) => x.mean([2, 3]) as Tensor, nn.linear(8, 10)];
  return nn.sequential(...steps);
}

/** A hundred steps of such a network: the loss of each, and the accuracy on test digits at the end. */
export function trainDeep(
  options: DeepOptions,
  {
    train,
    test,
    seed = 1,
    steps = 100,
  }: { train: LabelledImages; test: LabelledImages; seed?: number; steps?: number },
): { losses: number[]; accuracy: number } {
  manualSeed(seed);
  const model = deepReader(options);
  const losses: number[] = [];
  teach(model, digitsOf(train, { shrink: 2 }), { steps, batch: 16, lr: 5e-3, seed, hear: (loss) => losses.push(loss) });
  return { losses, accuracy: accuracy(model, digitsOf(test, { shrink: 2 })) };
}
