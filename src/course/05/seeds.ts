/** Lecture 5, its headline claims with other seeds: other weights to begin with, another order, other patients. */
import { lesions, type Mnist } from "../../data/index.js";
import { trainDeep } from "./depth.js";
import { digitsOf, trainReader } from "./digits.js";
import { hitsOf, patchesOf, trainLesionReader } from "./lesions.js";
import { trainForShift } from "./shifts.js";
import { accuracy } from "./teach.js";

/** What one seed gives: parts of 1, and patients of 40. */
export interface SeedNumbers extends LesionNumbers {
  /** the CNN from scratch, on 10,000 test digits */
  scratch: number;
  /** what the net with a dense head loses when digits are moved by four pixels */
  headLoses: number;
  /** what the net with a global pool still reads then */
  poolReads: number;
  /** what 32 layers with shortcuts read more than without, after 100 steps */
  shortcutsGain: number;
}

/** The readers of lesions, with one seed. */
export interface LesionNumbers {
  /** patients of 40 in whom Grad-CAM peaks at the lesion */
  atLesion: number;
  /** the same for the network that learned in the ward with the marker: at the lesion, and at the marker */
  misledAtLesion: number;
  misledAtMarker: number;
  /** its accuracy with the habit swapped */
  swapped: number;
}

/**
 * What the lecture's readers of lesions look at, with other patients and other weights.
 *
 * @example
 * lesionsOn(3).misledAtMarker > 34   // true
 */
export function lesionsOn(seed: number): LesionNumbers {
  const ward = { count: 200, contrast: -36 };
  const [mostly, hardly] = [
    { yes: 0.99, no: 0.01 },
    { yes: 0.01, no: 0.99 },
  ];
  const plain = trainLesionReader({ contrast: -36, seed });
  const misled = trainLesionReader({ contrast: -36, markers: mostly, seed });
  const marked = lesions({ ...ward, seed: 2000 + seed, markers: mostly });
  const swapped = lesions({ ...ward, seed: 2000 + seed, markers: hardly });
  return {
    atLesion: hitsOf(plain, lesions({ ...ward, seed: 3000 + seed }), "lesion").gradCam,
    misledAtLesion: hitsOf(misled, marked, "lesion").gradCam,
    misledAtMarker: hitsOf(misled, marked, "marker").gradCam,
    swapped: accuracy(misled, patchesOf(swapped)),
  };
}

/** The digits of the lecture with another seed: from scratch, moved, and 32 layers deep. Takes some twenty seconds. */
export function digitsOn(seed: number, { train, test }: Pick<Mnist, "train" | "test">) {
  const [fifth, sample] = [train.every(5), test.every(20)];
  const moved = (shift: number) => digitsOf(sample, { shift });
  const head = trainForShift("convolutions, dense head", fifth, seed);
  const pool = trainForShift("convolutions, global pool", fifth, seed);
  const [plain, short] = [false, true].map(
    (residual) => trainDeep({ depth: 32, residual }, { train: train.every(10), test: test.every(10), seed }).accuracy,
  ) as [number, number];
  return {
    scratch: accuracy(trainReader(train, { seed }), digitsOf(test)),
    headLoses: accuracy(head, moved(0)) - accuracy(head, moved(4)),
    poolReads: accuracy(pool, moved(4)),
    shortcutsGain: short - plain,
  };
}

/** All numbers of a seed. */
export const numbersOn = (seed: number, digits: Pick<Mnist, "train" | "test">): SeedNumbers => ({
  ...digitsOn(seed, digits),
  ...lesionsOn(seed),
});
