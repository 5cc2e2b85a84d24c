import { asset } from "../../persistence/asset.js";
import { inflate } from "../../persistence/inflate.js";
import { LabelledImages } from "../images.js";

/** All of MNIST. */
export interface Mnist {
  /** 60,000 digits to learn from */
  train: LabelledImages<28, 28>;
  /** 10,000 digits to be judged by, written by other people */
  test: LabelledImages<28, 28>;
  source: string;
}

/**
 * MNIST: 60,000 and 10,000 handwritten digits of 28 by 28 pixels (LeCun, Cortes and Burges 1998), in their own order, in
 * sixteen shades of grey. The file (6.6 MB) is loaded at the call, and the 55 million pixels stay bytes. The second half
 * of the test digits is easier than the first: take a sample with `test.every(10)`, never the first thousand.
 *
 * @example
 * const { train, test } = await data.mnist();
 * train.length   // 60000
 * test.every(10).labels.length   // 1000
 */
export async function mnist(): Promise<Mnist> {
  const bytes = await inflate(await asset("mnist.bin.gz"), "gzip");
  const [trainings, tests] = [60_000, 10_000];
  const labels = bytes.subarray(0, trainings + tests);
  const pixels = unpacked(bytes.subarray(trainings + tests));
  const cut = trainings * 784;
  return {
    train: new LabelledImages(pixels.subarray(0, cut), labels.subarray(0, trainings), 28, 28),
    test: new LabelledImages(pixels.subarray(cut), labels.subarray(trainings), 28, 28),
    source: "LeCun, Cortes and Burges (1998), The MNIST database of handwritten digits, CC BY-SA 3.0, in 16 shades",
  };
}

/** Two pixels from each byte, the upper half first; sixteen levels become 0 to 255. */
function unpacked(halves: Uint8Array): Uint8Array {
  const pixels = new Uint8Array(2 * halves.length);
  for (let i = 0; i < halves.length; i++) {
    pixels[2 * i] = 17 * (halves[i]! >> 4);
    pixels[2 * i + 1] = 17 * (halves[i]! & 15);
  }
  return pixels;
}
