/** Exponentials, logarithms and powers. */
import { polynomial } from "./polynomial.js";

const LN2_HIGH = 0.6931471803691238; // 33 bits: k · LN2_HIGH is exact
const LN2_LOW = 1.9082149292705877e-10;

const bits = new DataView(new ArrayBuffer(8));

/** 2ᵏ, exactly, for −1022 ≤ k ≤ 1023. */
function powerOfTwo(k: number): number {
  bits.setUint32(0, (k + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
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

/** xʸ; 1 to any power is 1, and −1 to an infinite one. Small whole powers by multiplication, others as e^(y ln x): off by up to |y ln x| ulp. */
export function pow(x: number, y: number): number {
  if (y === Math.floor(y) && Math.abs(y) <= 64) return y < 0 ? 1 / integerPower(x, -y) : integerPower(x, y);
  if (x === 1 || (x === -1 && Math.abs(y) === Infinity)) return 1;
  if (y === 0.5) return Math.sqrt(x);
  if (x < 0) {
    if (y !== Math.floor(y)) return x === -Infinity ? (y > 0 ? Infinity : 0) : NaN;
    return Math.abs(y) % 2 === 1 ? -exp(y * log(-x)) : exp(y * log(-x));
  }
  return exp(y * log(x));
}
