/** Lecture 4, ways to fail: pictures that are turned, labels that are wrong, scanners that are mixed. */
import type { Lesion, LesionSet } from "../../data/index.js";
import { Generator } from "../../random/generator.js";
import { ArgumentError } from "../../tensor/errors.js";
import { type Tensor, tensor } from "../../tensor/index.js";
import { cat } from "../../tensor/ops/joining.js";
import { checkNumber, checkWhole } from "../../tensor/options.js";

/** What stood at row and column now stands a quarter turn further, counterclockwise. */
function turn<T extends Float32Array | Uint8Array>(values: T, size: number, into: T): T {
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) into[(size - 1 - column) * size + row] = values[row * size + column]!;
  return into;
}

/**
 * The same patches after some exact quarter turns: each pixel keeps its value and changes its place, so that nothing is
 * blurred and no lesion changes its kind.
 *
 * @example
 * quarterTurned(data.lesions({ count: 2, seed: 1 }), 4).images.shape   // [2, 1, 32, 32]
 */
export function quarterTurned(set: LesionSet, quarters: number): LesionSet {
  checkWhole("quarterTurned", "quarters", quarters, 0);
  let { patches } = set;
  const images = set.images as Tensor;
  const [count, , size] = images.shape as unknown as [number, number, number];
  let values = Float32Array.from(images.data());
  for (let done = 0; done < quarters % 4; done++) {
    const next = new Float32Array(values.length);
    for (let k = 0; k < count; k++) {
      const part = [k * size * size, (k + 1) * size * size] as const;
      turn(values.subarray(...part), size, next.subarray(...part));
    }
    values = next;
    patches = patches.map(
      (patch): Lesion => ({
        ...patch,
        hounsfield: turn(patch.hounsfield, size, new Float32Array(size * size)),
        mask: turn(patch.mask, size, new Uint8Array(size * size)),
      }),
    );
  }
  const turned: Tensor = (tensor(values) as Tensor).reshape([count, 1, size, size]);
  return { ...set, patches, images: turned as unknown as LesionSet["images"] };
}

/**
 * The same patches with some of the answers turned into their opposite: each with the given chance.
 *
 * @example
 * mislabelled(data.lesions({ count: 100, seed: 1 }), 0.2, 7).labels.shape   // [100]
 */
export function mislabelled(set: LesionSet, part: number, seed: number): LesionSet {
  checkNumber("mislabelled", "part", part, 0, 1);
  checkWhole("mislabelled", "seed", seed, -Infinity);
  const random = new Generator(seed);
  const right = (set.labels as Tensor).toArray() as number[];
  const labels = Int32Array.from(right, (yes) => (random.uniform() < part ? 1 - yes : yes));
  return { ...set, labels: tensor(labels) as LesionSet["labels"] };
}

/**
 * The patches of several sets, such as those of several scanners, as one.
 *
 * @example
 * const scanner = (noise) => data.lesions({ count: 3, seed: noise, scanner: { noise } });
 * together([scanner(6), scanner(12)]).images.shape   // [6, 1, 32, 32]
 */
export function together(sets: readonly LesionSet[]): LesionSet {
  if (sets.length === 0) throw new ArgumentError("together", "expects at least one set, but was given none");
  return {
    images: cat(sets.map(({ images }) => images as Tensor)) as unknown as LesionSet["images"],
    labels: cat(sets.map(({ labels }) => labels as Tensor)) as unknown as LesionSet["labels"],
    patches: sets.flatMap(({ patches }) => patches),
  };
}
