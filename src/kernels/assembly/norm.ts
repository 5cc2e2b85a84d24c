/** Layer normalisation of rows [rows, cols]: Ba, Kiros and Hinton (2016). */
import { lanesSum, rowSum } from "./reduce";

/** Σ (x − mean)² of a row. */
export function squares(x: usize, n: i32, mean: f32): f32 {
  const m = f32x4.splat(mean);
  let s = f32x4.splat(0);
  const end = x + ((<usize>n) << 2),
    whole = end - ((<usize>(n & 3)) << 2);
  for (; x < whole; x += 16) {
    const d = f32x4.sub(v128.load(x), m);
    s = f32x4.add(s, f32x4.mul(d, d));
  }
  for (; x < end; x += 4) {
    const d = f32x4.replace_lane(f32x4.splat(0), 0, load<f32>(x) - mean);
    s = f32x4.add(s, f32x4.mul(d, d));
  }
  return lanesSum(s);
}

/** out = (x − mean)·rstd·weight + bias; weight and bias may be 0 (absent). Keeps mean and rstd [rows]. */
export function layerNorm(
  x: usize,
  weight: usize,
  bias: usize,
  out: usize,
  mean: usize,
  rstd: usize,
  rows: i32,
  cols: i32,
  eps: f32,
): void {
  for (let r = 0; r < rows; r++, mean += 4, rstd += 4) {
    const m = rowSum(x, cols) / <f32>cols;
    const s: f32 = 1 / sqrt<f32>(squares(x, cols, m) / <f32>cols + eps);
    store<f32>(mean, m);
    store<f32>(rstd, s);
    const m4 = f32x4.splat(m),
      s4 = f32x4.splat(s);
    let i = 0;
    for (; i < (cols & ~3); i += 4, x += 16, out += 16) {
      const at = (<usize>i) << 2;
      let y = f32x4.mul(f32x4.sub(v128.load(x), m4), s4);
      if (weight) y = f32x4.mul(y, v128.load(weight + at));
      if (bias) y = f32x4.add(y, v128.load(bias + at));
      v128.store(out, y);
    }
    for (; i < cols; i++, x += 4, out += 4) {
      const at = (<usize>i) << 2;
      let y = (load<f32>(x) - m) * s;
      if (weight) y *= load<f32>(weight + at);
      if (bias) y += load<f32>(bias + at);
      store<f32>(out, y);
    }
  }
}

/** x̂ = (x − mean)·rstd, h = g·weight: dx = rstd·(h − mean(h) − x̂·mean(h·x̂)); dWeight = Σ g·x̂, dBias = Σ g. */
export function layerNormBackward(
  g: usize,
  x: usize,
  weight: usize,
  mean: usize,
  rstd: usize,
  dx: usize,
  dWeight: usize,
  dBias: usize,
  rows: i32,
  cols: i32,
): void {
  const row = (<usize>cols) << 2;
  if (dWeight) memory.fill(dWeight, 0, row);
  if (dBias) memory.fill(dBias, 0, row);
  for (let r = 0; r < rows; r++, g += row, x += row, dx += row) {
    const m = load<f32>(mean + ((<usize>r) << 2)),
      s = load<f32>(rstd + ((<usize>r) << 2));
    rowBackward(g, x, weight, m, s, dx, dWeight, dBias, cols);
  }
}

function rowBackward(
  g: usize,
  x: usize,
  weight: usize,
  m: f32,
  s: f32,
  dx: usize,
  dWeight: usize,
  dBias: usize,
  cols: i32,
): void {
  const m4 = f32x4.splat(m),
    s4 = f32x4.splat(s);
  const whole = (<usize>(cols & ~3)) << 2,
    end = (<usize>cols) << 2;
  let sumH = f32x4.splat(0),
    sumHX = f32x4.splat(0);
  for (let at: usize = 0; at < end; ) {
    const four = at < whole;
    const g4 = four ? v128.load(g + at) : v128.load_zero<f32>(g + at);
    const x4 = four ? v128.load(x + at) : v128.load_zero<f32>(x + at);
    const hat = f32x4.mul(f32x4.sub(x4, m4), s4);
    let h = g4;
    if (weight) h = f32x4.mul(g4, four ? v128.load(weight + at) : v128.load_zero<f32>(weight + at));
    sumH = f32x4.add(sumH, h);
    sumHX = f32x4.add(sumHX, f32x4.mul(h, hat));
    if (four) {
      if (dWeight) v128.store(dWeight + at, f32x4.add(v128.load(dWeight + at), f32x4.mul(g4, hat)));
      if (dBias) v128.store(dBias + at, f32x4.add(v128.load(dBias + at), g4));
      at += 16;
    } else {
      const one = load<f32>(g + at);
      if (dWeight) store<f32>(dWeight + at, load<f32>(dWeight + at) + one * f32x4.extract_lane(hat, 0));
      if (dBias) store<f32>(dBias + at, load<f32>(dBias + at) + one);
      at += 4;
    }
  }
  const meanH = f32x4.splat(lanesSum(sumH) / <f32>cols),
    meanHX = f32x4.splat(lanesSum(sumHX) / <f32>cols);
  for (let at: usize = 0; at < end; ) {
    const four = at < whole;
    let h = four ? v128.load(g + at) : v128.load_zero<f32>(g + at);
    const x4 = four ? v128.load(x + at) : v128.load_zero<f32>(x + at);
    if (weight) h = f32x4.mul(h, four ? v128.load(weight + at) : v128.load_zero<f32>(weight + at));
    const hat = f32x4.mul(f32x4.sub(x4, m4), s4);
    const d = f32x4.mul(s4, f32x4.sub(f32x4.sub(h, meanH), f32x4.mul(hat, meanHX)));
    if (four) v128.store(dx + at, d);
    else v128.store_lane<f32>(dx + at, d, 0);
    at += four ? 16 : 4;
  }
}
