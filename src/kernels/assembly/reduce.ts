/**
 * Reductions of the middle dimension: x [outer, axis, inner] → out [outer, inner]. The order is fixed by the sizes.
 * Long sums run in blocks whose totals are added afterwards, so that the rounding error grows with the block.
 */
import { exp4, log4 } from "./maths";

const BLOCK: i32 = 1024;
/** A column is added in one lane, where the error grows faster than in the sixteen of a row. */
const COLUMN_BLOCK: i32 = 512;

class Sum {
  @inline start(): f32 { return 0; }
  @inline of(a: v128, b: v128): v128 { return f32x4.add(a, b); }
}
class Prod {
  @inline start(): f32 { return 1; }
  @inline of(a: v128, b: v128): v128 { return f32x4.mul(a, b); }
}
/** NaN wins. */
class Max {
  @inline start(): f32 { return -Infinity; }
  @inline of(a: v128, b: v128): v128 { return f32x4.max(a, b); }
}
/** NaN wins. */
class Min {
  @inline start(): f32 { return Infinity; }
  @inline of(a: v128, b: v128): v128 { return f32x4.min(a, b); }
}

/** The four lanes folded into lane 0. */
@inline function across<F>(v: v128): f32 {
  const fn = changetype<F>(0);
  const pairs = fn.of(v, i32x4.shuffle(v, v, 2, 3, 0, 1));
  return f32x4.extract_lane(fn.of(pairs, i32x4.shuffle(pairs, pairs, 1, 0, 3, 2)), 0);
}

/** n numbers in a row: sixteen lanes, then the rest. */
@inline function foldRow<F>(x: usize, n: i32): v128 {
  const fn = changetype<F>(0);
  const start = f32x4.splat(fn.start());
  let s0 = start, s1 = start, s2 = start, s3 = start;
  const end = x + (<usize>n << 2), whole = end - (<usize>(n & 3) << 2), wide = end - (<usize>(n & 15) << 2);
  for (; x < wide; x += 64) {
    s0 = fn.of(s0, v128.load(x));
    s1 = fn.of(s1, v128.load(x, 16));
    s2 = fn.of(s2, v128.load(x, 32));
    s3 = fn.of(s3, v128.load(x, 48));
  }
  for (; x < whole; x += 16) s0 = fn.of(s0, v128.load(x));
  let total = fn.of(fn.of(s0, s1), fn.of(s2, s3));
  for (; x < end; x += 4) total = fn.of(total, f32x4.replace_lane(start, 0, load<f32>(x)));
  return total;
}

/** Sixteen columns at a time, then four, then one; `axis` rows `inner` apart. */
@inline function foldColumns<F>(x: usize, out: usize, axis: i32, inner: i32): void {
  const fn = changetype<F>(0), step = <usize>inner << 2, start = f32x4.splat(fn.start());
  let c = 0;
  for (; c + 16 <= inner; c += 16, x += 64, out += 64) {
    let t0 = start, t1 = start, t2 = start, t3 = start;
    let row = x;
    for (let from = 0; from < axis; from += BLOCK) {
      let s0 = start, s1 = start, s2 = start, s3 = start;
      for (let i = min(BLOCK, axis - from); i > 0; i--, row += step) {
        s0 = fn.of(s0, v128.load(row));
        s1 = fn.of(s1, v128.load(row, 16));
        s2 = fn.of(s2, v128.load(row, 32));
        s3 = fn.of(s3, v128.load(row, 48));
      }
      t0 = fn.of(t0, s0);
      t1 = fn.of(t1, s1);
      t2 = fn.of(t2, s2);
      t3 = fn.of(t3, s3);
    }
    v128.store(out, t0);
    v128.store(out, t1, 16);
    v128.store(out, t2, 32);
    v128.store(out, t3, 48);
  }
  while (c < inner) {
    const four = c + 4 <= inner;
    let total = start, row = x;
    for (let from = 0; from < axis; from += BLOCK) {
      let s = start;
      for (let i = min(BLOCK, axis - from); i > 0; i--, row += step) {
        s = fn.of(s, four ? v128.load(row) : v128.load_zero<f32>(row));
      }
      total = fn.of(total, s);
    }
    if (four) v128.store(out, total);
    else v128.store_lane<f32>(out, total, 0);
    c += four ? 4 : 1;
    x += four ? 16 : 4;
    out += four ? 16 : 4;
  }
}

@inline function reduce<F>(x: usize, out: usize, outer: i32, axis: i32, inner: i32): void {
  const fn = changetype<F>(0);
  const size = <usize>axis * <usize>inner << 2;
  for (let o = 0; o < outer; o++, x += size) {
    if (inner == 1) {
      let total = f32x4.splat(fn.start());
      let row = x;
      for (let from = 0; from < axis; from += BLOCK, row += 4 * BLOCK) {
        total = fn.of(total, foldRow<F>(row, min(BLOCK, axis - from)));
      }
      store<f32>(out, across<F>(total));
    } else foldColumns<F>(x, out, axis, inner);
    out += <usize>inner << 2;
  }
}

export function sum(x: usize, out: usize, outer: i32, axis: i32, inner: i32): void {
  const block = inner == 1 ? BLOCK : COLUMN_BLOCK;
  if (axis <= block) return reduce<Sum>(x, out, outer, axis, inner);
  const size = <usize>axis * <usize>inner << 2;
  for (let o = 0; o < outer; o++, x += size, out += <usize>inner << 2) {
    if (inner == 1) store<f32>(out, <f32>wideRowSum(x, axis));
    else wideColumnSums(x, out, axis, inner);
  }
}

/** Long sums: the sums of the blocks are added in float64, so that the error does not grow with their number. */
@inline function low(s: v128): v128 {
  return f64x2.promote_low_f32x4(s);
}
@inline function high(s: v128): v128 {
  return f64x2.promote_low_f32x4(i32x4.shuffle(s, s, 2, 3, 0, 1));
}

function wideRowSum(x: usize, n: i32): f64 {
  let total = f64x2.splat(0);
  for (let from = 0; from < n; from += BLOCK, x += 4 * BLOCK) {
    const s = foldRow<Sum>(x, min(BLOCK, n - from));
    total = f64x2.add(total, f64x2.add(low(s), high(s)));
  }
  return f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1);
}

/** Sixteen columns at a time, then one. */
function wideColumnSums(x: usize, out: usize, axis: i32, inner: i32): void {
  const step = <usize>inner << 2, zero = f64x2.splat(0);
  let c = 0;
  for (; c + 16 <= inner; c += 16, x += 64, out += 64) {
    let t0 = zero, t1 = zero, t2 = zero, t3 = zero, t4 = zero, t5 = zero, t6 = zero, t7 = zero;
    let row = x;
    for (let from = 0; from < axis; from += COLUMN_BLOCK) {
      let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
      for (let i = min(COLUMN_BLOCK, axis - from); i > 0; i--, row += step) {
        s0 = f32x4.add(s0, v128.load(row));
        s1 = f32x4.add(s1, v128.load(row, 16));
        s2 = f32x4.add(s2, v128.load(row, 32));
        s3 = f32x4.add(s3, v128.load(row, 48));
      }
      t0 = f64x2.add(t0, low(s0));
      t1 = f64x2.add(t1, high(s0));
      t2 = f64x2.add(t2, low(s1));
      t3 = f64x2.add(t3, high(s1));
      t4 = f64x2.add(t4, low(s2));
      t5 = f64x2.add(t5, high(s2));
      t6 = f64x2.add(t6, low(s3));
      t7 = f64x2.add(t7, high(s3));
    }
    v128.store(out, narrow(t0, t1));
    v128.store(out, narrow(t2, t3), 16);
    v128.store(out, narrow(t4, t5), 32);
    v128.store(out, narrow(t6, t7), 48);
  }
  for (; c < inner; c++, x += 4, out += 4) {
    let row = x, total: f64 = 0;
    for (let i = 0; i < axis; i++, row += step) total += <f64>load<f32>(row);
    store<f32>(out, <f32>total);
  }
}

/** Four float64 as float32. */
@inline function narrow(a: v128, b: v128): v128 {
  return i32x4.shuffle(f32x4.demote_f64x2_zero(a), f32x4.demote_f64x2_zero(b), 0, 1, 4, 5);
}

export function prod(x: usize, out: usize, outer: i32, axis: i32, inner: i32): void {
  reduce<Prod>(x, out, outer, axis, inner);
}
export function max(x: usize, out: usize, outer: i32, axis: i32, inner: i32): void {
  reduce<Max>(x, out, outer, axis, inner);
}
export { minimumOf as min };
function minimumOf(x: usize, out: usize, outer: i32, axis: i32, inner: i32): void {
  reduce<Min>(x, out, outer, axis, inner);
}

/** Largest of n numbers in a row. */
export function rowMax(x: usize, n: i32): f32 {
  return across<Max>(foldRow<Max>(x, n));
}

/** Sum of n numbers in a row. */
export function rowSum(x: usize, n: i32): f32 {
  return n <= BLOCK ? across<Sum>(foldRow<Sum>(x, n)) : <f32>wideRowSum(x, n);
}

/** The four lanes added. */
export function lanesSum(v: v128): f32 {
  return across<Sum>(v);
}

/** Σ e^(x − shift) of a row. */
export function expSum(x: usize, n: i32, shift: f32): f32 {
  if (n <= BLOCK) return blockExpSum(x, n, shift);
  let total: f64 = 0;
  for (let from = 0; from < n; from += BLOCK, x += 4 * BLOCK) total += <f64>blockExpSum(x, min(BLOCK, n - from), shift);
  return <f32>total;
}

function blockExpSum(x: usize, n: i32, shift: f32): f32 {
  const by = f32x4.splat(shift);
  let s = f32x4.splat(0);
  const end = x + (<usize>n << 2), whole = end - (<usize>(n & 3) << 2);
  for (; x < whole; x += 16) s = f32x4.add(s, exp4(f32x4.sub(v128.load(x), by)));
  for (; x < end; x += 4) {
    const e = exp4(f32x4.sub(v128.load_zero<f32>(x), by));
    s = f32x4.add(s, f32x4.replace_lane(f32x4.splat(0), 0, f32x4.extract_lane(e, 0)));
  }
  return across<Sum>(s);
}

/** The natural logarithm of one number. */
export function log1(x: f32): f32 {
  return f32x4.extract_lane(log4(f32x4.splat(x)), 0);
}

/** max + log Σ e^(x − max); an infinite maximum is the answer itself. */
export function logsumexp(x: usize, out: usize, outer: i32, axis: i32, inner: i32): void {
  const step = <usize>inner << 2;
  for (let o = 0; o < outer; o++, x += <usize>axis * step) {
    if (inner == 1) {
      const top = rowMax(x, axis);
      store<f32>(out, abs(top) == Infinity ? top : top + log1(expSum(x, axis, top)));
      out += 4;
      continue;
    }
    for (let c = 0; c < inner; c++, out += 4) {
      const column = x + (<usize>c << 2);
      let top: f32 = -Infinity;
      for (let i = 0, at = column; i < axis; i++, at += step) top = builtinMax(top, load<f32>(at));
      let total = f32x4.splat(0);
      for (let i = 0, at = column; i < axis; i++, at += step) {
        total = f32x4.add(total, exp4(f32x4.sub(v128.load_splat<f32>(at), f32x4.splat(top))));
      }
      store<f32>(out, abs(top) == Infinity ? top : top + log1(f32x4.extract_lane(total, 0)));
    }
  }
}

@inline function builtinMax(a: f32, b: f32): f32 {
  return f32x4.extract_lane(f32x4.max(f32x4.splat(a), f32x4.splat(b)), 0);
}

/** Position (int32) of the first extreme along the middle dimension; NaN counts as the extreme. */
@inline function position(x: usize, out: usize, outer: i32, axis: i32, inner: i32, sign: f32): void {
  const step = <usize>inner << 2;
  for (let o = 0; o < outer; o++, x += <usize>axis * step) {
    for (let c = 0; c < inner; c++, out += 4) {
      let at = x + (<usize>c << 2), best = 0;
      let top = sign * load<f32>(at);
      for (let i = 1; i < axis && top == top; i++) {
        at += step;
        const value = sign * load<f32>(at);
        if (!(value <= top)) {
          top = value;
          best = i;
        }
      }
      store<i32>(out, best);
    }
  }
}

export function argmax(x: usize, out: usize, outer: i32, axis: i32, inner: i32): void {
  position(x, out, outer, axis, inner, 1);
}
export function argmin(x: usize, out: usize, outer: i32, axis: i32, inner: i32): void {
  position(x, out, outer, axis, inner, -1);
}

/** Running sums along the middle dimension, added in float64: each is right to the last digit of float32. */
export function cumsum(x: usize, out: usize, outer: i32, axis: i32, inner: i32): void {
  const step = <usize>inner << 2;
  for (let o = 0; o < outer; o++, x += <usize>axis * step, out += <usize>axis * step) {
    for (let c = 0; c < inner; c++) {
      let at = <usize>c << 2;
      let total: f64 = 0;
      for (let i = 0; i < axis; i++, at += step) {
        total += <f64>load<f32>(x + at);
        store<f32>(out + at, <f32>total);
      }
    }
  }
}
