import * as nn from "../../nn/index.js";
import * as optim from "../../optim/index.js";
import { Generator, manualSeed } from "../../random/generator.js";
import { noGrad, randn, type Tensor, tensor } from "../../tensor/index.js";
import { mean } from "./measure.js";

/** Numbers between the two halves of the autoencoder. */
const code = 8;

/** An encoder that says where a digit lies among eight numbers, and a decoder that paints one from there. */
export interface Autoencoder {
  /** [N][64] pictures → [N][8]: the place, or the middle of the place, that each has */
  encode(pictures: readonly (readonly number[])[]): number[][];
  /** [N][8] → [N][64], from 0 to 1 */
  decode(codes: readonly (readonly number[])[]): number[][];
  parameters: number;
}

export interface AutoencoderTraining {
  /** pictures of 64 pixels, from 0 to 1 */
  images: readonly number[][];
  steps: number;
  seed: number;
  /** noise on the codes, and codes held near a normal distribution? */
  variational: boolean;
}

/**
 * Trains an autoencoder on pictures of 8 by 8 pixels: each is squeezed through eight numbers. The loss is the cross-entropy of
 * the pixels. A variational one (Kingma and Welling 2013) has noise on the numbers and adds to the loss the divergence of the
 * codes from a normal distribution, so that random codes can be decoded as well.
 *
 * @example
 * const images = [Array(64).fill(0), Array(64).fill(1)];
 * trainAutoencoder({ images, steps: 1, seed: 1, variational: true }).decode([Array(8).fill(0)])[0].length   // 64
 */
export function trainAutoencoder({ images, steps, seed, variational }: AutoencoderTraining): Autoencoder {
  manualSeed(seed);
  const said = variational ? 2 * code : code;
  const encoder: nn.Module = nn.sequential(nn.linear(64, 128), nn.relu(), nn.linear(128, said));
  const decoder: nn.Module = nn.sequential(nn.linear(code, 128), nn.relu(), nn.linear(128, 64));
  const both = nn.module("autoencoder", { encoder, decoder }, (x: Tensor) => x);
  const optimizer = optim.adam(both.parameters(), { lr: 3e-3 });
  const schedule = optim.cosine(optimizer, { steps });
  const random = new Generator(seed);
  const asRows = (rows: readonly (readonly number[])[]) => tensor(rows.map((row) => [...row])) as Tensor;
  const all = asRows(images);
  const batch = Math.min(64, images.length);
  const middleOf = (x: Tensor) => encoder(x).narrow(1, 0, code) as Tensor;
  for (let step = 0; step < steps; step++) {
    const rows = Array.from({ length: batch }, () => random.below(images.length));
    const x = all.indexSelect(0, rows) as Tensor;
    const loss = variational ? variationalLoss(encoder(x), decoder, x) : pixelLoss(decoder(middleOf(x)), x);
    optimizer.zeroGrad();
    loss.div(batch).backward();
    optimizer.step();
    schedule.step();
  }
  return {
    encode: (pictures) => noGrad(() => middleOf(asRows(pictures)).toArray() as number[][]),
    decode: (codes) => noGrad(() => (decoder(asRows(codes)).sigmoid() as Tensor).toArray() as number[][]),
    parameters: both.parameterCount(),
  };
}

/** The cross-entropy of all pixels. */
const pixelLoss = (painted: Tensor, x: Tensor): Tensor => nn.bceWithLogits(painted, x, { reduction: "sum" }) as Tensor;

/** The same through codes with noise on them, and their divergence. said [N, 16]: the middles and the log-variances. */
function variationalLoss(said: Tensor, decoder: nn.Module, x: Tensor): Tensor {
  const [middle, logVariance] = [said.narrow(1, 0, code), said.narrow(1, code, code)] as [Tensor, Tensor];
  const noise = logVariance
    .mul(0.5)
    .exp()
    .mul(randn([x.shape[0]!, code]));
  const divergence = middle.square().add(logVariance.exp()).sub(logVariance).sub(1).sum().mul(0.5);
  return pixelLoss(decoder(middle.add(noise) as Tensor), x).add(divergence) as Tensor;
}

/**
 * Codes drawn at random with the mean and the standard deviation that the codes of known pictures have, number by number.
 *
 * @example
 * randomCodes([[0, 1], [2, 1]], 3, 1).length   // 3
 */
export function randomCodes(known: readonly (readonly number[])[], count: number, seed: number): number[][] {
  const drawn = randn([count, known[0]!.length], { generator: new Generator(seed) }).toArray() as number[][];
  const column = (k: number) => known.map((row) => row[k]!);
  const looks = known[0]!.map((_, k) => {
    const middle = mean(column(k));
    return { middle, spread: Math.sqrt(mean(column(k).map((v) => (v - middle) * (v - middle)))) };
  });
  return drawn.map((row) => row.map((v, k) => looks[k]!.middle + looks[k]!.spread * v));
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
