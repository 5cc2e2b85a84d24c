/**
 * Elementary functions on four floats, from polynomials: additions, multiplications and divisions only, so every
 * machine and every JavaScript engine gets the same bits. Largest errors, measured by test/kernels/accuracy.test.ts over all exponents:
 *
 * | function | error | where |
 * |---|---|---|
 * | exp | 1.5 ulp | results that are not subnormal |
 * | log | 1 ulp | everywhere |
 * | log1p | 2 ulp | everywhere |
 * | expm1 | 5 ulp | everywhere |
 * | tanh | 1.5 ulp | everywhere |
 * | sigmoid, erf | 2.5 ulp | everywhere |
 * | sin, cos | 0.51 ulp | up to a million; beyond 10⁷ musl's scalar functions |
 *
 * Polynomials of exp, log, tanh: S. L. Moshier, Cephes (1992). erf: our own fit.
 */

@inline function f(x: f32): v128 {
  return f32x4.splat(x);
}

@inline function add(a: v128, b: v128): v128 {
  return f32x4.add(a, b);
}

@inline function mul(a: v128, b: v128): v128 {
  return f32x4.mul(a, b);
}

/** a·b + c, rounded twice. */
@inline function mad(a: v128, b: v128, c: f32): v128 {
  return f32x4.add(f32x4.mul(a, b), f32x4.splat(c));
}

/** Where `mask` is set `a`, else `b`. */
@inline export function select(mask: v128, a: v128, b: v128): v128 {
  return v128.bitselect(a, b, mask);
}

@inline export function magnitude(x: v128): v128 {
  return f32x4.abs(x);
}

/** The sign bit of `sign` on the magnitude of `x`. */
@inline export function withSignOf(x: v128, sign: v128): v128 {
  return v128.bitselect(sign, x, i32x4.splat(0x80000000));
}

/** The magic number: adding it rounds to a whole number, which then stands in the low bits. */
const ROUND: f32 = 12582912;

/** e^r for |r| ≤ ln 2 / 2. */
@inline function expNearZero(r: v128): v128 {
  let p = mad(r, f(1.9875691500e-4), 1.3981999507e-3);
  p = mad(p, r, 8.3334519073e-3);
  p = mad(p, r, 4.1665795894e-2);
  p = mad(p, r, 1.6666665459e-1);
  p = mad(p, r, 5.0000001201e-1);
  return add(mul(mul(p, r), r), add(r, f(1)));
}

/** 2^n for a whole number n in [-126, 127], as bits. */
@inline function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** e^x. */
@inline export function exp4(x: v128): v128 {
  const inside = f32x4.pmin(f32x4.pmax(x, f(-104)), f(89));
  const shifted = mad(inside, f(1.44269504088896341), ROUND);
  const whole = f32x4.sub(shifted, f(ROUND));
  const r = f32x4.sub(f32x4.sub(inside, mul(whole, f(0.693359375))), mul(whole, f(-2.12194440e-4)));
  const n = i32x4.sub(shifted, f(ROUND));
  // In two steps, so that the ends of the range come out right: overflow is infinity, underflow passes the subnormals.
  const half = i32x4.shr_s(n, 1);
  return mul(mul(expNearZero(r), powerOfTwo(half)), powerOfTwo(i32x4.sub(n, half)));
}

/** Natural logarithm. */
@inline export function log4(x: v128): v128 {
  const small = f32x4.lt(x, f(1.17549435e-38));
  const scaled = select(small, mul(x, f(8388608)), x);
  // Exponent and mantissa with the mantissa in [√½, √2).
  const bits = i32x4.sub(scaled, i32x4.splat(0x3f3504f3));
  const e = f32x4.sub(f32x4.convert_i32x4_s(i32x4.shr_s(bits, 23)), v128.and(small, f(23)));
  const m = i32x4.add(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const t = f32x4.sub(m, f(1)), z = mul(t, t);
  let p = mad(t, f(7.0376836292e-2), -1.1514610310e-1);
  p = mad(p, t, 1.1676998740e-1);
  p = mad(p, t, -1.2420140846e-1);
  p = mad(p, t, 1.4249322787e-1);
  p = mad(p, t, -1.6668057665e-1);
  p = mad(p, t, 2.0000714765e-1);
  p = mad(p, t, -2.4999993993e-1);
  p = mad(p, t, 3.3333331174e-1);
  let y = mul(mul(p, t), z);
  y = add(y, mul(e, f(-2.12194440e-4)));
  y = f32x4.sub(y, mul(z, f(0.5)));
  const finite = add(add(t, y), mul(e, f(0.693359375)));
  // log 0 = -∞, log ∞ = ∞, log of a negative number is NaN.
  const positive = select(f32x4.eq(x, f(Infinity)), x, finite);
  const zero = select(f32x4.eq(x, f(0)), f(-Infinity), positive);
  return select(f32x4.ge(x, f(0)), zero, f(NaN));
}

/** log(1 + x), exact near 0: the rounding of 1 + x is put back. */
@inline export function log1p4(x: v128): v128 {
  const u = add(x, f(1));
  const lost = f32x4.div(f32x4.sub(x, f32x4.sub(u, f(1))), u);
  const usual = f32x4.lt(magnitude(u), f(Infinity));
  return add(log4(u), v128.and(v128.and(lost, usual), f32x4.ne(u, f(0))));
}

/** e^x - 1, exact near 0. */
@inline export function expm14(x: v128): v128 {
  let p = mad(x, f(1.9875691500e-4), 1.3981999507e-3);
  p = mad(p, x, 8.3334519073e-3);
  p = mad(p, x, 4.1665795894e-2);
  p = mad(p, x, 1.6666665459e-1);
  p = mad(p, x, 5.0000001201e-1);
  const near = add(mul(mul(p, x), x), x);
  return select(f32x4.lt(magnitude(x), f(0.34657359)), near, f32x4.sub(exp4(x), f(1)));
}

/** Hyperbolic tangent. */
@inline export function tanh4(x: v128): v128 {
  const a = magnitude(x), z = mul(x, x);
  let p = mad(z, f(-5.70498872745e-3), 2.06390887954e-2);
  p = mad(p, z, -5.37397155531e-2);
  p = mad(p, z, 1.33314422036e-1);
  p = mad(p, z, -3.33332819422e-1);
  const near = add(mul(mul(p, z), x), x);
  const far = f32x4.sub(f(1), f32x4.div(f(2), add(exp4(add(a, a)), f(1))));
  return select(f32x4.lt(a, f(0.625)), near, withSignOf(far, x));
}

/** 1 / (1 + e^-x). */
@inline export function sigmoid4(x: v128): v128 {
  return f32x4.div(f(1), add(f(1), exp4(f32x4.neg(x))));
}

/** Error function: x·P(x²) up to 1, then 1 - e^-Q(|x|) with Q fitted to -log erfc on [0.95, 4]. */
@inline export function erf4(x: v128): v128 {
  const z = mul(x, x);
  let p = mad(z, f(7.87587506269e-5), -8.01686428717e-4);
  p = mad(p, z, 5.18908742343e-3);
  p = mad(p, z, -2.68542120106e-2);
  p = mad(p, z, 1.12835947152e-1);
  p = mad(p, z, -3.76126266667e-1);
  p = mad(p, z, 1.12837916585);
  const a = f32x4.pmin(magnitude(x), f(4));
  let q = mad(a, f(-1.64267896843e-6), 4.61647851613e-5);
  q = mad(q, a, -5.97677274919e-4);
  q = mad(q, a, 4.76350966326e-3);
  q = mad(q, a, -2.64316432828e-2);
  q = mad(q, a, 1.10097242506e-1);
  q = mad(q, a, 6.31809550131e-1);
  q = mad(q, a, 1.13024187748);
  q = mad(q, a, -3.21866257549e-4);
  const far = f32x4.sub(f(1), exp4(f32x4.neg(q)));
  return select(f32x4.lt(a, f(1)), mul(p, x), withSignOf(far, x));
}

@inline function wide(x: f64): v128 {
  return f64x2.splat(x);
}

@inline function wideMad(a: v128, b: v128, c: f64): v128 {
  return f64x2.add(f64x2.mul(a, b), f64x2.splat(c));
}

/** sin(x + quarter·π/2) for two doubles: the argument is reduced, and both polynomials taken, in double precision. */
function wideSine(x: v128, quarter: f64): v128 {
  const n = f64x2.nearest(f64x2.mul(x, wide(0.63661977236758134)));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(n, wide(1.5707963267341256))), f64x2.mul(n, wide(6.077100506506192e-11)));
  const z = f64x2.mul(r, r);
  let s = wideMad(z, wide(2.718311493989822e-6), -1.9839334836096632e-4);
  s = wideMad(s, z, 8.333329385889463e-3);
  s = wideMad(s, z, -0.16666666641626524);
  s = f64x2.add(f64x2.mul(f64x2.mul(s, z), r), r);
  let c = wideMad(z, wide(2.439044879627741e-5), -1.388676377460993e-3);
  c = wideMad(c, z, 4.16666233237390631894e-2);
  c = wideMad(c, z, -0.499999997251031);
  c = wideMad(c, z, 1);
  // Which quarter turn: modulo 4 in double precision.
  const k = f64x2.add(n, wide(quarter));
  const q = f64x2.sub(k, f64x2.mul(wide(4), f64x2.floor(f64x2.mul(k, wide(0.25)))));
  const odd = v128.or(f64x2.eq(q, wide(1)), f64x2.eq(q, wide(3)));
  const value = v128.bitselect(c, s, odd);
  return v128.bitselect(f64x2.neg(value), value, f64x2.ge(q, wide(2)));
}

@inline function sine(x: v128, quarter: f64): v128 {
  const low = wideSine(f64x2.promote_low_f32x4(x), quarter);
  const high = wideSine(f64x2.promote_low_f32x4(i32x4.shuffle(x, x, 2, 3, 2, 3)), quarter);
  return i32x4.shuffle(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 1, 4, 5);
}

/** Sine; beyond 10⁷ the scalar function with its longer reduction. */
export function sin4(x: v128): v128 {
  if (v128.any_true(f32x4.gt(magnitude(x), f(1e7)))) {
    let y = f32x4.splat(NativeMathf.sin(f32x4.extract_lane(x, 0)));
    y = f32x4.replace_lane(y, 1, NativeMathf.sin(f32x4.extract_lane(x, 1)));
    y = f32x4.replace_lane(y, 2, NativeMathf.sin(f32x4.extract_lane(x, 2)));
    return f32x4.replace_lane(y, 3, NativeMathf.sin(f32x4.extract_lane(x, 3)));
  }
  return sine(x, 0);
}

/** Cosine; beyond 10⁷ the scalar function with its longer reduction. */
export function cos4(x: v128): v128 {
  if (v128.any_true(f32x4.gt(magnitude(x), f(1e7)))) {
    let y = f32x4.splat(NativeMathf.cos(f32x4.extract_lane(x, 0)));
    y = f32x4.replace_lane(y, 1, NativeMathf.cos(f32x4.extract_lane(x, 1)));
    y = f32x4.replace_lane(y, 2, NativeMathf.cos(f32x4.extract_lane(x, 2)));
    return f32x4.replace_lane(y, 3, NativeMathf.cos(f32x4.extract_lane(x, 3)));
  }
  return sine(x, 1);
}
