/**
 * Normalisation of groups of rows with a weight and a bias for each channel: batch norm (Ioffe and Szegedy 2015), instance
 * norm and group norm (Wu and He 2018) of x [N, C, …]. Group q is made of `rows` rows of `cols` numbers; the row r of it
 * begins at q·groupStride + r·rowStride and belongs to channel (q mod cycle)·groupChannels + r·rowChannels.
 */
import { squares } from "./norm";
import { lanesSum, rowSum } from "./reduce";

/** The mean and the (biased) variance of each group. Sums over rows are carried in float64. */
export function channelStatistics(
  x: usize, mean: usize, variance: usize,
  groups: i32, rows: i32, cols: i32, groupStride: i32, rowStride: i32,
): void {
  const n = <f64>rows * <f64>cols, step = <usize>rowStride << 2;
  for (let q = 0; q < groups; q++, mean += 4, variance += 4) {
    const base = x + (<usize>q * <usize>groupStride << 2);
    let total: f64 = 0;
    for (let r = 0; r < rows; r++) total += <f64>rowSum(base + <usize>r * step, cols);
    const m = <f32>(total / n);
    let spread: f64 = 0;
    for (let r = 0; r < rows; r++) spread += <f64>squares(base + <usize>r * step, cols, m);
    store<f32>(mean, m);
    store<f32>(variance, <f32>(spread / n));
  }
}

/** out = (x − mean)·rstd·weight + bias; weight and bias may be 0 (absent). */
export function channelNorm(
  x: usize, weight: usize, bias: usize, out: usize, mean: usize, rstd: usize,
  groups: i32, rows: i32, cols: i32, groupStride: i32, rowStride: i32, cycle: i32, groupChannels: i32, rowChannels: i32,
): void {
  for (let q = 0; q < groups; q++, mean += 4, rstd += 4) {
    const m = load<f32>(mean), s = load<f32>(rstd);
    for (let r = 0; r < rows; r++) {
      const channel = <usize>((q % cycle) * groupChannels + r * rowChannels) << 2;
      const start = (<usize>q * <usize>groupStride + <usize>r * <usize>rowStride) << 2;
      const by: f32 = weight ? s * load<f32>(weight + channel) : s;
      const shift: f32 = bias ? load<f32>(bias + channel) : 0;
      const m4 = f32x4.splat(m), by4 = f32x4.splat(by), shift4 = f32x4.splat(shift);
      let from = x + start, to = out + start;
      const end = from + (<usize>cols << 2), whole = end - (<usize>(cols & 3) << 2);
      for (; from < whole; from += 16, to += 16)
        v128.store(to, f32x4.add(f32x4.mul(f32x4.sub(v128.load(from), m4), by4), shift4));
      for (; from < end; from += 4, to += 4) store<f32>(to, (load<f32>(from) - m) * by + shift);
    }
  }
}

/** Σ g of a row, and Σ g·(x − mean), left here by sumsOf. */
let sumG: f32 = 0, sumGX: f32 = 0;

function sumsOf(g: usize, x: usize, m: f32, cols: i32): void {
  const m4 = f32x4.splat(m);
  let s = f32x4.splat(0), sx = f32x4.splat(0), t = s, tx = sx;
  const end = g + (<usize>cols << 2), double = end - (<usize>(cols & 7) << 2);
  for (; g < double; g += 32, x += 32) {
    const a = v128.load(g), b = v128.load(g, 16);
    s = f32x4.add(s, a);
    t = f32x4.add(t, b);
    sx = f32x4.add(sx, f32x4.mul(a, f32x4.sub(v128.load(x), m4)));
    tx = f32x4.add(tx, f32x4.mul(b, f32x4.sub(v128.load(x, 16), m4)));
  }
  for (; g < end; g += 4, x += 4) {
    const a = v128.load_zero<f32>(g);
    s = f32x4.add(s, a);
    sx = f32x4.add(sx, f32x4.mul(a, f32x4.sub(v128.load_zero<f32>(x), m4)));
  }
  sumG = lanesSum(f32x4.add(s, t));
  sumGX = lanesSum(f32x4.add(sx, tx));
}

/**
 * x̂ = (x − mean)·rstd, h = g·weight: dx = rstd·(h − mean(h) − x̂·mean(h·x̂)), the means over the group; dWeight = Σ g·x̂
 * and dBias = Σ g over all rows of a channel (overwritten; 0 where not wanted).
 */
export function channelNormBackward(
  g: usize, x: usize, weight: usize, mean: usize, rstd: usize, dx: usize, dWeight: usize, dBias: usize,
  groups: i32, rows: i32, cols: i32, groupStride: i32, rowStride: i32, cycle: i32, groupChannels: i32, rowChannels: i32,
): void {
  const n = <f64>rows * <f64>cols, channels = <usize>(cycle * groupChannels) << 2;
  if (dWeight) memory.fill(dWeight, 0, channels);
  if (dBias) memory.fill(dBias, 0, channels);
  for (let q = 0; q < groups; q++, mean += 4, rstd += 4) {
    const m = load<f32>(mean), s = load<f32>(rstd);
    const first = <usize>q * <usize>groupStride;
    let sumH: f64 = 0, sumHX: f64 = 0;
    for (let r = 0; r < rows; r++) {
      const channel = <usize>((q % cycle) * groupChannels + r * rowChannels) << 2;
      const start = (first + <usize>r * <usize>rowStride) << 2;
      sumsOf(g + start, x + start, m, cols);
      const w: f32 = weight ? load<f32>(weight + channel) : 1, hat: f32 = sumGX * s;
      sumH += <f64>w * <f64>sumG;
      sumHX += <f64>w * <f64>hat;
      if (dWeight) store<f32>(dWeight + channel, load<f32>(dWeight + channel) + hat);
      if (dBias) store<f32>(dBias + channel, load<f32>(dBias + channel) + sumG);
    }
    const meanH = <f32>(sumH / n), meanHX = <f32>(sumHX / n);
    for (let r = 0; r < rows; r++) {
      const channel = <usize>((q % cycle) * groupChannels + r * rowChannels) << 2;
      const start = (first + <usize>r * <usize>rowStride) << 2;
      const w: f32 = weight ? load<f32>(weight + channel) : 1;
      spread(g + start, x + start, dx + start, m, s * w, s * meanH, s * s * meanHX, cols);
    }
  }
}

/** dx = g·a − b − (x − m)·c. */
function spread(g: usize, x: usize, dx: usize, m: f32, a: f32, b: f32, c: f32, cols: i32): void {
  const m4 = f32x4.splat(m), a4 = f32x4.splat(a), b4 = f32x4.splat(b), c4 = f32x4.splat(c);
  const end = g + (<usize>cols << 2), whole = end - (<usize>(cols & 3) << 2);
  for (; g < whole; g += 16, x += 16, dx += 16) {
    const own = f32x4.sub(f32x4.mul(v128.load(g), a4), b4);
    v128.store(dx, f32x4.sub(own, f32x4.mul(f32x4.sub(v128.load(x), m4), c4)));
  }
  for (; g < end; g += 4, x += 4, dx += 4) store<f32>(dx, load<f32>(g) * a - b - (load<f32>(x) - m) * c);
}
