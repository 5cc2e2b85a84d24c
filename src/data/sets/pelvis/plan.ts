import { exp } from "../../../kernels/math.js";
import { ArgumentError, described } from "../../../tensor/errors.js";
import { checkNumber, checkOptions, checkWhole } from "../../../tensor/options.js";
import { signedDistance } from "./distance.js";

/** A contour as pixels, row by row: 1 (or true) inside, 0 outside. */
export type PixelMask = ArrayLike<number | boolean>;

export interface ExpandOptions {
  /** mm from one pixel's centre to the next */
  spacing: number;
  /** mm on all sides */
  margin: number;
  /** Pixels of a row; square pictures when left out. */
  width?: number;
}

export interface DoseOptions extends ExpandOptions {
  /** mm over which the dose falls: how far beyond the margin it has lost 39% of what it loses in the end */
  falloff: number;
  /** Gy inside the margin; 78 when left out */
  prescription?: number;
}

/**
 * The pixels of a contour and those within a margin around it: of a prostate, the planning target volume.
 *
 * @example
 * Array.from(data.expanded([0, 0, 0, 0, 1, 0, 0, 0, 0], { spacing: 4, margin: 4 }))   // [0, 1, 0, 1, 1, 1, 0, 1, 0]
 */
export function expanded(mask: PixelMask, options: ExpandOptions): Uint8Array {
  checkOptions("expanded", options, ["spacing", "margin", "width"]);
  const { spacing, margin } = options ?? {};
  return Uint8Array.from(distances("expanded", mask, options), (d) => (d <= margin - spacing / 2 + 1e-9 ? 1 : 0));
}

/**
 * The dose of a plan for a contour, in Gy at each pixel: the prescription inside the contour and a margin around it,
 * outside a bell-shaped fall-off to the tenth that beams from all sides leave everywhere. It is planned on the contour
 * that is given, true or not. A sketch, not a dose calculation: no beams, no tissue, no scatter.
 *
 * @example
 * const slice = data.pelvis({ seed: 1 });
 * const prostate = slice.labels.map((label) => Number(label === 3));
 * data.dose(prostate, { spacing: slice.spacing, margin: 8, falloff: 12 })[0] < 8   // true
 */
export function dose(mask: PixelMask, options: DoseOptions): Float32Array {
  checkOptions("dose", options, ["spacing", "margin", "falloff", "prescription", "width"]);
  const { spacing, margin, falloff, prescription = 78 } = options ?? {};
  checkNumber("dose", "falloff", falloff, Number.MIN_VALUE);
  checkNumber("dose", "prescription", prescription, 0);
  return Float32Array.from(distances("dose", mask, options), (d) => {
    const beyond = Math.max(0, d - margin + spacing / 2);
    return prescription * (0.1 + 0.9 * exp((-beyond * beyond) / (2 * falloff * falloff)));
  });
}

/** mm from each pixel's centre to the edge of the mask, below 0 inside; an empty mask is infinitely far. */
function distances(name: string, mask: PixelMask, options: ExpandOptions): Float64Array {
  const { spacing, margin, width } = options ?? {};
  checkNumber(name, "spacing", spacing, Number.MIN_VALUE);
  checkNumber(name, "margin", margin, 0);
  const length = (mask as ArrayLike<unknown> | undefined)?.length;
  if (typeof mask === "string" || typeof length !== "number" || length === 0)
    throw new ArgumentError(
      name,
      `expects a mask: a list with a 0 or 1 for each pixel, but was given ${described(mask)}`,
    );
  const values = Uint8Array.from(mask as ArrayLike<number>, (v) => (v ? 1 : 0));
  const odd = Array.from(mask).find((v) => v !== 0 && v !== 1 && v !== true && v !== false);
  if (odd !== undefined) throw new ArgumentError(name, `expects a mask of 0 and 1, but one value is ${described(odd)}`);
  const across = width ?? Math.round(Math.sqrt(length));
  checkWhole(name, "width", across, 1);
  if (length % across !== 0 || (width === undefined && across * across !== length))
    throw new ArgumentError(
      name,
      `the mask's ${length} pixels do not make ${width === undefined ? "a square" : `rows of ${width}`}: give width`,
    );
  return signedDistance(values, across, spacing);
}
