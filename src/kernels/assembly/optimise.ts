/** One step of an optimiser on n parameters, in place and in one pass. */

/** SGD as PyTorch has it; buffer is 0 where momentum is 0; `first` fills it with the gradient. */
export function sgd(
  parameter: usize, gradient: usize, buffer: usize, n: i32,
  lr: f32, momentum: f32, dampening: f32, weightDecay: f32, nesterov: i32, first: i32,
): void {
  if (!buffer && weightDecay == 0) return plainStep(parameter, gradient, n, lr);
  const rate = f32x4.splat(lr), mu = f32x4.splat(momentum), damp = f32x4.splat(1 - dampening);
  const decay = f32x4.splat(weightDecay);
  for (let i = 0, at: usize = 0; i < n;) {
    const four = n - i >= 4;
    const p = read(parameter + at, four);
    let g = f32x4.add(read(gradient + at, four), f32x4.mul(decay, p));
    if (buffer) {
      const b = first ? g : f32x4.add(f32x4.mul(mu, read(buffer + at, four)), f32x4.mul(damp, g));
      write(buffer + at, b, four);
      g = nesterov ? f32x4.add(g, f32x4.mul(mu, b)) : b;
    }
    write(parameter + at, f32x4.sub(p, f32x4.mul(rate, g)), four);
    i += four ? 4 : 1;
    at += four ? 16 : 4;
  }
}

/** w ← w − lr·g, two vectors at a time: as fast as the memory. */
function plainStep(w: usize, g: usize, n: i32, lr: f32): void {
  const rate = f32x4.splat(lr);
  const end = w + (<usize>n << 2), wide = end - (<usize>(n & 7) << 2);
  for (; w < wide; w += 32, g += 32) {
    v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(rate, v128.load(g))));
    v128.store(w, f32x4.sub(v128.load(w, 16), f32x4.mul(rate, v128.load(g, 16))), 16);
  }
  for (; w < end; w += 4, g += 4) store<f32>(w, load<f32>(w) - lr * load<f32>(g));
}

/** Adam (Kingma and Ba, 2014) or AdamW (`decoupled`; Loshchilov and Hutter, 2017); corrections are 1 − βᵗ. */
export function adam(
  parameter: usize, gradient: usize, m: usize, v: usize, n: i32, lr: f32, beta1: f32, beta2: f32, eps: f32,
  weightDecay: f32, decoupled: i32, rest1: f32, rest2: f32, correction1: f64, correction2: f64,
): void {
  const b1 = f32x4.splat(beta1), b2 = f32x4.splat(beta2);
  const c1 = f32x4.splat(rest1), c2 = f32x4.splat(rest2), small = f32x4.splat(eps);
  const step = f32x4.splat(<f32>(<f64>lr / correction1)), scale = f32x4.splat(<f32>(1 / sqrt<f64>(correction2)));
  // One of the two ways in which weights decay; the other multiplies by 1 or adds nothing.
  const shrink = f32x4.splat(decoupled ? 1 - lr * weightDecay : 1), pull = f32x4.splat(decoupled ? 0 : weightDecay);
  for (let i = 0, at: usize = 0; i < n;) {
    const four = n - i >= 4;
    const p = read(parameter + at, four);
    const g = f32x4.add(read(gradient + at, four), f32x4.mul(pull, p));
    const mean = f32x4.add(f32x4.mul(b1, read(m + at, four)), f32x4.mul(c1, g));
    const square = f32x4.add(f32x4.mul(b2, read(v + at, four)), f32x4.mul(c2, f32x4.mul(g, g)));
    const change = f32x4.div(f32x4.mul(step, mean), f32x4.add(f32x4.mul(f32x4.sqrt(square), scale), small));
    write(m + at, mean, four);
    write(v + at, square, four);
    write(parameter + at, f32x4.sub(f32x4.mul(p, shrink), change), four);
    i += four ? 4 : 1;
    at += four ? 16 : 4;
  }
}

/** A whole vector or, at the end, one number. */
@inline function read(at: usize, four: bool): v128 {
  return four ? v128.load(at) : v128.load_zero<f32>(at);
}

@inline function write(at: usize, x: v128, four: bool): void {
  if (four) v128.store(at, x);
  else v128.store_lane<f32>(at, x, 0);
}
