import type { Digits } from "../../data/index.js";
import { load } from "../../linalg/index.js";
import { Generator } from "../../random/generator.js";
import { tensor } from "../../tensor/create.js";
import { randn } from "../../tensor/create-random.js";
import { meanOf } from "./judging.js";
import { inner } from "./recipes.js";

/**
 * Least squares on more and more random features of 20 images of threes and eights: the mean squared error on 120 others
 * for each number of features. A feature is a random mixture of the pixels, sent through tanh; the answer is 1 for a
 * three and −1 for an eight. With more features than images least squares takes the smallest coefficients that fit.
 *
 * @example
 * const descend = await doubleDescent(await data.digits(), [2, 4]);
 * descend(1).length   // 2
 */
export async function doubleDescent(
  { images, labels }: Pick<Digits, "images" | "labels">,
  widths: readonly number[],
): Promise<(seed: number) => number[]> {
  const { leastSquares } = await load();
  const pair = labels.flatMap((digit, i) => (digit === 3 || digit === 8 ? [i] : []));
  return (seed) => {
    const generator = new Generator(seed);
    const picks = generator
      .permutation(pair.length)
      .slice(0, 140)
      .map((k) => pair[k]!);
    const mixture = randn([64, Math.max(...widths)], { generator }).mul(0.25);
    const pixels = tensor(picks.map((i) => images[i]!));
    const features = pixels.matmul(mixture).tanh().toArray() as number[][];
    const target = picks.map((i) => (labels[i] === 3 ? 1 : -1));
    return widths.map((p) => {
      const rows = features.map((row) => row.slice(0, p));
      const w = leastSquares(rows.slice(0, 20), target.slice(0, 20), { free: [] });
      return meanOf(
        rows.slice(20).map((row, i) => {
          const error = inner(row, w) - target[20 + i]!;
          return error * error;
        }),
      );
    });
  };
}
