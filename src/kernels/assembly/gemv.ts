/**
 * The product of a row or two with a matrix, as one token after the other asks for it: nothing is packed because nothing is read
 * twice. Sums run in the order of gemm.ts, block by block, so that a row has the same bits here and there.
 */

/** Sums are cut into blocks of so many products. */
export const KC: i32 = 256;

/** What a product is added to. */
export const ZERO: i32 = 0;
export const C_ITSELF: i32 = 1;
export const BIAS: i32 = 2;

/** A product with few rows, where B's rows or its columns are contiguous. */
export function thin(
  m: i32, n: i32, k: i32, a: usize, aRow: i32, aCol: i32, b: usize, bRow: i32, bCol: i32,
  c: usize, cBytes: usize, base: i32, bias: usize,
): void {
  const step = <usize>aCol << 2;
  for (let i = 0; i < m; i++, a += <usize>aRow << 2, c += cBytes) {
    for (let p = 0; p < k; p += KC) {
      const count = min(KC, k - p), from = p == 0 ? base : C_ITSELF;
      const x = a + <usize>p * step, w = b + (<usize>p * <usize>bRow << 2);
      if (bCol == 1) straight(x, step, w, <usize>bRow << 2, count, n, c, from, bias);
      else turned(x, step, w, <usize>bCol << 2, count, n, c, from, bias);
    }
  }
}

/** B's rows are contiguous: eight columns at a time, down the rows. */
function straight(a: usize, step: usize, b: usize, row: usize, k: i32, n: i32, c: usize, base: i32, bias: usize): void {
  let j = 0;
  for (; j + 8 <= n; j += 8, b += 32, c += 32, bias += 32) {
    let left = f32x4.splat(0), right = f32x4.splat(0);
    for (let p = 0, x = a, at = b; p < k; p++, x += step, at += row) {
      const by = v128.load_splat<f32>(x);
      left = f32x4.add(left, f32x4.mul(by, v128.load(at)));
      right = f32x4.add(right, f32x4.mul(by, v128.load(at, 16)));
    }
    four(left, c, base, bias);
    four(right, c + 16, base, bias + 16);
  }
  for (; j < n; j++, b += 4, c += 4, bias += 4) one(a, step, b, row, k, c, base, bias);
}

/** B's columns are contiguous: eight of them at a time, turned by 4×4 blocks, so that two sums grow side by side. */
function turned(a: usize, step: usize, b: usize, column: usize, k: i32, n: i32, c: usize, base: i32, bias: usize): void {
  let j = 0;
  for (; j + 8 <= n; j += 8, b += 8 * column, c += 32, bias += 32) {
    let left = f32x4.splat(0), right = f32x4.splat(0), x = a, p = 0;
    let at = b, next = b + 4 * column;
    for (; p + 4 <= k; p += 4, at += 16, next += 16) {
      const r0 = v128.load(at), r1 = v128.load(at + column);
      const r2 = v128.load(at + 2 * column), r3 = v128.load(at + 3 * column);
      const s0 = v128.load(next), s1 = v128.load(next + column);
      const s2 = v128.load(next + 2 * column), s3 = v128.load(next + 3 * column);
      const r01 = i32x4.shuffle(r0, r1, 0, 4, 1, 5), r23 = i32x4.shuffle(r2, r3, 0, 4, 1, 5);
      const s01 = i32x4.shuffle(s0, s1, 0, 4, 1, 5), s23 = i32x4.shuffle(s2, s3, 0, 4, 1, 5);
      let by = v128.load_splat<f32>(x);
      left = f32x4.add(left, f32x4.mul(by, i64x2.shuffle(r01, r23, 0, 2)));
      right = f32x4.add(right, f32x4.mul(by, i64x2.shuffle(s01, s23, 0, 2)));
      by = v128.load_splat<f32>(x + step);
      left = f32x4.add(left, f32x4.mul(by, i64x2.shuffle(r01, r23, 1, 3)));
      right = f32x4.add(right, f32x4.mul(by, i64x2.shuffle(s01, s23, 1, 3)));
      const rHigh01 = i32x4.shuffle(r0, r1, 2, 6, 3, 7), rHigh23 = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
      const sHigh01 = i32x4.shuffle(s0, s1, 2, 6, 3, 7), sHigh23 = i32x4.shuffle(s2, s3, 2, 6, 3, 7);
      by = v128.load_splat<f32>(x + 2 * step);
      left = f32x4.add(left, f32x4.mul(by, i64x2.shuffle(rHigh01, rHigh23, 0, 2)));
      right = f32x4.add(right, f32x4.mul(by, i64x2.shuffle(sHigh01, sHigh23, 0, 2)));
      by = v128.load_splat<f32>(x + 3 * step);
      left = f32x4.add(left, f32x4.mul(by, i64x2.shuffle(rHigh01, rHigh23, 1, 3)));
      right = f32x4.add(right, f32x4.mul(by, i64x2.shuffle(sHigh01, sHigh23, 1, 3)));
      x += 4 * step;
    }
    for (; p < k; p++, x += step, at += 4, next += 4) {
      const by = v128.load_splat<f32>(x);
      left = f32x4.add(left, f32x4.mul(by, across(at, column)));
      right = f32x4.add(right, f32x4.mul(by, across(next, column)));
    }
    four(left, c, base, bias);
    four(right, c + 16, base, bias + 16);
  }
  for (; j < n; j++, b += column, c += 4, bias += 4) one(a, step, b, 4, k, c, base, bias);
}

/** One number from each of four columns. */
@inline function across(b: usize, column: usize): v128 {
  let lanes = v128.load_zero<f32>(b);
  lanes = v128.load_lane<f32>(b + column, lanes, 1);
  lanes = v128.load_lane<f32>(b + 2 * column, lanes, 2);
  return v128.load_lane<f32>(b + 3 * column, lanes, 3);
}

/** One column. */
function one(a: usize, step: usize, b: usize, row: usize, k: i32, c: usize, base: i32, bias: usize): void {
  let sum: f32 = 0;
  for (let p = 0; p < k; p++, a += step, b += row) sum += load<f32>(a) * load<f32>(b);
  if (base != ZERO) sum = load<f32>(base == C_ITSELF ? c : bias) + sum;
  store<f32>(c, sum);
}

@inline function four(sum: v128, c: usize, base: i32, bias: usize): void {
  v128.store(c, base == ZERO ? sum : f32x4.add(v128.load(base == C_ITSELF ? c : bias), sum));
}
