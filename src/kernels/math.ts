/**
 * Elementary functions in float64 from + − × ÷ and square root only: the same last digit on every machine and in every
 * JavaScript engine, which `Math.exp` and its siblings do not promise. Each says how far it can be off, in units in
 * the last place (ulp), as test/kernels/math.test.ts measures it; rounded to float32 all are right to the last digit
 * but for ties. The SIMD kernels follow the same reductions with shorter polynomials.
 */

const LN2_HIGH = 0.6931471803691238; // 33 bits: k · LN2_HIGH is exact
const LN2_LOW = 1.9082149292705877e-10;
const PI = Math.PI;

const bits = new DataView(new ArrayBuffer(8));

/** 2ᵏ, exactly, for −1022 ≤ k ≤ 1023. */
function powerOfTwo(k: number): number {
  bits.setUint32(0, (k + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/** Horner's rule: c₀ + x(c₁ + x(c₂ + …)). */
function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i]!;
  return sum;
}

// 1/n! for n = 2 … 15: eˣ − 1 − x = x² · Σ xⁿ/(n+2)!
const EXP_TAIL = Array.from({ length: 14 }, (_, i) => {
  let factorial = 1;
  for (let n = 2; n <= i + 2; n++) factorial *= n;
  return 1 / factorial;
});

/** eˣ. Below 1 ulp: x = k ln 2 + r with |r| ≤ 0.347, eʳ by its series, times 2ᵏ. */
export function exp(x: number): number {
  if (!(x < 709.782712893384)) return Number.isNaN(x) ? x : Infinity;
  if (x < -745.2) return 0;
  const k = Math.floor(x / (LN2_HIGH + LN2_LOW) + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const value = 1 + (high - (low - r * r * polynomial(r, EXP_TAIL)));
  if (k > 1000) return value * powerOfTwo(k - 100) * powerOfTwo(100);
  return k < -1000 ? value * powerOfTwo(k + 100) * powerOfTwo(-100) : value * powerOfTwo(k);
}

/** eˣ − 1 without losing the digits of a small x. Below 2 ulp. */
export function expm1(x: number): number {
  return x > -0.4 && x < 0.4 ? x + x * x * polynomial(x, EXP_TAIL) : exp(x) - 1;
}

// 2 artanh(s) = 2s + 2s³/3 + 2s⁵/5 + …: the coefficients after 2s
const LOG_TAIL = Array.from({ length: 12 }, (_, i) => 2 / (2 * i + 3));

/** Splits x > 0 into x = m · 2ᵉ with m in [√½, √2) and gives the parts. */
function split(x: number): { m: number; e: number } {
  let e = -1023;
  if (x < 2.3e-308) {
    x *= 18014398509481984; // 2⁵⁴: a subnormal number has no exponent of its own
    e -= 54;
  }
  bits.setFloat64(0, x);
  const head = bits.getUint32(0);
  e += head >>> 20;
  bits.setUint32(0, (head & 0xfffff) | 0x3ff00000);
  const m = bits.getFloat64(0);
  return m > Math.SQRT2 ? { m: m / 2, e: e + 1 } : { m, e };
}

/** ln m for m in [√½, √2): 2 artanh((m − 1)/(m + 1)). */
function logNearOne(m: number): number {
  const f = m - 1;
  const s = f / (m + 1);
  // 2s = f − s f, which keeps the digits of f
  return f - s * (f - s * s * polynomial(s * s, LOG_TAIL));
}

function logSpecial(x: number): number {
  return x === 0 ? -Infinity : x === Infinity ? x : NaN;
}

/** The natural logarithm. Below 1 ulp; −∞ at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return logSpecial(x);
  const { m, e } = split(x);
  return e * LN2_HIGH + (logNearOne(m) + e * LN2_LOW);
}

/** ln(1 + x) without losing the digits of a small x. Below 2 ulp (Kahan's correction). */
export function log1p(x: number): number {
  if (x === Infinity) return x;
  const u = 1 + x;
  if (u === 1) return x;
  return u > 0 ? (log(u) * x) / (u - 1) : logSpecial(u);
}

/** log₂ x, exact for powers of two. */
export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return logSpecial(x);
  const { m, e } = split(x);
  return e + logNearOne(m) * Math.LOG2E;
}

/** log₁₀ x, exact for powers of ten. */
export function log10(x: number): number {
  const y = log(x) * Math.LOG10E;
  const n = Math.floor(y + 0.5);
  return n >= -22 && n <= 22 && Math.abs(y - n) < 1e-13 && integerPower(10, n) === x ? n : y;
}

/** xⁿ for whole n by repeated squaring. */
function integerPower(x: number, n: number): number {
  let base = n < 0 ? 1 / x : x;
  let result = 1;
  for (let k = Math.abs(n); k > 0; k = Math.floor(k / 2)) {
    if (k % 2 === 1) result *= base;
    base *= base;
  }
  return result;
}

/** xʸ. Small whole powers by multiplication, others as e^(y ln x): off by up to |y ln x| ulp. */
export function pow(x: number, y: number): number {
  if (y === Math.floor(y) && Math.abs(y) <= 64) return y < 0 ? 1 / integerPower(x, -y) : integerPower(x, y);
  if (x === 1) return 1;
  if (y === 0.5) return Math.sqrt(x);
  if (x < 0) {
    if (y !== Math.floor(y)) return x === -Infinity ? (y > 0 ? Infinity : 0) : NaN;
    return Math.abs(y) % 2 === 1 ? -exp(y * log(-x)) : exp(y * log(-x));
  }
  return exp(y * log(x));
}

// ---- trigonometry

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

// ---- hyperbolic functions

export function sinh(x: number): number {
  if (Math.abs(x) > 700) return (x > 0 ? 0.5 : -0.5) * exp(Math.abs(x) / 2) * exp(Math.abs(x) / 2);
  const t = expm1(Math.abs(x));
  return (x < 0 ? -0.5 : 0.5) * (t + t / (t + 1));
}

export function cosh(x: number): number {
  const half = exp(Math.abs(x) / 2);
  if (Math.abs(x) > 700) return 0.5 * half * half;
  const t = exp(Math.abs(x));
  return 0.5 * (t + 1 / t);
}

/** Below 3 ulp, also near 0. */
export function tanh(x: number): number {
  if (Math.abs(x) > 22) return x < 0 ? -1 : 1;
  const t = expm1(-2 * Math.abs(x));
  const value = -t / (t + 2);
  return x < 0 ? -value : x === 0 ? x : value;
}

export function asinh(x: number): number {
  const a = Math.abs(x);
  if (a > 1e8) return (x < 0 ? -1 : 1) * (log(a) + Math.LN2);
  const value = log1p(a + (a * a) / (1 + Math.sqrt(1 + a * a)));
  return x < 0 ? -value : value;
}

export function acosh(x: number): number {
  if (x < 1) return NaN;
  if (x > 1e8) return log(x) + Math.LN2;
  const t = x - 1;
  return log1p(t + Math.sqrt(t * (x + 1)));
}

export function atanh(x: number): number {
  return 0.5 * (x < 0 ? -log1p((-2 * x) / (1 + x)) : log1p((2 * x) / (1 - x)));
}

// ---- functions of statistics and of networks

const TWO_OVER_SQRT_PI = 1.1283791670955126;

/** erf x = 2/√π ∫₀ˣ e^(−t²) dt. Below 4 ulp: series below 3, continued fraction of the tail up to 6, then ±1. */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (a >= 6) return x < 0 ? -1 : 1;
  if (a >= 3) {
    let fraction = 0;
    for (let k = 60; k >= 1; k--) fraction = k / 2 / (a + fraction);
    const tail = exp(-a * a) / (a + fraction) / 1.772453850905516;
    return x < 0 ? tail - 1 : 1 - tail;
  }
  // Σ 2ⁿ x²ⁿ⁺¹ / (1·3·5…(2n+1)): all terms positive, so nothing cancels
  let term = a;
  let sum = a;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * a * a) / (2 * n + 1);
    sum += term;
  }
  const value = TWO_OVER_SQRT_PI * exp(-a * a) * sum;
  return x < 0 ? -value : value;
}

/** 1 / (1 + e⁻ˣ), without overflow. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const t = exp(x);
  return t / (1 + t);
}

/** ln(1 + eˣ), without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
}
