/** Functions of one tensor, element by element: (x, out, n, p, q). A function is one line on four floats. */
import { cos4, erf4, exp4, expm14, log1p4, log4, magnitude, select, sigmoid4, sin4, tanh4 } from "./maths";

@inline function f(x: f32): v128 {
  return f32x4.splat(x);
}

/** out = F(x); the last, incomplete vector goes one element at a time through the same function. */
@inline function map<F>(x: usize, out: usize, n: i32, p: f32 = 0, q: f32 = 0): void {
  const fn = changetype<F>(0), p4 = f(p), q4 = f(q);
  const end = x + (<usize>n << 2), whole = end - (<usize>(n & 3) << 2);
  for (; x < whole; x += 16, out += 16) v128.store(out, fn.of(v128.load(x), p4, q4));
  for (; x < end; x += 4, out += 4) v128.store_lane<f32>(out, fn.of(v128.load_zero<f32>(x), p4, q4), 0);
}

class Neg { @inline of(x: v128, p: v128, q: v128): v128 { return f32x4.neg(x); } }
class Abs { @inline of(x: v128, p: v128, q: v128): v128 { return f32x4.abs(x); } }
class Sign {
  @inline of(x: v128, p: v128, q: v128): v128 {
    const one = select(f32x4.gt(x, f(0)), f(1), select(f32x4.lt(x, f(0)), f(-1), f(0)));
    return select(f32x4.eq(x, x), one, x);
  }
}
class Floor { @inline of(x: v128, p: v128, q: v128): v128 { return f32x4.floor(x); } }
class Ceil { @inline of(x: v128, p: v128, q: v128): v128 { return f32x4.ceil(x); } }
class Round { @inline of(x: v128, p: v128, q: v128): v128 { return f32x4.nearest(x); } }
class Square { @inline of(x: v128, p: v128, q: v128): v128 { return f32x4.mul(x, x); } }
class Sqrt { @inline of(x: v128, p: v128, q: v128): v128 { return f32x4.sqrt(x); } }
class Rsqrt { @inline of(x: v128, p: v128, q: v128): v128 { return f32x4.div(f(1), f32x4.sqrt(x)); } }
class Reciprocal { @inline of(x: v128, p: v128, q: v128): v128 { return f32x4.div(f(1), x); } }
class Exp { @inline of(x: v128, p: v128, q: v128): v128 { return exp4(x); } }
class Expm1 { @inline of(x: v128, p: v128, q: v128): v128 { return expm14(x); } }
class Log { @inline of(x: v128, p: v128, q: v128): v128 { return log4(x); } }
class Log1p { @inline of(x: v128, p: v128, q: v128): v128 { return log1p4(x); } }
class Erf { @inline of(x: v128, p: v128, q: v128): v128 { return erf4(x); } }
class Sin { @inline of(x: v128, p: v128, q: v128): v128 { return sin4(x); } }
class Cos { @inline of(x: v128, p: v128, q: v128): v128 { return cos4(x); } }
class Tanh { @inline of(x: v128, p: v128, q: v128): v128 { return tanh4(x); } }
class Sigmoid { @inline of(x: v128, p: v128, q: v128): v128 { return sigmoid4(x); } }
/** NaN stays NaN, as in PyTorch. */
class Relu { @inline of(x: v128, p: v128, q: v128): v128 { return f32x4.pmax(x, f(0)); } }
class Silu { @inline of(x: v128, p: v128, q: v128): v128 { return f32x4.mul(x, sigmoid4(x)); } }
/** x·Φ(x). */
class Gelu {
  @inline of(x: v128, p: v128, q: v128): v128 {
    const e = erf4(f32x4.mul(x, f(0.70710678118654752)));
    return f32x4.mul(f32x4.mul(x, f(0.5)), f32x4.add(f(1), e));
  }
}
/** ½x(1 + tanh u) = x·σ(2u) with u = √(2/π)(x + 0.044715x³). */
class GeluTanh {
  @inline of(x: v128, p: v128, q: v128): v128 {
    const cube = f32x4.add(f(1.5957691216057308), f32x4.mul(f(0.07135481627159236), f32x4.mul(x, x)));
    return f32x4.mul(x, sigmoid4(f32x4.mul(x, cube)));
  }
}
/** log(1 + eˣ), without overflow. */
class Softplus {
  @inline of(x: v128, p: v128, q: v128): v128 {
    return f32x4.add(log1p4(exp4(f32x4.neg(magnitude(x)))), f32x4.pmax(x, f(0)));
  }
}
class LeakyRelu {
  @inline of(x: v128, p: v128, q: v128): v128 { return select(f32x4.gt(x, f(0)), x, f32x4.mul(x, p)); }
}
class Elu {
  @inline of(x: v128, p: v128, q: v128): v128 { return select(f32x4.gt(x, f(0)), x, f32x4.mul(p, expm14(x))); }
}
class Clamp { @inline of(x: v128, p: v128, q: v128): v128 { return f32x4.pmin(f32x4.pmax(x, p), q); } }

export function neg(x: usize, out: usize, n: i32): void { map<Neg>(x, out, n); }
export function abs(x: usize, out: usize, n: i32): void { map<Abs>(x, out, n); }
export function sign(x: usize, out: usize, n: i32): void { map<Sign>(x, out, n); }
export function floor(x: usize, out: usize, n: i32): void { map<Floor>(x, out, n); }
export function ceil(x: usize, out: usize, n: i32): void { map<Ceil>(x, out, n); }
export function round(x: usize, out: usize, n: i32): void { map<Round>(x, out, n); }
export function square(x: usize, out: usize, n: i32): void { map<Square>(x, out, n); }
export function sqrt(x: usize, out: usize, n: i32): void { map<Sqrt>(x, out, n); }
export function rsqrt(x: usize, out: usize, n: i32): void { map<Rsqrt>(x, out, n); }
export function reciprocal(x: usize, out: usize, n: i32): void { map<Reciprocal>(x, out, n); }
export function exp(x: usize, out: usize, n: i32): void { map<Exp>(x, out, n); }
export function expm1(x: usize, out: usize, n: i32): void { map<Expm1>(x, out, n); }
export function log(x: usize, out: usize, n: i32): void { map<Log>(x, out, n); }
export function log1p(x: usize, out: usize, n: i32): void { map<Log1p>(x, out, n); }
export function erf(x: usize, out: usize, n: i32): void { map<Erf>(x, out, n); }
export function sin(x: usize, out: usize, n: i32): void { map<Sin>(x, out, n); }
export function cos(x: usize, out: usize, n: i32): void { map<Cos>(x, out, n); }
export function tanh(x: usize, out: usize, n: i32): void { map<Tanh>(x, out, n); }
export function sigmoid(x: usize, out: usize, n: i32): void { map<Sigmoid>(x, out, n); }
export function relu(x: usize, out: usize, n: i32): void { map<Relu>(x, out, n); }
export function silu(x: usize, out: usize, n: i32): void { map<Silu>(x, out, n); }
export function gelu(x: usize, out: usize, n: i32): void { map<Gelu>(x, out, n); }
export function geluTanh(x: usize, out: usize, n: i32): void { map<GeluTanh>(x, out, n); }
export function softplus(x: usize, out: usize, n: i32): void { map<Softplus>(x, out, n); }
/** p: slope below zero. */
export function leakyRelu(x: usize, out: usize, n: i32, p: f32): void { map<LeakyRelu>(x, out, n, p); }
/** p: α in α(eˣ − 1). */
export function elu(x: usize, out: usize, n: i32, p: f32): void { map<Elu>(x, out, n, p); }
/** p, q: lowest and highest value. */
export function clamp(x: usize, out: usize, n: i32, p: f32, q: f32): void { map<Clamp>(x, out, n, p, q); }
