/** One step of an optimiser on n parameters, in place and in one pass. */

/** SGD as PyTorch has it; buffer is 0 where momentum is 0; `first` fills it with the gradient. */
export function sgdStep(
  parameter: usize,
  gradient: usize,
  buffer: usize,
  n: i32,
  lr: f32,
  momentum: f32,
  dampening: f32,
  weightDecay: f32,
  nesterov: i32,
  first: i32,
): void {
  const rate = f32x4.splat(lr),
    mu = f32x4.splat(momentum),
    damp = f32x4.splat(1 - dampening);
  const decay = f32x4.splat(weightDecay);
  for (let i = 0, at: usize = 0; i < n; ) {
    const four = n - i >= 4;
    const p = four ? v128.load(parameter + at) : v128.load_zero<f32>(parameter + at);
    let g = four ? v128.load(gradient + at) : v128.load_zero<f32>(gradient + at);
    if (weightDecay != 0) g = f32x4.add(g, f32x4.mul(decay, p));
    if (buffer) {
      let b = g;
      if (!first) {
        const before = four ? v128.load(buffer + at) : v128.load_zero<f32>(buffer + at);
        b = f32x4.add(f32x4.mul(mu, before), f32x4.mul(damp, g));
      }
      if (four) v128.store(buffer + at, b);
      else v128.store_lane<f32>(buffer + at, b, 0);
      g = nesterov ? f32x4.add(g, f32x4.mul(mu, b)) : b;
    }
    const next = f32x4.sub(p, f32x4.mul(rate, g));
    if (four) v128.store(parameter + at, next);
    else v128.store_lane<f32>(parameter + at, next, 0);
    i += four ? 4 : 1;
    at += four ? 16 : 4;
  }
}

/** Adam (Kingma and Ba, 2014) or AdamW (`decoupled`; Loshchilov and Hutter, 2017); corrections are 1 − βᵗ. */
export function adamStep(
  parameter: usize,
  gradient: usize,
  m: usize,
  v: usize,
  n: i32,
  lr: f32,
  beta1: f32,
  beta2: f32,
  eps: f32,
  weightDecay: f32,
  decoupled: i32,
  rest1: f32,
  rest2: f32,
  correction1: f64,
  correction2: f64,
): void {
  const b1 = f32x4.splat(beta1),
    b2 = f32x4.splat(beta2);
  const c1 = f32x4.splat(rest1),
    c2 = f32x4.splat(rest2);
  const step = f32x4.splat(<f32>(<f64>lr / correction1)),
    scale = f32x4.splat(<f32>(1 / sqrt<f64>(correction2)));
  const decay = f32x4.splat(weightDecay),
    shrink = f32x4.splat(1 - lr * weightDecay),
    small = f32x4.splat(eps);
  for (let i = 0, at: usize = 0; i < n; ) {
    const four = n - i >= 4;
    let p = four ? v128.load(parameter + at) : v128.load_zero<f32>(parameter + at);
    let g = four ? v128.load(gradient + at) : v128.load_zero<f32>(gradient + at);
    let mean = four ? v128.load(m + at) : v128.load_zero<f32>(m + at);
    let square = four ? v128.load(v + at) : v128.load_zero<f32>(v + at);
    if (weightDecay != 0) {
      if (decoupled) p = f32x4.mul(p, shrink);
      else g = f32x4.add(g, f32x4.mul(decay, p));
    }
    mean = f32x4.add(f32x4.mul(b1, mean), f32x4.mul(c1, g));
    square = f32x4.add(f32x4.mul(b2, square), f32x4.mul(c2, f32x4.mul(g, g)));
    p = f32x4.sub(p, f32x4.div(f32x4.mul(step, mean), f32x4.add(f32x4.mul(f32x4.sqrt(square), scale), small)));
    if (four) {
      v128.store(m + at, mean);
      v128.store(v + at, square);
      v128.store(parameter + at, p);
    } else {
      v128.store_lane<f32>(m + at, mean, 0);
      v128.store_lane<f32>(v + at, square, 0);
      v128.store_lane<f32>(parameter + at, p, 0);
    }
    i += four ? 4 : 1;
    at += four ? 16 : 4;
  }
}
