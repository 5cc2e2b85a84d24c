/** Gradients of functions of one tensor: dx = g·f′, from what the forward pass kept. (g, kept, dx, n) */
import { erf4, exp4, sigmoid4 } from "./maths";

@inline function f(x: f32): v128 {
  return f32x4.splat(x);
}

@inline function map<F>(g: usize, kept: usize, dx: usize, n: i32): void {
  const fn = changetype<F>(0);
  const end = g + (<usize>n << 2), whole = end - (<usize>(n & 3) << 2);
  for (; g < whole; g += 16, kept += 16, dx += 16) v128.store(dx, fn.of(v128.load(g), v128.load(kept)));
  for (; g < end; g += 4, kept += 4, dx += 4) {
    v128.store_lane<f32>(dx, fn.of(v128.load_zero<f32>(g), v128.load_zero<f32>(kept)), 0);
  }
}

/** g, but 0 where y ≤ 0: where y is NaN, g goes on. */
class Relu { @inline of(g: v128, y: v128): v128 { return v128.andnot(g, f32x4.le(y, f(0))); } }
class Sigmoid {
  @inline of(g: v128, y: v128): v128 { return f32x4.mul(f32x4.mul(g, y), f32x4.sub(f(1), y)); }
}
class Tanh { @inline of(g: v128, y: v128): v128 { return f32x4.mul(g, f32x4.sub(f(1), f32x4.mul(y, y))); } }
/** s(1 + x(1 − s)) with s = σ(x). */
class Silu {
  @inline of(g: v128, x: v128): v128 {
    const s = sigmoid4(x);
    return f32x4.mul(g, f32x4.mul(s, f32x4.add(f(1), f32x4.mul(x, f32x4.sub(f(1), s)))));
  }
}
/** Φ(x) + x·φ(x). */
class Gelu {
  @inline of(g: v128, x: v128): v128 {
    const below = f32x4.add(f(0.5), f32x4.mul(f(0.5), erf4(f32x4.mul(x, f(0.70710678118654752)))));
    const density = f32x4.mul(f(0.3989422804014327), exp4(f32x4.mul(f(-0.5), f32x4.mul(x, x))));
    return f32x4.mul(g, f32x4.add(below, f32x4.mul(x, density)));
  }
}
/** y = x·σ(w) with w = 2u: σ + x·σ(1 − σ)·w′. */
class GeluTanh {
  @inline of(g: v128, x: v128): v128 {
    const z = f32x4.mul(x, x);
    const w = f32x4.mul(x, f32x4.add(f(1.5957691216057308), f32x4.mul(f(0.07135481627159236), z)));
    const slope = f32x4.add(f(1.5957691216057308), f32x4.mul(f(0.21406444881477708), z));
    const s = sigmoid4(w);
    const rise = f32x4.mul(f32x4.mul(f32x4.mul(x, s), f32x4.sub(f(1), s)), slope);
    return f32x4.mul(g, f32x4.add(s, rise));
  }
}

export function reluBackward(g: usize, y: usize, dx: usize, n: i32): void { map<Relu>(g, y, dx, n); }
export function sigmoidBackward(g: usize, y: usize, dx: usize, n: i32): void { map<Sigmoid>(g, y, dx, n); }
export function tanhBackward(g: usize, y: usize, dx: usize, n: i32): void { map<Tanh>(g, y, dx, n); }
export function siluBackward(g: usize, x: usize, dx: usize, n: i32): void { map<Silu>(g, x, dx, n); }
export function geluBackward(g: usize, x: usize, dx: usize, n: i32): void { map<Gelu>(g, x, dx, n); }
export function geluTanhBackward(g: usize, x: usize, dx: usize, n: i32): void { map<GeluTanh>(g, x, dx, n); }
