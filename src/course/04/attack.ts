/** Lecture 4, adversarial changes: the same small step at every pixel, in chosen or in random directions. */
import type { LesionSet } from "../../data/index.js";
import { Generator } from "../../random/generator.js";
import { type Tensor, tensor } from "../../tensor/index.js";
import { checkNumber, checkWhole } from "../../tensor/options.js";
import type { Reader } from "./readers.js";

/** What a change did to a machine's verdicts. */
export interface Attacked {
  /** of the pictures that it had read correctly, the part that it now reads wrongly */
  readonly flipped: number;
  /** their numbers */
  readonly changed: readonly number[];
  /** Picture k after the change, [size · size] in HU. */
  hounsfield(k: number): number[];
}

/** Pictures from 0 to 1 span this many HU, from −45 up. */
const [lowest, span] = [-45, 200];

/**
 * Moves every pixel by eps in the given direction (signs of the pictures' shape), within 0 to 1, and asks the machine again.
 *
 * @example
 * const set = data.lesions({ count: 8, seed: 1 });
 * attacked(trainReader("mlp", set, { epochs: 1 }), set, randomSigns(set, 1), 0).flipped   // 0
 */
export function attacked(reader: Reader, set: LesionSet, signs: Tensor, eps: number): Attacked {
  checkNumber("attacked", "eps", eps, 0, 1);
  const before = set.images as Tensor;
  const after: Tensor = before.add(signs.mul(eps)).clamp(0, 1);
  const truth = (set.labels as Tensor).toArray() as number[];
  const reads = (images: Tensor) => reader.logits(images).map((logit) => Number(logit >= 0));
  const [first, second] = [reads(before), reads(after)];
  const correct = truth.flatMap((yes, k) => (first[k] === yes ? [k] : []));
  const changed = correct.filter((k) => second[k] !== truth[k]);
  const values = after.data();
  const area = values.length / truth.length;
  return {
    flipped: changed.length / correct.length,
    changed,
    hounsfield: (k) => Array.from(values.slice(k * area, (k + 1) * area), (v) => Math.round(lowest + span * v)),
  };
}

/**
 * 1 or −1 for every pixel of a set, at random: what a chosen direction is compared with.
 *
 * @example
 * randomSigns(data.lesions({ count: 2, seed: 1 }), 7).shape   // [2, 1, 32, 32]
 */
export function randomSigns(set: LesionSet, seed: number): Tensor {
  checkWhole("randomSigns", "seed", seed, -Infinity);
  const random = new Generator(seed);
  const signs = Float32Array.from({ length: (set.images as Tensor).numel() }, () => (random.uniform() < 0.5 ? -1 : 1));
  return (tensor(signs) as Tensor).reshape((set.images as Tensor).shape as unknown as number[]) as Tensor;
}
