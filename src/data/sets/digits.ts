import { asset } from "../../persistence/asset.js";
import { requireNumbers } from "../../tensor/arguments.js";
import { checkWhole } from "../../tensor/options.js";

/** Handwritten digits as plain numbers. */
export interface Digits {
  /** [1797][64]: each image row by row, from 0 (paper) to 1 (ink). */
  images: number[][];
  /** [1797]: which digit it is, 0 to 9. */
  labels: number[];
  source: string;
}

/**
 * The 1,797 handwritten digits of 8 by 8 pixels that scikit-learn distributes (Alpaydin and Kaynak 1998, CC BY 4.0), in
 * their own order. The pixels are loaded at the first call.
 *
 * @example
 * const { images, labels } = await data.digits();
 * labels.slice(0, 5)   // [0, 1, 2, 3, 4]
 */
export async function digits(): Promise<Digits> {
  const lines = new TextDecoder()
    .decode(await asset("digits.txt"))
    .trim()
    .split(/\r?\n/);
  return {
    images: lines.map((line) => Array.from(line.slice(1), (ink) => Number.parseInt(ink, 17) / 16)),
    labels: lines.map((line) => Number(line[0])),
    source: "Alpaydin and Kaynak (1998), UCI Machine Learning Repository, CC BY 4.0, as distributed by scikit-learn",
  };
}

/**
 * An 8 by 8 image moved right and down by whole pixels; what leaves the picture is lost and paper comes in.
 *
 * @example
 * data.shifted(Array(64).fill(0), 1, 0).length   // 64
 */
export function shifted(image: readonly number[], right: number, down: number): number[] {
  requireNumbers("shifted", "an image", image, "shifted(images[0], 1, 0)");
  checkWhole("shifted", "right", right, -Infinity);
  checkWhole("shifted", "down", down, -Infinity);
  return Array.from({ length: 64 }, (_, i) => {
    const [row, column] = [Math.floor(i / 8) - down, (i % 8) - right];
    return row >= 0 && row < 8 && column >= 0 && column < 8 ? image[8 * row + column]! : 0;
  });
}
