/**
 * Functions too rare to be worth four lanes: AssemblyScript's own library (a port of musl's), one element at a time.
 * It is compiled into the module, so these too give the same bits everywhere.
 */

/** out = F(x), one element at a time. */
@inline function each<F>(x: usize, out: usize, n: i32): void {
  const fn = changetype<F>(0), end = x + (<usize>n << 2);
  for (; x < end; x += 4, out += 4) store<f32>(out, fn.of(load<f32>(x)));
}

class Log2 { @inline of(x: f32): f32 { return NativeMathf.log2(x); } }
class Log10 { @inline of(x: f32): f32 { return NativeMathf.log10(x); } }
class Tan { @inline of(x: f32): f32 { return NativeMathf.tan(x); } }
class Asin { @inline of(x: f32): f32 { return NativeMathf.asin(x); } }
class Acos { @inline of(x: f32): f32 { return NativeMathf.acos(x); } }
class Atan { @inline of(x: f32): f32 { return NativeMathf.atan(x); } }
class Sinh { @inline of(x: f32): f32 { return NativeMathf.sinh(x); } }
class Cosh { @inline of(x: f32): f32 { return NativeMathf.cosh(x); } }
class Asinh { @inline of(x: f32): f32 { return NativeMathf.asinh(x); } }
class Acosh { @inline of(x: f32): f32 { return NativeMathf.acosh(x); } }
class Atanh { @inline of(x: f32): f32 { return NativeMathf.atanh(x); } }

export function log2(x: usize, out: usize, n: i32): void { each<Log2>(x, out, n); }
export function log10(x: usize, out: usize, n: i32): void { each<Log10>(x, out, n); }
export function tan(x: usize, out: usize, n: i32): void { each<Tan>(x, out, n); }
export function asin(x: usize, out: usize, n: i32): void { each<Asin>(x, out, n); }
export function acos(x: usize, out: usize, n: i32): void { each<Acos>(x, out, n); }
export function atan(x: usize, out: usize, n: i32): void { each<Atan>(x, out, n); }
export function sinh(x: usize, out: usize, n: i32): void { each<Sinh>(x, out, n); }
export function cosh(x: usize, out: usize, n: i32): void { each<Cosh>(x, out, n); }
export function asinh(x: usize, out: usize, n: i32): void { each<Asinh>(x, out, n); }
export function acosh(x: usize, out: usize, n: i32): void { each<Acosh>(x, out, n); }
export function atanh(x: usize, out: usize, n: i32): void { each<Atanh>(x, out, n); }
