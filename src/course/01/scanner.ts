import { manualSeed } from "../../random/generator.js";
import { randn } from "../../tensor/index.js";

/** Spots on an image, each with its brightness, and which of them are lesions. */
export interface Spots {
  brightness: number[];
  lesion: boolean[];
}

/**
 * Fifty harmless spots of brightness around 90 and fifty lesions around 115, both with a standard deviation of 8. Made up
 * for this course: another seed draws others.
 *
 * @example
 * spots(1).brightness.length   // 100
 */
export function spots(seed: number): Spots {
  manualSeed(seed);
  const around = (mean: number) => randn([50]).mul(8).add(mean).toArray() as number[];
  return { brightness: [...around(90), ...around(115)], lesion: Array.from({ length: 100 }, (_, n) => n >= 50) };
}

/**
 * The same spots as another scanner shows them: every brightness is `shift` higher.
 *
 * @example
 * brighter({ brightness: [90, 115], lesion: [false, true] }, 15).brightness   // [105, 130]
 */
export function brighter({ brightness, lesion }: Spots, shift: number): Spots {
  return { brightness: brightness.map((value) => value + shift), lesion };
}

/**
 * How many spots the rule "brighter than the threshold means lesion" gets right.
 *
 * @example
 * correct({ brightness: [90, 115], lesion: [false, true] }, 102)   // 2
 */
export function correct({ brightness, lesion }: Spots, threshold: number): number {
  return brightness.filter((value, n) => value > threshold === lesion[n]).length;
}

/**
 * Learns the threshold from examples: tries the brightness of every spot and keeps the one that gets most of them right.
 *
 * @example
 * learnThreshold({ brightness: [90, 92, 115], lesion: [false, false, true] })   // 92
 */
export function learnThreshold(examples: Spots): number {
  return examples.brightness.reduce((best, value) =>
    correct(examples, value) > correct(examples, best) ? value : best,
  );
}
