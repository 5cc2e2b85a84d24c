/** Hyperbolic functions and their inverses. */
import { exp, expm1, log, log1p } from "./exponential.js";

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
