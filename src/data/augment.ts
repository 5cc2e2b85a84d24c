/** Changes that leave the label as it was: free extra data. Pictures are [N, C, H, W]; each gets its own random change. */
import { defaultGenerator, type Generator } from "../random/generator.js";
import { randn } from "../tensor/create-random.js";
import { ShapeError, words } from "../tensor/errors.js";
import { stack } from "../tensor/ops/joining.js";
import { pad } from "../tensor/ops/padding.js";
import { flip, narrow, select } from "../tensor/ops/slicing.js";
import type { Tensor } from "../tensor/tensor.js";

export interface AugmentOptions {
  generator?: Generator;
}

/** Applies a change to each picture by itself. */
function each(name: string, x: Tensor, change: (picture: Tensor) => Tensor): Tensor {
  if (x.ndim !== 4)
    throw new ShapeError(name, `wants pictures [N, C, H, W], but the shape is ${words(x.shape)}`, {
      shapes: [x.shape],
    });
  return stack(Array.from({ length: x.shape[0]! }, (_, i) => change(select(x, 0, i))));
}

/**
 * Mirrors each picture left to right with probability ½.
 *
 * @example
 * data.randomFlip(zeros([2, 1, 4, 4])).shape; // [2, 1, 4, 4]
 */
export function randomFlip(x: Tensor, { generator = defaultGenerator() }: AugmentOptions = {}): Tensor {
  return each("randomFlip", x, (picture) => (generator.uniform() < 0.5 ? flip(picture, 2) : picture));
}

/**
 * Shifts each picture by up to `by` pixels in both directions; what comes in from outside is 0.
 *
 * @example
 * data.randomShift(zeros([2, 1, 4, 4]), 1).shape; // [2, 1, 4, 4]
 */
export function randomShift(x: Tensor, by: number, { generator = defaultGenerator() }: AugmentOptions = {}): Tensor {
  return each("randomShift", x, (picture) => {
    const [H, W] = picture.shape.slice(1) as [number, number];
    const framed = pad(picture, [by, by, by, by]);
    return narrow(narrow(framed, 1, generator.below(2 * by + 1), H) as Tensor, 2, generator.below(2 * by + 1), W);
  });
}

/**
 * Adds normal noise of the given spread.
 *
 * @example
 * data.randomNoise(zeros([2, 1, 4, 4]), 0.1).shape; // [2, 1, 4, 4]
 */
export function randomNoise(
  x: Tensor,
  spread: number,
  { generator = defaultGenerator() }: AugmentOptions = {},
): Tensor {
  return x.add(randn(x.shape as readonly number[], { generator }).mul(spread));
}
