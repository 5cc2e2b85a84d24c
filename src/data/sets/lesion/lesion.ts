import { Generator } from "../../../random/generator.js";
import { ArgumentError, described } from "../../../tensor/errors.js";
import { checkChoice, checkNumber, checkOptions, checkWhole } from "../../../tensor/options.js";
import { drawn, type LesionShape } from "./outline.js";
import { tissue } from "./tissue.js";

/** What a patch shows. */
export type LesionKind = "none" | "benign" | "malignant";

/** What a scanner adds; another one is another hospital. */
export interface LesionScanner {
  /** HU added to all values; 0 when left out */
  offset?: number;
  /** factor of all values; 1 when left out */
  gain?: number;
  /** standard deviation of the noise, in HU; 8 when left out */
  noise?: number;
  /** factor of the lesion's contrast, as less contrast medium would make it; 1 when left out */
  contrast?: number;
}

export interface LesionOptions {
  /** Another seed is another patient; the same seed has the same tissue, whatever the other options say. */
  seed: number;
  /** "benign" when left out */
  kind?: LesionKind;
  /** How much brighter than the tissue the lesion is, in HU, on average; it varies by ±40%. −28 when left out: darker. */
  contrast?: number;
  /** From which to which radius, in pixels of 2 mm; 2.6 to 5 when left out. */
  radius?: readonly [number, number];
  /** Whether a small bright marker stands in the corner, as on the pictures of one ward. */
  marker?: boolean;
  /** Turns the lesion, not the tissue, about its own centre, in degrees. */
  turn?: number;
  scanner?: LesionScanner;
  /** Pixels along each side; 32 when left out. */
  size?: number;
}

/** A patch of liver-like tissue, with the truth about it. */
export interface Lesion {
  /** pixels along each side */
  readonly size: number;
  /** from one pixel's centre to the next, in mm */
  readonly spacing: number;
  /** [size · size], row by row from the top, in HU, rounded */
  readonly hounsfield: Float32Array;
  /** [size · size]: 1 where the lesion covers at least half of the pixel */
  readonly mask: Uint8Array;
  /** the lesion; undefined where there is none */
  readonly lesion: LesionShape | undefined;
}

const kinds: readonly LesionKind[] = ["none", "benign", "malignant"];
const known = ["seed", "kind", "contrast", "radius", "marker", "turn", "scanner", "size"];

/** The marker: where its corner is, counted from the upper right, how large it is, and its HU. */
const marker = { inset: 2, side: 3, hounsfield: 150 };

/**
 * A seeded patch of tissue, 32 by 32 pixels of 2 mm, with or without a round shadow in it. Synthetic, made for this
 * course: nobody's liver. The tissue, the lesion and the noise come from three generators of their own, so that two calls
 * that differ in one option differ in that alone.
 *
 * @example
 * const patch = data.lesion({ seed: 1, kind: "malignant" });
 * patch.lesion.malignant   // true
 * plot.image(patch.hounsfield, { width: patch.size, window: [-45, 155], alt: "A dark spot with lobes." })
 */
export function lesion(options: LesionOptions): Lesion {
  const { seed, kind, contrast, radius, turn, scanner, size, marked } = checked("lesion", options);
  const random = new Generator(seed);
  const [ofTissue, ofLesion, ofNoise] = [random.split(), random.split(), random.split()];
  const values = tissue(size, ofTissue);
  const mask = new Uint8Array(size * size);
  let shape: LesionShape | undefined;
  if (kind !== "none") {
    const malignant = kind === "malignant";
    const found = drawn(size, ofLesion, { malignant, contrast: contrast * scanner.contrast, radius, turn });
    shape = found.shape;
    found.cover.forEach((part, i) => {
      values[i] = values[i]! + found.shape.contrast * part;
      mask[i] = part >= 0.5 ? 1 : 0;
    });
  }
  const hounsfield = Float32Array.from(values, (value) =>
    Math.round(scanner.gain * value + scanner.offset + scanner.noise * ofNoise.normal()),
  );
  if (marked) stamp(hounsfield, size);
  return { size, spacing: 2, hounsfield, mask, lesion: shape };
}

function stamp(values: Float32Array, size: number): void {
  for (let row = marker.inset; row < marker.inset + marker.side; row++)
    for (let k = 0; k < marker.side; k++) values[row * size + size - 1 - marker.inset - k] = marker.hounsfield;
}

/** The options, completed; refuses what cannot be. */
export function checked(name: string, options: LesionOptions) {
  if (options === undefined || options === null)
    throw new ArgumentError(
      name,
      `expects options, as in data.${name}({ seed: 1 }), but was given ${described(options)}`,
    );
  checkOptions(name, options, known);
  const { seed, kind = "benign", contrast = -28, radius = [2.6, 5], turn = 0, size = 32, scanner = {} } = options;
  if (!Number.isSafeInteger(seed))
    throw new ArgumentError(name, `expects a whole number as seed, but was given ${described(seed)}`);
  checkChoice(name, "kind", kind, kinds);
  checkNumber(name, "contrast", contrast, -Infinity);
  checkNumber(name, "turn", turn, -Infinity);
  checkWhole(name, "size", size, 20);
  const [from, to] = (Array.isArray(radius) ? radius : [undefined, undefined]) as [number, number];
  checkNumber(name, "the first radius", from, 0);
  checkNumber(name, "the second radius", to, from);
  checkOptions(name, scanner, ["offset", "gain", "noise", "contrast"]);
  const { offset = 0, gain = 1, noise = 8, contrast: factor = 1 } = scanner;
  checkNumber(name, "the scanner's offset", offset, -Infinity);
  checkNumber(name, "the scanner's gain", gain, 0);
  checkNumber(name, "the scanner's noise", noise, 0);
  checkNumber(name, "the scanner's contrast", factor, 0);
  const marked = options.marker === true;
  return {
    seed,
    kind,
    contrast,
    radius: [from, to] as const,
    turn,
    size,
    marked,
    scanner: { offset, gain, noise, contrast: factor },
  };
}
