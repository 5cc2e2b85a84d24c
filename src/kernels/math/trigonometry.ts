/** Sine, cosine, tangent and their inverses. */
import { polynomial } from "./polynomial.js";

const PI = Math.PI;
const HALF_PI_HIGH = 1.5707963267341256; // 33 bits
const HALF_PI_MIDDLE = 6.077100506303966e-11; // 33 bits more
const HALF_PI_LOW = 2.0222662487959506e-21;

const SIN_TAIL = [-1 / 6, 1 / 120, -1 / 5040, 1 / 362880, -1 / 39916800, 1 / 6227020800, -1 / 1307674368000];
const COS_TAIL = [1 / 24, -1 / 720, 1 / 40320, -1 / 3628800, 1 / 479001600, -1 / 87178291200, 1 / 20922789888000];

/** x − q·π/2 for the nearest whole q: exact to 1e-16 for |x| up to about a million, and a slowly growing error beyond. */
function reduce(x: number): { r: number; quadrant: number } {
  const q = Math.floor(x / (PI / 2) + 0.5);
  const r = x - q * HALF_PI_HIGH - q * HALF_PI_MIDDLE - q * HALF_PI_LOW;
  return { r, quadrant: ((q % 4) + 4) % 4 };
}

const sinNearZero = (r: number) => r + r * r * r * polynomial(r * r, SIN_TAIL);
const cosNearZero = (r: number) => {
  const half = (r * r) / 2;
  const w = 1 - half;
  return w + (1 - w - half + r * r * r * r * polynomial(r * r, COS_TAIL));
};

/** The sine; error below 2.3e-16 for |x| up to a million. */
export function sin(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  const { r, quadrant } = reduce(x);
  const value = quadrant % 2 === 0 ? sinNearZero(r) : cosNearZero(r);
  return quadrant < 2 ? value : -value;
}

/** The cosine; error below 2.3e-16 for |x| up to a million. */
export function cos(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  const { r, quadrant } = reduce(x);
  const value = quadrant % 2 === 0 ? cosNearZero(r) : sinNearZero(r);
  return quadrant === 0 || quadrant === 3 ? value : -value;
}

export function tan(x: number): number {
  return sin(x) / cos(x);
}

const ATAN_TAIL = Array.from({ length: 14 }, (_, i) => (i % 2 === 0 ? -1 : 1) / (2 * i + 3));
const SQRT3 = 1.7320508075688772;

/** The angle whose tangent is x. Below 2 ulp: reduced to |x| ≤ tan 15° by tan(α − 30°). */
export function atan(x: number): number {
  if (x < 0) return -atan(-x);
  if (x > 1) return PI / 2 - (atan(1 / x) - 6.123233995736766e-17);
  if (x > 0.2679491924311227) return PI / 6 + atan((x * SQRT3 - 1) / (SQRT3 + x));
  return x + x * x * x * polynomial(x * x, ATAN_TAIL);
}

export function asin(x: number): number {
  return Math.abs(x) === 1 ? (x * PI) / 2 : atan(x / Math.sqrt((1 - x) * (1 + x)));
}

export function acos(x: number): number {
  return x === -1 ? PI : 2 * atan(Math.sqrt((1 - x) / (1 + x)));
}
