/** Changes that leave the label as it was: free extra data. Pictures are [N, C, H, W]; each gets its own random change. */
import { defaultGenerator, type Generator } from "../random/generator.js";
import { requireTensor } from "../tensor/arguments.js";
import { randn } from "../tensor/create-random.js";
import { ShapeError, words } from "../tensor/errors.js";
import { stack } from "../tensor/ops/joining.js";
import { pad } from "../tensor/ops/padding.js";
import { flip, narrow, select } from "../tensor/ops/slicing.js";
import { checkNumber, checkOptions, checkWhole } from "../tensor/options.js";
import type { Tensor } from "../tensor/tensor.js";

export interface AugmentOptions {
  generator?: Generator;
}

function generatorOf(name: string, options: AugmentOptions): Generator {
  checkOptions(name, options, ["generator"]);
  return options.generator ?? defaultGenerator();
}

/** Applies a change to each picture by itself. */
function each(name: string, x: Tensor, change: (picture: Tensor) => Tensor): Tensor {
  requireTensor(name, "x", x);
  if (x.ndim !== 4)
    throw new ShapeError(name, `expects pictures [N, C, H, W], but the shape is ${words(x.shape)}`, {
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
export function randomFlip(x: Tensor, options: AugmentOptions = {}): Tensor {
  const generator = generatorOf("randomFlip", options);
  return each("randomFlip", x, (picture) => (generator.uniform() < 0.5 ? flip(picture, 2) : picture));
}

/**
 * Shifts each picture by up to `by` pixels in both directions; what comes in from outside is 0.
 *
 * @example
 * data.randomShift(zeros([2, 1, 4, 4]), 1).shape; // [2, 1, 4, 4]
 */
export function randomShift(x: Tensor, by: number, options: AugmentOptions = {}): Tensor {
  const generator = generatorOf("randomShift", options);
  checkWhole("randomShift", "by", by, 0);
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
export function randomNoise(x: Tensor, spread: number, options: AugmentOptions = {}): Tensor {
  const generator = generatorOf("randomNoise", options);
  requireTensor("randomNoise", "x", x);
  checkNumber("randomNoise", "the spread", spread, 0);
  return x.add(randn(x.shape as readonly number[], { generator }).mul(spread));
}
