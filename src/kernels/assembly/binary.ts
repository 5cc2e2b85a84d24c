/**
 * Functions of two tensors: out[r, c] = F(a[r, c], b[r, c]), each operand with its own strides (0 where it is
 * broadcast). Straight rows and broadcast scalars take four elements at a time, other strides one.
 */

@inline function map<F>(
  a: usize, b: usize, out: usize, rows: i32, cols: i32, aRow: i32, aCol: i32, bRow: i32, bCol: i32,
): void {
  const fn = changetype<F>(0);
  if (aCol == 1 && bCol == 1 && aRow == cols && bRow == cols) {
    cols *= rows;
    rows = 1;
  }
  for (let r = 0; r < rows; r++) {
    let x = a, y = b, to = out;
    const end = out + (<usize>cols << 2), whole = end - (<usize>(cols & 3) << 2);
    if (aCol == 1 && bCol == 1) {
      for (; to < whole; x += 16, y += 16, to += 16) v128.store(to, fn.of(v128.load(x), v128.load(y)));
    } else if (aCol == 1 && bCol == 0) {
      const s = v128.load_splat<f32>(b);
      for (; to < whole; x += 16, to += 16) v128.store(to, fn.of(v128.load(x), s));
    } else if (aCol == 0 && bCol == 1) {
      const s = v128.load_splat<f32>(a);
      for (; to < whole; y += 16, to += 16) v128.store(to, fn.of(s, v128.load(y)));
    }
    const xStep = <usize>aCol << 2, yStep = <usize>bCol << 2;
    for (; to < end; x += xStep, y += yStep, to += 4) {
      v128.store_lane<f32>(to, fn.of(v128.load_zero<f32>(x), v128.load_zero<f32>(y)), 0);
    }
    a += <usize>aRow << 2;
    b += <usize>bRow << 2;
    out = end;
  }
}

class Add { @inline of(a: v128, b: v128): v128 { return f32x4.add(a, b); } }
class Sub { @inline of(a: v128, b: v128): v128 { return f32x4.sub(a, b); } }
class Mul { @inline of(a: v128, b: v128): v128 { return f32x4.mul(a, b); } }
class Div { @inline of(a: v128, b: v128): v128 { return f32x4.div(a, b); } }
class Maximum { @inline of(a: v128, b: v128): v128 { return f32x4.max(a, b); } }
class Minimum { @inline of(a: v128, b: v128): v128 { return f32x4.min(a, b); } }
class Pow {
  @inline of(a: v128, b: v128): v128 {
    let y = f32x4.splat(power(f32x4.extract_lane(a, 0), f32x4.extract_lane(b, 0)));
    y = f32x4.replace_lane(y, 1, power(f32x4.extract_lane(a, 1), f32x4.extract_lane(b, 1)));
    y = f32x4.replace_lane(y, 2, power(f32x4.extract_lane(a, 2), f32x4.extract_lane(b, 2)));
    return f32x4.replace_lane(y, 3, power(f32x4.extract_lane(a, 3), f32x4.extract_lane(b, 3)));
  }
}

/** xʸ as IEEE 754 has it: 1 to any power is 1, NaN and infinity included, and so is −1 to an infinite one. */
@inline function power(x: f32, y: f32): f32 {
  if (x == 1 || (x == -1 && abs(y) == Infinity)) return 1;
  return NativeMathf.pow(x, y);
}

export function add(a: usize, b: usize, o: usize, r: i32, c: i32, ar: i32, ac: i32, br: i32, bc: i32): void {
  map<Add>(a, b, o, r, c, ar, ac, br, bc);
}
export function sub(a: usize, b: usize, o: usize, r: i32, c: i32, ar: i32, ac: i32, br: i32, bc: i32): void {
  map<Sub>(a, b, o, r, c, ar, ac, br, bc);
}
export function mul(a: usize, b: usize, o: usize, r: i32, c: i32, ar: i32, ac: i32, br: i32, bc: i32): void {
  map<Mul>(a, b, o, r, c, ar, ac, br, bc);
}
export function div(a: usize, b: usize, o: usize, r: i32, c: i32, ar: i32, ac: i32, br: i32, bc: i32): void {
  map<Div>(a, b, o, r, c, ar, ac, br, bc);
}
export function maximum(a: usize, b: usize, o: usize, r: i32, c: i32, ar: i32, ac: i32, br: i32, bc: i32): void {
  map<Maximum>(a, b, o, r, c, ar, ac, br, bc);
}
export function minimum(a: usize, b: usize, o: usize, r: i32, c: i32, ar: i32, ac: i32, br: i32, bc: i32): void {
  map<Minimum>(a, b, o, r, c, ar, ac, br, bc);
}
export function pow(a: usize, b: usize, o: usize, r: i32, c: i32, ar: i32, ac: i32, br: i32, bc: i32): void {
  map<Pow>(a, b, o, r, c, ar, ac, br, bc);
}
