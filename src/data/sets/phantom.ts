import { exp } from "../../kernels/math.js";
import { Generator } from "../../random/generator.js";
import { ArgumentError, described } from "../../tensor/errors.js";
import { checkOptions } from "../../tensor/options.js";
import { inside, type Outline, outlines, type Structure, structureNames } from "./phantom-outlines.js";

/** One synthetic slice through a male pelvis, as a CT would show it, with the truth about it. */
export interface Phantom {
  /** Pixels along each side. */
  size: number;
  /** Millimetres from one pixel's centre to the next. */
  spacing: number;
  /** [size · size], row by row from the front of the body to the back: Hounsfield units, rounded. */
  hounsfield: Float32Array;
  /** [size · size]: the structure at each pixel's centre, as an index into `structures`. */
  labels: Uint8Array;
  /** Names of the labels: 0 is air, 1 the body without the organs. */
  structures: readonly Structure[];
  /** [size · size]: planned dose in Gy, by a simple model. */
  dose: Float32Array;
}

/** What the generator takes. */
export interface PhantomOptions {
  /** A different seed is a different patient. */
  seed: number;
  /** Pixels along each side; 64 when left out. */
  size?: number;
  /** Side of the square that is scanned, in mm; 384 when left out. A smaller one looks closer at the middle. */
  field?: number;
  /** What a different scanner does: a shift and a stretch of all values, and its noise in Hounsfield units (12 when left out). */
  scanner?: { offset?: number; gain?: number; noise?: number };
}

/** Subdivisions of a pixel along each side, for the partial-volume effect at edges. */
const subdivisions = 3;
const prescription = 78;

/**
 * A seeded slice through a pelvis at the height of the prostate: body outline with a layer of fat, bladder, prostate,
 * rectum with its wall, femoral heads; noise and partial volume. Synthetic, made for this course: no real anatomy.
 *
 * @example
 * const slice = data.phantom({ seed: 1 });
 * slice.structures[slice.labels[32 * 64 + 32]]   // what is in the middle
 */
export function phantom(options: PhantomOptions): Phantom {
  checkOptions("phantom", options, ["seed", "size", "field", "scanner"]);
  const { seed, size = 64, field = 384, scanner = {} } = options ?? {};
  if (!Number.isSafeInteger(seed))
    throw new ArgumentError("phantom", `expects a whole number as seed, but was given ${described(seed)}`);
  if (!(Number.isInteger(size) && size >= 16))
    throw new ArgumentError("phantom", `expects a size of at least 16 pixels, but was given ${described(size)}`);
  const random = new Generator(seed);
  const patient = outlines(random);
  const spacing = field / size;
  const hounsfield = new Float32Array(size * size);
  const labels = new Uint8Array(size * size);
  const dose = new Float32Array(size * size);
  const { offset = 0, gain = 1, noise = 12 } = scanner;
  const target = patient.find(({ name }) => name === "prostate")!;

  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const i = row * size + column;
      const [x, y] = [(column + 0.5) * spacing - field / 2, (row + 0.5) * spacing - field / 2];
      const here = topmost(patient, x, y);
      labels[i] = here ? structureNames.indexOf(here.name) : 0;
      hounsfield[i] = Math.round(gain * mean(patient, x, y, spacing) + offset + noise * random.normal());
      dose[i] = here ? planned(target, x, y) : 0;
    }
  }
  return { size, spacing, hounsfield, labels, structures: structureNames, dose };
}

/** The last outline drawn over a place; organs come after the body they lie in. */
function topmost(patient: Outline[], x: number, y: number): Outline | undefined {
  for (let k = patient.length - 1; k >= 0; k--) if (inside(patient[k]!, x, y)) return patient[k];
  return undefined;
}

/** The mean value over a pixel: at an edge part of one tissue, part of the other. */
function mean(patient: Outline[], x: number, y: number, spacing: number): number {
  let sum = 0;
  for (let i = 0; i < subdivisions; i++) {
    for (let j = 0; j < subdivisions; j++) {
      const [dx, dy] = [(i + 0.5) / subdivisions - 0.5, (j + 0.5) / subdivisions - 0.5];
      sum += topmost(patient, x + dx * spacing, y + dy * spacing)?.hounsfield ?? -1000;
    }
  }
  return sum / (subdivisions * subdivisions);
}

/**
 * The prescribed dose up to 6 mm around the prostate (the planning target volume), and outside a fall-off with distance to
 * the bath of a tenth that many beams from all sides leave: a sketch of a plan, not a dose calculation.
 */
function planned(target: Outline, x: number, y: number): number {
  const [dx, dy] = [(x - target.x) / target.width, (y - target.y) / target.height];
  const reach = Math.sqrt(dx * dx + dy * dy);
  const beyond = (reach - 1) * Math.min(target.width, target.height) - 6;
  const share = beyond <= 0 ? 1 : 0.1 + 0.9 * exp((-beyond * beyond) / (2 * 22 * 22));
  return Math.round(prescription * share * 100) / 100;
}
