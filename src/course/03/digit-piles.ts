import { type Digits, shifted } from "../../data/index.js";
import { Generator } from "../../random/generator.js";
import { tensor } from "../../tensor/create.js";
import type { Tensor } from "../../tensor/tensor.js";

/** Some digits with their labels, as lists and as tensors. */
export interface Pile {
  /** [n][64], from 0 (paper) to 1 (ink). */
  images: number[][];
  /** [n]; in a training pile some are wrong. */
  labels: number[];
  x: Tensor;
  y: Tensor;
}

/** Three piles that share no image. */
export interface DigitPiles {
  training: Pile;
  validation: Pile;
  test: Pile;
}

/** A pile of these images and labels. */
export const pileOf = (images: number[][], labels: number[]): Pile => ({
  images,
  labels,
  x: tensor(images) as Tensor,
  y: tensor(labels, { dtype: "int32" }) as Tensor,
});

/**
 * Shuffles the digits and deals three piles: 100 for training, in which every fifth label on average is replaced by a
 * random one, 300 for validation and 500 for the test.
 *
 * @example
 * digitPiles(await data.digits(), 7).validation.labels.length   // 300
 */
export function digitPiles({ images, labels }: Pick<Digits, "images" | "labels">, seed: number): DigitPiles {
  const random = new Generator(seed);
  const order = random.permutation(images.length);
  const deal = (from: number, to: number, wrong = 0) => {
    const places = order.slice(from, to);
    return pileOf(
      places.map((i) => images[i]!),
      places.map((i) => (random.uniform() < wrong ? random.below(10) : labels[i]!)),
    );
  };
  return { training: deal(0, 100, 0.2), validation: deal(100, 400), test: deal(400, 900) };
}

/** The images, each moved by −1, 0 or 1 pixel in both directions at random. */
export function jittered(images: readonly number[][], random: Generator): Tensor {
  const by = () => random.below(3) - 1;
  return tensor(images.map((image) => shifted(image, by(), by()))) as Tensor;
}

const oneStep: [right: number, down: number][] = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
];

/**
 * The same pile with every image moved by one pixel: right, left, down and up in turn.
 *
 * @example
 * movedByOne(digitPiles(await data.digits(), 7).test).labels.length   // 500
 */
export const movedByOne = ({ images, labels }: Pile): Pile =>
  pileOf(
    images.map((image, i) => shifted(image, ...oneStep[i % 4]!)),
    labels,
  );
