import { Generator } from "../../../random/generator.js";
import { ArgumentError, described } from "../../../tensor/errors.js";
import { checkNumber, checkOptions, checkWhole } from "../../../tensor/options.js";
import { type Structure, structureNames } from "../phantom-outlines.js";
import { anatomy } from "./anatomy.js";
import { addNoise, addStreaks } from "./artefacts.js";
import { type Canvas, paint } from "./layer.js";

/** One synthetic slice through a male pelvis, with the truth about it. */
export interface Pelvis {
  /** pixels along each side */
  readonly size: number;
  /** millimetres from one pixel's centre to the next */
  readonly spacing: number;
  /** where the slice lies, from 0 (the prostate's apex) to 1 (its base) */
  readonly height: number;
  /** [size · size], row by row from the front of the body to the back: Hounsfield units, rounded */
  readonly hounsfield: Float32Array;
  /** [size · size]: the structure that covers at least half of each pixel, as an index into `structures` */
  readonly labels: Uint8Array;
  /** names of the labels: 0 is air, 1 the body without the organs */
  readonly structures: readonly Structure[];
}

export interface PelvisOptions {
  /** Another seed is another patient. */
  seed: number;
  /** From 0 (the prostate's apex) to 1 (its base); 0.5 when left out. The same patient at every height. */
  height?: number;
  /** Pixels along each side; 64 when left out. */
  size?: number;
  /** Side of the square that is shown, in mm; 256 when left out. */
  field?: number;
  /** A shift and a stretch of all values, and the standard deviation of the noise in HU (14 when left out). */
  scanner?: { offset?: number; gain?: number; noise?: number };
  /** Whether one hip is of metal, which throws streaks over the picture. */
  implant?: boolean;
  /** Whether the bladder is nearly empty. */
  emptyBladder?: boolean;
}

/** The names of the options above. */
export const pelvisOptions = ["seed", "height", "size", "field", "scanner", "implant", "emptyBladder"];

/**
 * A seeded slice through a male pelvis at the height of the prostate: bladder, prostate, rectum with its wall, femoral
 * heads; and what a model must learn to leave alone: muscle of the prostate's brightness that touches it, loops of bowel,
 * seminal vesicles, pubic bones, sockets and coccyx. Partial volume and correlated noise. Synthetic, made for this course:
 * no real anatomy, and easier than one. `data.phantom` is the simpler one of lectures 1 to 3.
 *
 * @example
 * const slice = data.pelvis({ seed: 1 });
 * slice.structures[slice.labels[33 * 64 + 32]]   // "prostate"
 */
export function pelvis(options: PelvisOptions): Pelvis {
  const { seed, height, size, field, scanner, implant, emptyBladder } = checked("pelvis", options);
  const random = new Generator(seed);
  const [ofPatient, ofNoise, ofStreaks] = [random.split(), random.split().bits(), random.split()];
  const canvas: Canvas = {
    size,
    spacing: field / size,
    hounsfield: new Float64Array(size * size).fill(-1000),
    labels: new Uint8Array(size * size),
  };
  const layers = anatomy(ofPatient, { implant, emptyBladder })(height);
  for (const layer of layers) paint(canvas, layer);
  const metal = layers.find((layer) => layer.hounsfield === 3071);
  if (metal) addStreaks(canvas, metal, ofStreaks);
  // each slice has noise of its own
  addNoise(canvas, scanner.noise, new Generator(ofNoise + Math.round(height * 1e6)));
  const hounsfield = Float32Array.from(canvas.hounsfield, (value) =>
    Math.max(-1024, Math.min(3071, Math.round(scanner.gain * value + scanner.offset))),
  );
  return { size, spacing: canvas.spacing, height, hounsfield, labels: canvas.labels, structures: structureNames };
}

/** The options, completed; refuses what cannot be. */
export function checked(name: string, options: PelvisOptions) {
  if (options === undefined || options === null)
    throw new ArgumentError(
      name,
      `expects options, as in data.${name}({ seed: 1 }), but was given ${described(options)}`,
    );
  checkOptions(name, options, pelvisOptions);
  const { seed, height = 0.5, size = 64, field = 256, scanner = {}, implant, emptyBladder } = options;
  if (!Number.isSafeInteger(seed))
    throw new ArgumentError(name, `expects a whole number as seed, but was given ${described(seed)}`);
  checkNumber(name, "height", height, 0, 1);
  checkWhole(name, "size", size, 16);
  checkNumber(name, "field", field, 64, 512);
  checkOptions(name, scanner, ["offset", "gain", "noise"]);
  const { offset = 0, gain = 1, noise = 14 } = scanner;
  checkNumber(name, "the scanner's offset", offset, -Infinity);
  checkNumber(name, "the scanner's gain", gain, 0);
  checkNumber(name, "the scanner's noise", noise, 0);
  return {
    seed,
    height,
    size,
    field,
    scanner: { offset, gain, noise },
    implant: implant === true,
    emptyBladder: emptyBladder === true,
  };
}
