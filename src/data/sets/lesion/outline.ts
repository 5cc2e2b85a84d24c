import { cos, sigmoid, sin } from "../../../kernels/math.js";
import type { Generator } from "../../../random/generator.js";

/** Where a lesion lies and what it looks like. */
export interface LesionShape {
  /** the centre, in pixels from the left and from the top */
  readonly x: number;
  readonly y: number;
  /** in pixels, before the outline is bent */
  readonly radius: number;
  /** how much darker (below 0) or brighter it is, in HU */
  readonly contrast: number;
  readonly malignant: boolean;
}

/** A drawn lesion: its shape, and how much of each pixel it covers. */
interface Drawn {
  readonly shape: LesionShape;
  readonly cover: Float64Array;
}

/** What decides how a lesion is drawn. */
export interface OutlineOptions {
  readonly malignant: boolean;
  readonly contrast: number;
  readonly radius: readonly [number, number];
  /** turns the lesion about its own centre, in degrees */
  readonly turn: number;
}

/** Pixels from the edge of the patch to a lesion's centre, at least. */
const margin = 9;

/**
 * A disc with a soft edge, a little longer than wide. Its radius is bent by two sines around it: hardly for a benign
 * lesion, by a sixth to a third for a malignant one. All numbers are drawn in any case, so that one seed has its lesion in one place
 * whatever its kind.
 */
export function drawn(size: number, random: Generator, options: OutlineOptions): Drawn {
  const { malignant, contrast, radius: bounds, turn } = options;
  const place = () => margin + (size - 1 - 2 * margin) * random.uniform();
  const [x, y] = [place(), place()];
  const radius = bounds[0] + (bounds[1] - bounds[0]) * random.uniform();
  const aspect = 0.85 + 0.35 * random.uniform();
  const share = random.uniform();
  const amplitude = malignant ? 0.16 + 0.18 * share : 0.07 * share;
  const lobes = 3 + random.below(4);
  const [first, second] = [2 * Math.PI * random.uniform(), 2 * Math.PI * random.uniform()];
  const angle = 2 * Math.PI * (random.uniform() + turn / 360);
  const depth = contrast * (0.6 + 0.8 * random.uniform());
  const [a, b] = [cos(angle), sin(angle)];
  const [cosFirst, sinFirst, cosSecond, sinSecond] = [cos(first), sin(first), cos(second), sin(second)];
  const cover = Float64Array.from({ length: size * size }, (_, i) => {
    const [right, down] = [(i % size) - x, Math.floor(i / size) - y];
    const [u, v] = [a * right + b * down, (a * down - b * right) / aspect];
    const distance = Math.sqrt(u * u + v * v);
    if (distance > 2.5 * radius) return 0;
    // e^(iφ) and its powers give the sines without the angle φ itself
    const [c, s] = distance === 0 ? [1, 0] : [u / distance, v / distance];
    const [c1, s1] = power(c, s, lobes);
    const [c3, s3] = power(c, s, 3);
    const [c2, s2] = [c1 * c3 - s1 * s3, s1 * c3 + c1 * s3];
    const bent = s1 * cosFirst + c1 * sinFirst + 0.5 * (s2 * cosSecond + c2 * sinSecond);
    return sigmoid((radius * (1 + amplitude * bent) - distance) / 0.5);
  });
  return { shape: { x, y, radius, contrast: depth, malignant }, cover };
}

/** (c + i·s)ⁿ */
function power(c: number, s: number, n: number): [number, number] {
  let [re, im] = [1, 0];
  for (let k = 0; k < n; k++) [re, im] = [re * c - im * s, re * s + im * c];
  return [re, im];
}
