import { Generator } from "../../../random/generator.js";
import { tensor } from "../../../tensor/create.js";
import { ArgumentError, described } from "../../../tensor/errors.js";
import { checkOptions, checkWhole } from "../../../tensor/options.js";
import type { Tensor } from "../../../tensor/tensor.js";
import { type Pelvis, type PelvisOptions, pelvis, pelvisOptions } from "./pelvis.js";

export interface PelvisesOptions extends Omit<PelvisOptions, "seed" | "height"> {
  /** how many patients */
  patients: number;
  /** slices of each, evenly from apex to base; 3 when left out */
  slices?: number;
  /** Another seed gives other patients. */
  seed: number;
}

/** Slices of many patients, those of one patient after one another. */
export interface PelvisSet {
  /** [patients · slices, 1, size, size]: −150 to 200 HU, cut off beyond, divided by 50 */
  readonly images: Tensor<[number, 1, number, number]>;
  /** [patients · slices, size, size]: the structure of each pixel, as int32 */
  readonly labels: Tensor<[number, number, number]>;
  /** the slices in HU, with the truth about each */
  readonly slices: readonly Pelvis[];
  /** [patients · slices]: whose slice it is, from 0 */
  readonly patient: readonly number[];
}

/**
 * Slices of many patients of `data.pelvis`, as tensors for a network.
 *
 * @example
 * const { images, labels } = data.pelvises({ patients: 2, seed: 1 });
 * images.shape   // [6, 1, 64, 64]
 */
export function pelvises(options: PelvisesOptions): PelvisSet {
  checkOptions("pelvises", options, ["patients", "slices", ...pelvisOptions.filter((name) => name !== "height")]);
  const { patients, slices: each = 3, seed, ...rest } = options ?? {};
  checkWhole("pelvises", "patients", patients, 1);
  checkWhole("pelvises", "slices", each, 1);
  if (!Number.isSafeInteger(seed))
    throw new ArgumentError("pelvises", `expects a whole number as seed, but was given ${described(seed)}`);
  const random = new Generator(seed);
  const seeds = Array.from({ length: patients }, () => random.bits());
  const patient = Array.from({ length: patients * each }, (_, i) => Math.floor(i / each));
  const slices = patient.map((who, i) => pelvis({ ...rest, seed: seeds[who]!, height: ((i % each) + 0.5) / each }));
  const { size } = slices[0]!;
  const images = new Float32Array(slices.length * size * size);
  const labels = new Int32Array(images.length);
  slices.forEach((slice, k) => {
    labels.set(slice.labels, k * size * size);
    slice.hounsfield.forEach((value, i) => {
      images[k * size * size + i] = Math.min(200, Math.max(-150, value)) / 50;
    });
  });
  const shaped = (flat: Tensor, shape: number[]) => flat.reshape(shape) as Tensor;
  return {
    images: shaped(tensor(images), [slices.length, 1, size, size]) as unknown as PelvisSet["images"],
    labels: shaped(tensor(labels), [slices.length, size, size]) as unknown as PelvisSet["labels"],
    slices,
    patient,
  };
}
