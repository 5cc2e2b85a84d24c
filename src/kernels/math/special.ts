/** Functions of statistics and of networks. */
import { exp, log1p } from "./exponential.js";

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
