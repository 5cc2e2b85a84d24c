import type { PelvisSet } from "../../data/sets/pelvis/pelvises.js";
import { unet } from "../../models/index.js";
import * as nn from "../../nn/index.js";
import * as optim from "../../optim/index.js";
import { Generator, manualSeed } from "../../random/generator.js";
import { oneHot, softmax, type Tensor } from "../../tensor/index.js";

/** How much a pixel of each label counts in the cross-entropy: air, body, bladder, prostate, wall, rectum, femoral heads. */
export const classWeights: readonly number[] = [0.3, 0.3, 1.5, 1.5, 3, 3, 1];

/** The labels that are organs: the first, and how many. */
const organs = { from: 2, count: 5 };

export interface UnetTraining {
  /** slices to learn from */
  set: PelvisSet;
  steps: number;
  /** slices a step; 2 when left out */
  batch?: number;
  /** the largest learning rate of Adam, which falls along a cosine; 0.02 when left out */
  lr?: number;
  /** how much each class counts in the cross-entropy; `classWeights` when left out */
  weight?: readonly number[];
  skips?: boolean;
  /** whether 1 − soft Dice is part of the loss; true when left out */
  dice?: boolean;
  seed: number;
}

export interface TrainedUnet {
  model: nn.Module;
  /** the loss at each step */
  losses: number[];
}

/**
 * The loss of the lecture: half the weighted cross-entropy, plus 1 − soft Dice of the five organs, each pooled over the
 * batch. `masks` [N, 5, H, W] are the organs'
 * pixels; without them the cross-entropy stands alone.
 *
 * @example
 * const { images, labels } = data.pelvises({ patients: 1, slices: 1, seed: 1 });
 * segmentationLoss(zeros([1, 7, 64, 64]), labels, organMasks(labels)).item() > 1   // true
 */
export function segmentationLoss(
  logits: Tensor,
  labels: Tensor,
  masks: Tensor | undefined,
  weight = classWeights,
): Tensor {
  const surprise = nn.crossEntropy(logits, labels, { weight }) as Tensor;
  if (masks === undefined) return surprise.mul(0.5) as Tensor;
  const soft = softmax(logits, 1).narrow(1, organs.from, organs.count) as Tensor;
  return surprise.mul(0.5).add(nn.dice(soft, masks, { batch: true })) as Tensor;
}

/**
 * The pixels of the five organs as masks: labels [N, H, W] → [N, 5, H, W].
 *
 * @example
 * organMasks(data.pelvises({ patients: 1, seed: 1 }).labels).shape   // [3, 5, 64, 64]
 */
export function organMasks(labels: Tensor): Tensor {
  return (oneHot(labels, 7) as Tensor).permute([0, 3, 1, 2]).narrow(1, organs.from, organs.count) as Tensor;
}

/**
 * Trains a U-Net of 29,695 parameters from scratch: Adam with a cosine, slices in an order of the seed. The same seed gives
 * the same weights on every machine.
 *
 * @example
 * const set = data.pelvises({ patients: 1, seed: 1 });
 * trainUnet({ set, steps: 2, seed: 1 }).losses.length   // 2
 */
export function trainUnet(options: UnetTraining): TrainedUnet {
  const { set, steps, batch = 2, lr = 0.02, weight = classWeights, skips = true, dice = true, seed } = options;
  manualSeed(seed);
  const model = unet({ classes: 7, skips });
  const images = set.images as Tensor;
  const labels = set.labels as Tensor;
  const masks = organMasks(labels);
  const optimizer = optim.adam(model.parameters(), { lr });
  const schedule = optim.cosine(optimizer, { steps, min: 0.02 * lr });
  const random = new Generator(seed);
  const losses: number[] = [];
  let order: number[] = [];
  for (let step = 0; step < steps; step++) {
    if (order.length < batch) order = random.permutation(set.slices.length);
    const rows = order.splice(0, batch);
    const [x, y, m] = [images, labels, masks].map((all) => all.indexSelect(0, rows) as Tensor) as [
      Tensor,
      Tensor,
      Tensor,
    ];
    const loss = segmentationLoss(model(x), y, dice ? m : undefined, weight);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    schedule.step();
    losses.push(loss.item());
  }
  return { model: model.eval(), losses };
}
