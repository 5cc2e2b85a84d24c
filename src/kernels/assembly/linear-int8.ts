/**
 * A linear layer whose weights are bytes: they are widened to floats in registers, so that a step of one row reads a
 * quarter of the memory. Every sum runs in the same order whatever tile it lies in, so a row's results do not depend on
 * the rows beside it.
 */

/** So many rows of w and of x at a time: both stay in the nearest caches while every pair of them is multiplied. */
const W_ROWS: i32 = 64;
const X_ROWS: i32 = 16;

export function linearInt8(
  x: usize, w: usize, scale: usize, bias: usize, out: usize, m: i32, n: i32, k: i32,
): void {
  for (let j = 0; j < n; j += W_ROWS) {
    const outputs = min(W_ROWS, n - j), s = scale + (<usize>j << 2), b = bias ? bias + (<usize>j << 2) : 0;
    for (let i = 0; i < m; i += X_ROWS) {
      const from = x + (<usize>i * <usize>k << 2), to = out + (<usize>i * <usize>n + <usize>j << 2);
      block(from, w + <usize>j * <usize>k, s, b, to, <usize>n << 2, min(X_ROWS, m - i), outputs, k);
    }
  }
}

function block(
  x: usize, w: usize, scale: usize, bias: usize, out: usize, outRow: usize, m: i32, n: i32, k: i32,
): void {
  const xRow = <usize>k << 2, wRow = <usize>k;
  let j = 0;
  for (; j + 4 <= n; j += 4) {
    const rows = w + <usize>j * wRow, s = scale + (<usize>j << 2), b = bias ? bias + (<usize>j << 2) : 0;
    let at = x, to = out + (<usize>j << 2), i = 0;
    for (; i + 4 <= m; i += 4, at += xRow << 2, to += outRow << 2) {
      tile(at, xRow, rows, wRow, s, b, to, outRow, k);
      tile(at, xRow, rows + 2 * wRow, wRow, s + 8, b ? b + 8 : 0, to + 8, outRow, k);
    }
    for (; i < m; i++, at += xRow, to += outRow) line(at, rows, wRow, s, b, to, k);
  }
  for (; j < n; j++) {
    const s = scale + (<usize>j << 2), b = bias ? bias + (<usize>j << 2) : 0;
    let at = x, to = out + (<usize>j << 2);
    for (let i = 0; i < m; i++, at += xRow, to += outRow) one(at, w + <usize>j * wRow, s, b, to, k);
  }
}

/** The first or the last four of eight widened bytes as floats. */
@inline function low(v: v128): v128 { return f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(v)); }
@inline function high(v: v128): v128 { return f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(v)); }

@inline function step(sum: v128, x: v128, w: v128): v128 { return f32x4.add(sum, f32x4.mul(x, w)); }

/** The four lanes and what is left of the row beyond them, scaled and shifted. */
@inline function finish(sum: v128, x: usize, w: usize, whole: usize, k: usize, scale: usize, bias: usize, to: usize): void {
  let total = (f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1)) +
    (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
  for (let p = whole; p < k; p++) total += load<f32>(x + (p << 2)) * <f32>load<i8>(w + p);
  total *= load<f32>(scale);
  store<f32>(to, bias ? total + load<f32>(bias) : total);
}

/** Four rows of x times two rows of w: what is widened serves four times. */
function tile(
  x: usize, xRow: usize, w: usize, wRow: usize, scale: usize, bias: usize, out: usize, outRow: usize, length: i32,
): void {
  const k = <usize>length, whole = k & ~7;
  const x1 = x + xRow, x2 = x1 + xRow, x3 = x2 + xRow, w1 = w + wRow;
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0), c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0), c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  for (let p: usize = 0; p < whole; p += 8) {
    const a = v128.load8x8_s(w + p), b = v128.load8x8_s(w1 + p), at = p << 2;
    let a4 = low(a), b4 = low(b);
    let v = v128.load(x + at);
    c00 = step(c00, v, a4);
    c01 = step(c01, v, b4);
    v = v128.load(x1 + at);
    c10 = step(c10, v, a4);
    c11 = step(c11, v, b4);
    v = v128.load(x2 + at);
    c20 = step(c20, v, a4);
    c21 = step(c21, v, b4);
    v = v128.load(x3 + at);
    c30 = step(c30, v, a4);
    c31 = step(c31, v, b4);
    a4 = high(a);
    b4 = high(b);
    v = v128.load(x + at, 16);
    c00 = step(c00, v, a4);
    c01 = step(c01, v, b4);
    v = v128.load(x1 + at, 16);
    c10 = step(c10, v, a4);
    c11 = step(c11, v, b4);
    v = v128.load(x2 + at, 16);
    c20 = step(c20, v, a4);
    c21 = step(c21, v, b4);
    v = v128.load(x3 + at, 16);
    c30 = step(c30, v, a4);
    c31 = step(c31, v, b4);
  }
  const s1 = scale + 4, b1 = bias ? bias + 4 : 0;
  finish(c00, x, w, whole, k, scale, bias, out);
  finish(c01, x, w1, whole, k, s1, b1, out + 4);
  finish(c10, x1, w, whole, k, scale, bias, out + outRow);
  finish(c11, x1, w1, whole, k, s1, b1, out + outRow + 4);
  finish(c20, x2, w, whole, k, scale, bias, out + 2 * outRow);
  finish(c21, x2, w1, whole, k, s1, b1, out + 2 * outRow + 4);
  finish(c30, x3, w, whole, k, scale, bias, out + 3 * outRow);
  finish(c31, x3, w1, whole, k, s1, b1, out + 3 * outRow + 4);
}

/** One row of x times four rows of w. */
function line(x: usize, w: usize, wRow: usize, scale: usize, bias: usize, out: usize, length: i32): void {
  const k = <usize>length, whole = k & ~7;
  const w1 = w + wRow, w2 = w1 + wRow, w3 = w2 + wRow;
  let c0 = f32x4.splat(0), c1 = f32x4.splat(0), c2 = f32x4.splat(0), c3 = f32x4.splat(0);
  for (let p: usize = 0; p < whole; p += 8) {
    const v = v128.load(x + (p << 2)), u = v128.load(x + (p << 2), 16);
    let b = v128.load8x8_s(w + p);
    c0 = step(step(c0, v, low(b)), u, high(b));
    b = v128.load8x8_s(w1 + p);
    c1 = step(step(c1, v, low(b)), u, high(b));
    b = v128.load8x8_s(w2 + p);
    c2 = step(step(c2, v, low(b)), u, high(b));
    b = v128.load8x8_s(w3 + p);
    c3 = step(step(c3, v, low(b)), u, high(b));
  }
  finish(c0, x, w, whole, k, scale, bias, out);
  finish(c1, x, w1, whole, k, scale + 4, bias ? bias + 4 : 0, out + 4);
  finish(c2, x, w2, whole, k, scale + 8, bias ? bias + 8 : 0, out + 8);
  finish(c3, x, w3, whole, k, scale + 12, bias ? bias + 12 : 0, out + 12);
}

/** One row of x times one row of w. */
function one(x: usize, w: usize, scale: usize, bias: usize, out: usize, length: i32): void {
  const k = <usize>length, whole = k & ~7;
  let c = f32x4.splat(0);
  for (let p: usize = 0; p < whole; p += 8) {
    const b = v128.load8x8_s(w + p);
    c = step(step(c, v128.load(x + (p << 2)), low(b)), v128.load(x + (p << 2), 16), high(b));
  }
  finish(c, x, w, whole, k, scale, bias, out);
}
