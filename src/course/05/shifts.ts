/** Lecture 5, what moving a digit does to three networks of about as many parameters. */
import type { LabelledImages } from "../../data/index.js";
import * as nn from "../../nn/index.js";
import { manualSeed } from "../../random/generator.js";
import { amax, type Tensor } from "../../tensor/index.js";
import { digitsOf } from "./digits.js";
import { type Classifier, teach } from "./teach.js";

/** Two convolutions and two pools, which make 400 numbers of a digit. */
export const convolutions = (): nn.Step[] => [
  nn.conv2d(1, 8, 5, { padding: 2 }),
  nn.relu(),
  nn.maxPool2d(2),
  nn.conv2d(8, 16, 5),
  nn.relu(),
  nn.maxPool2d(2),
  nn.flatten(),
];

/** The three networks: dense, convolutional with a dense head, convolutional with a global pool. */
export const shiftModels = {
  "dense (MLP)": {
    make: (): nn.Step[] => [nn.flatten(), nn.linear(784, 9), nn.relu(), nn.linear(9, 10)],
    steps: 600,
    lr: 3e-3,
  },
  "convolutions, dense head": {
    make: (): nn.Step[] => [...convolutions(), nn.linear(400, 10)],
    steps: 400,
    lr: 4e-3,
  },
  "convolutions, global pool": {
    make: (): nn.Step[] => [
      ...[nn.conv2d(1, 10, 5, { padding: 2 }), nn.batchNorm2d(10), nn.relu(), nn.maxPool2d(2)],
      ...[nn.conv2d(10, 20, 5, { padding: 2 }), nn.batchNorm2d(20), nn.relu()],
      (x: Tensor) => amax(x, [2, 3]) as Tensor,
      nn.linear(20, 10),
    ],
    steps: 300,
    lr: 1e-2,
  },
} as const;

export type ShiftName = keyof typeof shiftModels;

/** One of the three, trained on these digits, none of which is moved. */
export function trainForShift(name: ShiftName, train: LabelledImages, seed = 1): Classifier {
  manualSeed(seed);
  const { make, steps, lr } = shiftModels[name];
  const model = nn.sequential(...make());
  teach(model, digitsOf(train), { steps, batch: 32, lr, seed });
  return model;
}
