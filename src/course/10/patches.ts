/** Lecture 10, a transformer that reads digits as sixteen patches, with and without knowing where they lie. */
import type { Digits } from "../../data/index.js";
import * as nn from "../../nn/index.js";
import { adamw } from "../../optim/index.js";
import { Generator, manualSeed } from "../../random/generator.js";
import { add, noGrad, type Tensor, tensor } from "../../tensor/index.js";
import { checkOptions, checkWhole } from "../../tensor/options.js";

/**
 * An image of 8 by 8 pixels as 16 patches of 2 by 2, row by row.
 *
 * @example
 * patches(Array.from({ length: 64 }, (_, i) => i))[1]   // [2, 3, 10, 11]
 */
export function patches(image: readonly number[]): number[][] {
  return Array.from({ length: 16 }, (_, p) => {
    const corner = 16 * Math.floor(p / 4) + 2 * (p % 4);
    return [0, 1, 8, 9].map((step) => image[corner + step]!);
  });
}

export interface PatchOptions {
  /** add a learned vector for each place? */
  positions: boolean;
  seed?: number;
  steps?: number;
}

/** What a reader of patches is worth: on test digits as they are, and with their patches in another order. */
export interface PatchMarks {
  right: number;
  /** the patches of every test digit in the same new order */
  shuffled: number;
}

/** Patches [N, 16, 4] → scores [N, 10]: two blocks in which every patch looks at every other, and a mean over all of them. */
function reader(positions: boolean) {
  const features = 32;
  const parts = {
    patch: nn.linear(4, features),
    place: nn.linear(16, features, { bias: false }),
    first: nn.transformerBlock(features, 4, { causal: false }),
    second: nn.transformerBlock(features, 4, { causal: false }),
    norm: nn.layerNorm(features),
    head: nn.linear(features, 10),
  };
  const places = tensor(Array.from({ length: 16 }, (_, i) => Array.from({ length: 16 }, (_, k) => Number(i === k))));
  return nn.module("patchReader", parts, (x: Tensor): Tensor => {
    const vectors = parts.patch(x) as Tensor;
    const placed = positions ? (add(vectors, parts.place(places) as Tensor) as Tensor) : vectors;
    const read = parts.norm(parts.second(parts.first(placed))) as Tensor;
    return parts.head(read.mean(1) as Tensor) as Tensor;
  });
}

/**
 * Trains a small vision transformer (Dosovitskiy et al. 2021) on 1,297 digits of 8 by 8 pixels and judges it on 500 others.
 *
 * @example
 * readPatches(await data.digits(), { positions: true, steps: 1 }).right < 0.6   // true
 */
export function readPatches({ images, labels }: Pick<Digits, "images" | "labels">, options: PatchOptions): PatchMarks {
  checkOptions("readPatches", options, ["positions", "seed", "steps"]);
  const { positions, seed = 1, steps = 300 } = options;
  checkWhole("readPatches", "steps", steps, 0);
  const dealt = new Generator(seed).permutation(images.length);
  const [test, train] = [dealt.slice(0, 500), dealt.slice(500)];
  const of = (numbers: readonly number[], order?: readonly number[]) =>
    tensor(
      numbers.map((i) => {
        const list = patches(images[i]!);
        return order ? order.map((k) => list[k]!) : list;
      }),
    ) as Tensor;
  manualSeed(seed);
  const model = reader(positions);
  const optimizer = adamw(model.parameters(), { lr: 3e-3, weightDecay: 0 });
  const generator = new Generator(1000 * seed);
  for (let step = 0; step < steps; step++) {
    const batch = Array.from({ length: 64 }, () => train[generator.below(train.length)]!);
    optimizer.zeroGrad();
    const loss = nn.crossEntropy(
      model(of(batch)),
      batch.map((i) => labels[i]!),
    );
    loss.backward();
    optimizer.step();
  }
  const right = (order?: readonly number[]) => {
    const called = noGrad(() => model(of(test, order)).argmax(1).toArray()) as number[];
    return called.filter((digit, k) => digit === labels[test[k]!]).length / test.length;
  };
  return { right: right(), shuffled: right(new Generator(seed).permutation(16)) };
}
