import { Generator } from "../../random/generator.js";
import { meanOf } from "./judging.js";

/** An image as a list of features, with the patient it shows and a label. */
export interface PatientImage {
  patient: number;
  features: number[];
  label: number;
}

/**
 * Made-up images: ten of each patient, which look alike. Each patient's label is decided by a coin, so that nothing in
 * the images can tell it.
 *
 * @example
 * coinImages(50, 1).length   // 500
 */
export function coinImages(patients: number, seed: number): PatientImage[] {
  const random = new Generator(seed);
  const normals = (spread: number) => Array.from({ length: 20 }, () => spread * random.normal());
  return Array.from({ length: patients }, (_, patient) => {
    const looks = normals(1);
    const label = random.below(2);
    return Array.from({ length: 10 }, () => ({
      patient,
      label,
      features: normals(0.3).map((v, i) => v + looks[i]!),
    }));
  }).flat();
}

/**
 * Each image gets the label of the image most like it among the other folds: the share that is correct. A fold is a list
 * of places among the images.
 *
 * @example
 * neighbourAccuracy(coinImages(2, 1), [[0, 1, 2], [3, 4]]) >= 0   // true
 */
export function neighbourAccuracy(images: readonly PatientImage[], folds: readonly number[][]): number {
  const hits = folds.flatMap((fold, f) => {
    const known = folds.flatMap((other, g) => (g === f ? [] : other)).map((i) => images[i]!);
    return fold.map((i) => (nearest(images[i]!, known).label === images[i]!.label ? 1 : 0));
  });
  return meanOf(hits);
}

function nearest({ features }: PatientImage, known: readonly PatientImage[]): PatientImage {
  const distance = (other: PatientImage) =>
    features.reduce((sum, v, i) => sum + (v - other.features[i]!) * (v - other.features[i]!), 0);
  let [best, least] = [known[0]!, Number.POSITIVE_INFINITY];
  for (const other of known) {
    const d = distance(other);
    if (d < least) [best, least] = [other, d];
  }
  return best;
}
