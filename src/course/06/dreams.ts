import * as nn from "../../nn/index.js";
import * as optim from "../../optim/index.js";
import { Generator, manualSeed } from "../../random/generator.js";
import { noGrad, randn, type Tensor, tensor } from "../../tensor/index.js";

/** Numbers between the two halves of the autoencoder. */
const code = 8;

/** An encoder that says where a digit lies among eight numbers, and a decoder that paints one from there. */
export interface Vae {
  /** [N][64] pictures → [N][8]: the middle of the place that each has */
  encode(pictures: readonly (readonly number[])[]): number[][];
  /** [N][8] → [N][64], from 0 to 1 */
  decode(codes: readonly (readonly number[])[]): number[][];
  parameters: number;
}

/**
 * Trains a variational autoencoder (Kingma and Welling 2013) on pictures of 8 by 8 pixels: each is squeezed through eight
 * numbers with noise on them. The loss is the cross-entropy of the pixels and the divergence of the codes from a normal
 * distribution, so that random codes can be decoded as well.
 *
 * @example
 * trainVae({ images: [Array(64).fill(0), Array(64).fill(1)], steps: 1, seed: 1 }).decode([Array(8).fill(0)])[0].length   // 64
 */
export function trainVae({ images, steps, seed }: { images: readonly number[][]; steps: number; seed: number }): Vae {
  manualSeed(seed);
  const encoder = nn.sequential(nn.linear(64, 128), nn.relu(), nn.linear(128, 2 * code)) as unknown as nn.Module;
  const decoder = nn.sequential(nn.linear(code, 128), nn.relu(), nn.linear(128, 64)) as unknown as nn.Module;
  const both = nn.module("vae", { encoder, decoder }, (x: Tensor) => x);
  const optimizer = optim.adam(both.parameters(), { lr: 3e-3 });
  const schedule = optim.cosine(optimizer, { steps });
  const random = new Generator(seed);
  const all = tensor(images.map((row) => [...row])) as Tensor;
  const batch = Math.min(64, images.length);
  for (let step = 0; step < steps; step++) {
    const x = all.indexSelect(
      0,
      Array.from({ length: batch }, () => random.below(images.length)),
    ) as Tensor;
    const said = encoder(x);
    const [middle, logVariance] = [said.narrow(1, 0, code), said.narrow(1, code, code)] as [Tensor, Tensor];
    const z = middle.add(
      logVariance
        .mul(0.5)
        .exp()
        .mul(randn([batch, code])),
    ) as Tensor;
    const pixels = nn.bceWithLogits(decoder(z), x, { reduction: "sum" }) as Tensor;
    const divergence = middle.square().add(logVariance.exp()).sub(logVariance).sub(1).sum().mul(0.5) as Tensor;
    const loss = pixels.add(divergence).div(batch) as Tensor;
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    schedule.step();
  }
  const asRows = (rows: readonly (readonly number[])[]) => tensor(rows.map((row) => [...row])) as Tensor;
  return {
    encode: (pictures) => noGrad(() => encoder(asRows(pictures)).narrow(1, 0, code).toArray() as number[][]),
    decode: (codes) => noGrad(() => (decoder(asRows(codes)).sigmoid() as Tensor).toArray() as number[][]),
    parameters: both.parameterCount(),
  };
}

/** What a picture is most like among known digits. */
export interface Likeness {
  digit: number;
  /** of the nearest known digit: the root of the summed squared differences */
  distance: number;
}

/**
 * The digit of the most similar known picture, and how far away that one is. Pictures from 0 to 1.
 *
 * @example
 * nearestDigit([1, 0], { images: [[0, 0], [1, 0.1]], labels: [4, 7] }).digit   // 7
 */
export function nearestDigit(
  picture: readonly number[],
  known: { images: readonly (readonly number[])[]; labels: readonly number[] },
): Likeness {
  let [least, at] = [Infinity, -1];
  known.images.forEach((other, i) => {
    let square = 0;
    for (let k = 0; k < other.length && square < least; k++) {
      const difference = other[k]! - picture[k]!;
      square += difference * difference;
    }
    if (square < least) [least, at] = [square, i];
  });
  return { digit: known.labels[at]!, distance: Math.sqrt(least) };
}

/**
 * How many of the pictures are most like each digit. [10]
 *
 * @example
 * countDigits([[1, 0], [0, 0]], { images: [[0, 0], [1, 0.1]], labels: [4, 7] })   // [0, 0, 0, 0, 1, 0, 0, 1, 0, 0]
 */
export function countDigits(
  pictures: readonly (readonly number[])[],
  known: { images: readonly (readonly number[])[]; labels: readonly number[] },
): number[] {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const picture of pictures) counts[nearestDigit(picture, known).digit]!++;
  return counts;
}
