import { cos, sin } from "../../../kernels/math.js";
import { Generator } from "../../../random/generator.js";
import { ArgumentError, described } from "../../../tensor/errors.js";
import { checkNumber, checkOptions } from "../../../tensor/options.js";
import { structureNames } from "../phantom-outlines.js";
import { signedDistance } from "./distance.js";
import type { Pelvis } from "./pelvis.js";

export interface ObserverOptions {
  /** Another seed is another day: the same person draws differently. */
  seed: number;
  /** mm by which this person draws too wide (below 0: too tight) everywhere; 0 when left out */
  bias?: number;
  /** standard deviation, in mm, of where the line lies, in waves of about 90 mm along it; 2 when left out */
  spread?: number;
}

/** Organs are redrawn in this order; the later lies on top, as in the truth. The rectum's lumen is drawn within its wall. */
const order = ["femoral head", "bladder", "rectal wall", "rectum", "prostate"] as const;
const wavelength = 90;

/**
 * How a simulated physician would contour a slice: each organ's true edge, moved outwards or inwards by a bias of the
 * person and a smooth random wave. [size · size] labels as in the slice. Made up: real physicians also differ in what they
 * hold for the prostate, which no wave imitates.
 *
 * @example
 * const slice = data.pelvis({ seed: 1 });
 * const drawn = data.observer(slice, { seed: 7, bias: 1.2 });
 * metrics.dice(drawn.map((l) => Number(l === 3)), slice.labels.map((l) => Number(l === 3))) > 0.7   // true
 */
export function observer(slice: Pelvis, options: ObserverOptions): Uint8Array {
  if (!(slice?.labels instanceof Uint8Array && slice.size * slice.size === slice.labels.length))
    throw new ArgumentError("observer", `expects a slice of data.pelvis, but was given ${described(slice)}`);
  checkOptions("observer", options, ["seed", "bias", "spread"]);
  const { seed, bias = 0, spread = 2 } = options ?? {};
  if (!Number.isSafeInteger(seed))
    throw new ArgumentError("observer", `expects a whole number as seed, but was given ${described(seed)}`);
  checkNumber("observer", "bias", bias, -Infinity);
  checkNumber("observer", "spread", spread, 0);
  const { size, spacing, labels } = slice;
  const random = new Generator(seed);
  const drawn = labels.map((label) => Math.min(label, 1));
  for (const name of order) {
    const label = structureNames.indexOf(name);
    const wave = smooth(size, spacing, random);
    const truth = labels.map((l) => Number(l === label || (name === "rectal wall" && l === label + 1)));
    if (!truth.includes(1)) continue;
    signedDistance(truth, size, spacing).forEach((d, i) => {
      if (d < bias + spread * wave[i]! && labels[i] !== 0) drawn[i] = label;
    });
  }
  return drawn;
}

/** A random field of standard deviation 1: five plane waves in random directions. */
function smooth(size: number, spacing: number, random: Generator): Float64Array {
  const field = new Float64Array(size * size);
  const waves = 5;
  for (let k = 0; k < waves; k++) {
    const [direction, phase] = [2 * Math.PI * random.uniform(), 2 * Math.PI * random.uniform()];
    const turns = ((2 * Math.PI) / wavelength) * (0.7 + 0.6 * random.uniform()) * spacing;
    const [x, y] = [turns * cos(direction), turns * sin(direction)];
    // sin(a + b) from the sines of rows and columns
    const across = Array.from({ length: size }, (_, i) => [sin(x * i), cos(x * i)] as const);
    for (let row = 0; row < size; row++) {
      const [s, c] = [sin(y * row + phase), cos(y * row + phase)];
      for (let column = 0; column < size; column++) {
        const [sx, cx] = across[column]!;
        field[row * size + column]! += Math.sqrt(2 / waves) * (sx * c + cx * s);
      }
    }
  }
  return field;
}
