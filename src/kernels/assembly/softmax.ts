/** Softmax, its logarithm and cross-entropy on rows [rows, cols], with their gradients, each in one pass over a row. */
import { exp4 } from "./maths";
import { expSum, lanesSum, log1, rowMax, rowSum } from "./reduce";

/** row = e^(x − top), and their sum. */
function exponentials(x: usize, out: usize, n: i32, top: f32): f32 {
  const by = f32x4.splat(top);
  let s = f32x4.splat(0);
  const end = x + ((<usize>n) << 2),
    whole = end - ((<usize>(n & 3)) << 2);
  for (; x < whole; x += 16, out += 16) {
    const e = exp4(f32x4.sub(v128.load(x), by));
    v128.store(out, e);
    s = f32x4.add(s, e);
  }
  for (; x < end; x += 4, out += 4) {
    const e = f32x4.extract_lane(exp4(f32x4.sub(v128.load_zero<f32>(x), by)), 0);
    store<f32>(out, e);
    s = f32x4.add(s, f32x4.replace_lane(f32x4.splat(0), 0, e));
  }
  return lanesSum(s);
}

/** row *= factor. */
function scaleRow(x: usize, n: i32, factor: f32): void {
  const by = f32x4.splat(factor);
  const end = x + ((<usize>n) << 2),
    whole = end - ((<usize>(n & 3)) << 2);
  for (; x < whole; x += 16) v128.store(x, f32x4.mul(v128.load(x), by));
  for (; x < end; x += 4) store<f32>(x, load<f32>(x) * factor);
}

/** One row of softmax; out may be x. */
export function softmaxRow(x: usize, out: usize, n: i32): void {
  scaleRow(out, n, 1 / exponentials(x, out, n, rowMax(x, n)));
}

/** Σ a∘b of a row. */
export function dotRow(a: usize, b: usize, n: i32): f32 {
  let s = f32x4.splat(0);
  const end = a + ((<usize>n) << 2),
    whole = end - ((<usize>(n & 3)) << 2);
  for (; a < whole; a += 16, b += 16) s = f32x4.add(s, f32x4.mul(v128.load(a), v128.load(b)));
  for (; a < end; a += 4, b += 4) s = f32x4.add(s, f32x4.mul(v128.load_zero<f32>(a), v128.load_zero<f32>(b)));
  return lanesSum(s);
}

/** dx = scale · y ∘ (g − Σ g∘y) of a row; dx may be g. */
export function softmaxRowBackward(g: usize, y: usize, dx: usize, n: i32, scale: f32): void {
  const dot = dotRow(g, y, n),
    mean = f32x4.splat(dot),
    by = f32x4.splat(scale);
  const end = g + ((<usize>n) << 2),
    whole = end - ((<usize>(n & 3)) << 2);
  for (; g < whole; g += 16, y += 16, dx += 16) {
    v128.store(dx, f32x4.mul(f32x4.mul(by, v128.load(y)), f32x4.sub(v128.load(g), mean)));
  }
  for (; g < end; g += 4, y += 4, dx += 4) store<f32>(dx, scale * load<f32>(y) * (load<f32>(g) - dot));
}

export function softmax(x: usize, out: usize, rows: i32, cols: i32): void {
  const row = (<usize>cols) << 2;
  for (let r = 0; r < rows; r++, x += row, out += row) softmaxRow(x, out, cols);
}

export function softmaxBackward(g: usize, y: usize, dx: usize, rows: i32, cols: i32): void {
  const row = (<usize>cols) << 2;
  for (let r = 0; r < rows; r++, g += row, y += row, dx += row) softmaxRowBackward(g, y, dx, cols, 1);
}

export function logSoftmax(x: usize, out: usize, rows: i32, cols: i32): void {
  const row = (<usize>cols) << 2;
  for (let r = 0; r < rows; r++, x += row, out += row) {
    const top = rowMax(x, cols),
      log = log1(expSum(x, cols, top));
    const top4 = f32x4.splat(top),
      log4 = f32x4.splat(log);
    let i = 0;
    for (; i < (cols & ~3); i += 4) {
      const at = (<usize>i) << 2;
      v128.store(out + at, f32x4.sub(f32x4.sub(v128.load(x + at), top4), log4));
    }
    for (; i < cols; i++) {
      const at = (<usize>i) << 2;
      store<f32>(out + at, load<f32>(x + at) - top - log);
    }
  }
}

export function logSoftmaxBackward(g: usize, y: usize, dx: usize, rows: i32, cols: i32): void {
  for (let r = 0; r < rows; r++) {
    const total = f32x4.splat(rowSum(g, cols));
    let i = 0;
    for (; i < (cols & ~3); i += 4, g += 16, y += 16, dx += 16) {
      v128.store(dx, f32x4.sub(v128.load(g), f32x4.mul(exp4(v128.load(y)), total)));
    }
    for (; i < cols; i++, g += 4, y += 4, dx += 4) {
      const d = f32x4.sub(v128.load_zero<f32>(g), f32x4.mul(exp4(v128.load_zero<f32>(y)), total));
      v128.store_lane<f32>(dx, d, 0);
    }
  }
}

/** losses[r] = logsumexp(x[r]) − x[r, target]; 0 where the target is to be ignored. */
export function crossEntropy(x: usize, targets: usize, losses: usize, rows: i32, cols: i32, ignore: i32): void {
  for (let r = 0; r < rows; r++, x += (<usize>cols) << 2, targets += 4, losses += 4) {
    const target = load<i32>(targets);
    if (target == ignore) {
      store<f32>(losses, 0);
      continue;
    }
    const top = rowMax(x, cols);
    store<f32>(losses, log1(expSum(x, cols, top)) + (top - load<f32>(x + ((<usize>target) << 2))));
  }
}

/** dx[r] = g[r·gStride] · (softmax(x[r]) − onehot(target)). */
export function crossEntropyBackward(
  g: usize,
  gStride: i32,
  x: usize,
  targets: usize,
  dx: usize,
  rows: i32,
  cols: i32,
  ignore: i32,
): void {
  const row = (<usize>cols) << 2;
  for (let r = 0; r < rows; r++, x += row, dx += row, targets += 4, g += (<usize>gStride) << 2) {
    const target = load<i32>(targets);
    if (target == ignore) {
      memory.fill(dx, 0, row);
      continue;
    }
    const weight = load<f32>(g);
    const total = exponentials(x, dx, cols, rowMax(x, cols));
    scaleRow(dx, cols, weight / total);
    const at = dx + ((<usize>target) << 2);
    store<f32>(at, load<f32>(at) - weight);
  }
}
