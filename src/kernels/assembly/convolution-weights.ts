/**
 * The weight gradient of a convolution: each weight is the dot product of a gradient plane with a shifted input plane.
 * A register tile holds 4 output channels × 2 taps, each as four partial sums, over the pixels of as many images as the
 * nearest cache holds; the sums are added lane by lane and folded at the end.
 */
import { layOut, planesOf, rowOffset, writeTaps } from "./planes";
import { lanesSum } from "./reduce";
import { PLANES, PLANES_BYTES, ROWS, ROWS_BYTES, TAPS, TAPS_LIMIT, WEIGHTS, WEIGHTS_BYTES } from "./scratch";

/** Bytes of images and gradients that are worked on together. */
const NEAR: usize = 32768;
/** From one image's planes to the next one's. */
let next: usize;

/** dWeight [O, C / groups, KH, KW], overwritten. Gives 0 where one plane is too large for the rooms. */
export function conv2dWeightGrad(
  g: usize, x: usize, dWeight: usize, N: i32, C: i32, H: i32, W: i32, O: i32, KH: i32, KW: i32,
  OH: i32, OW: i32, strideH: i32, strideW: i32, padH: i32, padW: i32, dilationH: i32, dilationW: i32, groups: i32,
): i32 {
  // What follows a row's end meets gradients of 0, but 0 · NaN is not 0.
  const whole = (OW & 3) == 0;
  const plane = layOut(H, W, KH, KW, OH, OW, strideH, strideW, padH, padW, dilationH, dilationW, 1, 1, whole);
  const inputs = C / groups, outputs = O / groups, taps = KH * KW;
  // One more tap than there are may be read, and its sums dropped.
  const sumsBytes = <usize>((outputs + 3) & ~3) * (taps + 1) << 4;
  const rowsBytes = <usize>(((OW + 3) & ~3) * OH) << 4;
  const fit = min(PLANES_BYTES / plane, min(WEIGHTS_BYTES / sumsBytes, <usize>(TAPS_LIMIT / (taps + 1))));
  const step = min(inputs, <i32>fit);
  if (step == 0 || rowsBytes > ROWS_BYTES) return 0;
  for (let group = 0; group < groups; group++) {
    for (let c = 0; c < inputs; c += step) {
      const some = min(step, inputs - c), count = some * taps;
      writeTaps(some, KH, KW);
      store<i32>(TAPS + (<usize>count << 2), 0);
      memory.fill(WEIGHTS, 0, <usize>((outputs + 3) & ~3) * <usize>((count + 1) & ~1) << 4);
      const size = plane * <usize>some;
      const batch = min(N, max(1, <i32>min(PLANES_BYTES / size, NEAR / (size + rowsBytes))));
      for (let n = 0; n < N; n += batch) {
        const images = min(batch, N - n);
        const from = x + (<usize>((n * C + group * inputs + c) * H * W) << 2);
        const planes = lineUp(from, images, <usize>(C * H * W) << 2, some, size);
        addImages(planes, g + (<usize>((n * O + group * outputs) * OH * OW) << 2), images, O, outputs, OH, OW, count);
      }
      fold(dWeight + (<usize>((group * outputs * inputs + c) * taps) << 2), outputs, count, inputs * taps);
    }
  }
  return 1;
}

/** The planes of some images, `size` bytes each, one after the other; gives where the first one's lie. */
function lineUp(x: usize, images: i32, imageBytes: usize, channels: i32, size: usize): usize {
  const first = planesOf(x, channels, PLANES);
  next = first == x ? imageBytes : size;
  for (let i = 1; i < images; i++) planesOf(x + imageBytes * <usize>i, channels, PLANES + size * <usize>i);
  return first;
}

/** Adds some images' products to the sums [outputs / 4][taps / 2][4 × 2 vectors]. */
function addImages(
  planes: usize, g: usize, images: i32, channels: i32, outputs: i32, OH: i32, OW: i32, taps: i32,
): void {
  let sums = WEIGHTS;
  for (let o = 0; o < outputs; o += 4, g += <usize>(4 * OH * OW) << 2) {
    let to = ROWS;
    for (let i = 0; i < images; i++) {
      to = interleave(g + (<usize>(i * channels * OH * OW) << 2), to, min(4, outputs - o), OH, OW);
    }
    for (let t = 0; t < taps; t += 2, sums += 128) {
      const tap = TAPS + (<usize>t << 2);
      tile(planes + <usize>load<i32>(tap), planes + <usize>load<i32>(tap, 4), sums, images, OH, OW);
    }
  }
}

/** Four gradient planes side by side: [y][x / 4][channel][4], zero beyond the last column and channel. */
function interleave(g: usize, to: usize, channels: i32, OH: i32, OW: i32): usize {
  for (let y = 0; y < OH; y++) {
    for (let x = 0; x < OW; x += 4) {
      for (let c = 0; c < 4; c++, to += 16) {
        const from = g + (<usize>((c * OH + y) * OW + x) << 2);
        if (c >= channels) v128.store(to, f32x4.splat(0));
        else if (OW - x >= 4) v128.store(to, v128.load(from));
        else {
          for (let i = 0; i < 4; i++) {
            const at = <usize>i << 2;
            store<f32>(to + at, x + i < OW ? load<f32>(from + at) : 0);
          }
        }
      }
    }
  }
  return to;
}

/** Four channels' gradients times two shifted input planes, over the pixels of all images. */
function tile(left: usize, right: usize, sums: usize, images: i32, OH: i32, OW: i32): void {
  let c00 = v128.load(sums), c10 = v128.load(sums, 16), c20 = v128.load(sums, 32), c30 = v128.load(sums, 48);
  let c01 = v128.load(sums, 64), c11 = v128.load(sums, 80), c21 = v128.load(sums, 96), c31 = v128.load(sums, 112);
  const wide = <usize>((OW + 3) & ~3) << 2;
  let g = ROWS;
  for (let n = 0; n < images; n++, left += next, right += next) {
    for (let y = 0; y < OH; y++) {
      let a = left + rowOffset(y), b = right + rowOffset(y);
      for (const end = a + wide; a < end; a += 16, b += 16, g += 64) {
        const x0 = v128.load(a), x1 = v128.load(b);
        let s = v128.load(g);
        c00 = f32x4.add(c00, f32x4.mul(s, x0));
        c01 = f32x4.add(c01, f32x4.mul(s, x1));
        s = v128.load(g, 16);
        c10 = f32x4.add(c10, f32x4.mul(s, x0));
        c11 = f32x4.add(c11, f32x4.mul(s, x1));
        s = v128.load(g, 32);
        c20 = f32x4.add(c20, f32x4.mul(s, x0));
        c21 = f32x4.add(c21, f32x4.mul(s, x1));
        s = v128.load(g, 48);
        c30 = f32x4.add(c30, f32x4.mul(s, x0));
        c31 = f32x4.add(c31, f32x4.mul(s, x1));
      }
    }
  }
  v128.store(sums, c00);
  v128.store(sums, c10, 16);
  v128.store(sums, c20, 32);
  v128.store(sums, c30, 48);
  v128.store(sums, c01, 64);
  v128.store(sums, c11, 80);
  v128.store(sums, c21, 96);
  v128.store(sums, c31, 112);
}

/** Writes the folded sums to dWeight, whose output channels are `stride` apart. */
function fold(dWeight: usize, outputs: i32, taps: i32, stride: i32): void {
  let sums = WEIGHTS;
  for (let o = 0; o < outputs; o += 4) {
    for (let t = 0; t < taps; t += 2) {
      for (let i = 0; i < 8; i++, sums += 16) {
        const output = o + (i & 3), tap = t + (i >> 2);
        if (output < outputs && tap < taps) {
          store<f32>(dWeight + (<usize>(output * stride + tap) << 2), lanesSum(v128.load(sums)));
        }
      }
    }
  }
}
