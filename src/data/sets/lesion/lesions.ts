import { Generator } from "../../../random/generator.js";
import { tensor } from "../../../tensor/create.js";
import { checkChoice, checkNumber, checkOptions, checkWhole } from "../../../tensor/options.js";
import type { Tensor } from "../../../tensor/tensor.js";
import { type Lesion, type LesionOptions, lesion } from "./lesion.js";

export interface LesionsOptions extends Omit<LesionOptions, "seed" | "kind" | "marker" | "turn"> {
  /** how many patches */
  count: number;
  /** Another seed gives other patients. */
  seed: number;
  /** What is asked: is there a lesion ("detection", when left out), or is it malignant ("malignancy")? */
  question?: "detection" | "malignancy";
  /** Which part has the answer yes, drawn for each patch; a half when left out. */
  prevalence?: number;
  /** The part of patches with a marker in the corner, among those with the answer yes and with the answer no; none when left out. */
  markers?: { yes: number; no: number };
}

/** Patches and the answers to one question about them. */
export interface LesionSet {
  /** [count, 1, size, size]: the window from −45 to 155 HU as 0 to 1, cut off beyond; 0.01 is 2 HU. */
  readonly images: Tensor<[number, 1, number, number]>;
  /** [count]: 1 for yes, 0 for no */
  readonly labels: Tensor<[number]>;
  /** the patches in HU, with the truth about each */
  readonly patches: readonly Lesion[];
}

/**
 * Many patches of `data.lesion` with a question: which of them have a lesion, or which lesions are malignant. The sizes
 * and contrasts for the second question are larger (radius 4.5 to 7.5 pixels, −45 HU), unless said otherwise.
 *
 * @example
 * const { images, labels } = data.lesions({ count: 4, seed: 1 });
 * images.shape   // [4, 1, 32, 32]
 */
export function lesions(options: LesionsOptions): LesionSet {
  checkOptions("lesions", options, [
    "count",
    "seed",
    "question",
    "prevalence",
    "markers",
    "contrast",
    "radius",
    "scanner",
    "size",
  ]);
  const { count, seed, question = "detection", prevalence = 0.5, markers = { yes: 0, no: 0 }, ...rest } = options ?? {};
  checkWhole("lesions", "count", count, 1);
  checkWhole("lesions", "seed", seed, -Infinity);
  checkChoice("lesions", "question", question, ["detection", "malignancy"]);
  checkNumber("lesions", "prevalence", prevalence, 0, 1);
  checkOptions("lesions", markers, ["yes", "no"]);
  checkNumber("lesions", "markers.yes", markers.yes, 0, 1);
  checkNumber("lesions", "markers.no", markers.no, 0, 1);
  const look = question === "detection" ? rest : { contrast: -45, radius: [4.5, 7.5] as const, ...rest };
  const random = new Generator(seed);
  const answers = Int32Array.from({ length: count }, () => 0);
  const patches = Array.from(answers, (_, i) => {
    const yes = random.uniform() < prevalence;
    answers[i] = yes ? 1 : 0;
    const marker = random.uniform() < (yes ? markers.yes : markers.no);
    const kind = question === "malignancy" ? (yes ? "malignant" : "benign") : yes ? "benign" : "none";
    return lesion({ ...look, seed: random.bits(), kind, marker });
  });
  return { images: windowed(patches), labels: tensor(answers) as LesionSet["labels"], patches };
}

/** −45 to 155 HU as 0 to 1. */
function windowed(patches: readonly Lesion[]): LesionSet["images"] {
  const { size } = patches[0]!;
  const area = size * size;
  const values = new Float32Array(patches.length * area);
  patches.forEach(({ hounsfield }, k) => {
    for (let i = 0; i < area; i++) values[k * area + i] = Math.min(1, Math.max(0, (hounsfield[i]! + 45) / 200));
  });
  const flat: Tensor = tensor(values);
  return flat.reshape([patches.length, 1, size, size]) as unknown as LesionSet["images"];
}
