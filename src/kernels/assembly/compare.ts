/** Comparisons of two tensors to bytes 0 and 1, and the choice by such bytes. Strides as in binary.ts. */

@inline function map<F>(
  a: usize, b: usize, out: usize, rows: i32, cols: i32, aRow: i32, aCol: i32, bRow: i32, bCol: i32,
): void {
  const fn = changetype<F>(0);
  const xStep = <usize>aCol << 2, yStep = <usize>bCol << 2;
  for (let r = 0; r < rows; r++) {
    let x = a, y = b;
    const end = out + cols, whole = end - (cols & 3);
    if (aCol <= 1 && bCol <= 1) {
      for (; out < whole; x += 4 * xStep, y += 4 * yStep, out += 4) {
        const left = aCol ? v128.load(x) : v128.load_splat<f32>(x);
        const right = bCol ? v128.load(y) : v128.load_splat<f32>(y);
        const ones = v128.and(fn.of(left, right), i32x4.splat(1));
        const shorts = i16x8.narrow_i32x4_s(ones, ones);
        v128.store_lane<u32>(out, i8x16.narrow_i16x8_s(shorts, shorts), 0);
      }
    }
    for (; out < end; x += xStep, y += yStep, out++) {
      const mask = fn.of(v128.load_zero<f32>(x), v128.load_zero<f32>(y));
      store<u8>(out, i32x4.extract_lane(mask, 0) & 1);
    }
    a += <usize>aRow << 2;
    b += <usize>bRow << 2;
  }
}

class Equal { @inline of(a: v128, b: v128): v128 { return f32x4.eq(a, b); } }
class NotEqual { @inline of(a: v128, b: v128): v128 { return f32x4.ne(a, b); } }
class Less { @inline of(a: v128, b: v128): v128 { return f32x4.lt(a, b); } }
class LessEqual { @inline of(a: v128, b: v128): v128 { return f32x4.le(a, b); } }
class Greater { @inline of(a: v128, b: v128): v128 { return f32x4.gt(a, b); } }
class GreaterEqual { @inline of(a: v128, b: v128): v128 { return f32x4.ge(a, b); } }

export function equal(a: usize, b: usize, o: usize, r: i32, c: i32, ar: i32, ac: i32, br: i32, bc: i32): void {
  map<Equal>(a, b, o, r, c, ar, ac, br, bc);
}
export function notEqual(a: usize, b: usize, o: usize, r: i32, c: i32, ar: i32, ac: i32, br: i32, bc: i32): void {
  map<NotEqual>(a, b, o, r, c, ar, ac, br, bc);
}
export function less(a: usize, b: usize, o: usize, r: i32, c: i32, ar: i32, ac: i32, br: i32, bc: i32): void {
  map<Less>(a, b, o, r, c, ar, ac, br, bc);
}
export function lessEqual(a: usize, b: usize, o: usize, r: i32, c: i32, ar: i32, ac: i32, br: i32, bc: i32): void {
  map<LessEqual>(a, b, o, r, c, ar, ac, br, bc);
}
export function greater(a: usize, b: usize, o: usize, r: i32, c: i32, ar: i32, ac: i32, br: i32, bc: i32): void {
  map<Greater>(a, b, o, r, c, ar, ac, br, bc);
}
export function greaterEqual(a: usize, b: usize, o: usize, r: i32, c: i32, ar: i32, ac: i32, br: i32, bc: i32): void {
  map<GreaterEqual>(a, b, o, r, c, ar, ac, br, bc);
}

/** out[i] = condition[i] ? a[i] : b[i]. */
export function where(condition: usize, a: usize, b: usize, out: usize, n: i32): void {
  let i = 0;
  for (; i < (n & ~3); i += 4) {
    const bytes = v128.load_zero<u32>(condition + i);
    const mask = i32x4.ne(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(bytes)), i32x4.splat(0));
    const at = <usize>i << 2;
    v128.store(out + at, v128.bitselect(v128.load(a + at), v128.load(b + at), mask));
  }
  for (; i < n; i++) {
    const at = <usize>i << 2;
    store<f32>(out + at, load<u8>(condition + i) ? load<f32>(a + at) : load<f32>(b + at));
  }
}
