/**
 * The input gradient of a convolution, the other way round: each gradient pixel is sent to all the places its window
 * covered. Takes exactly the multiplications there are, where convolving with turned weights (convolution.ts) also
 * multiplies the zeros between and around the pixels; but every tap is added to memory, so it pays only where windows
 * are strided or the image is much larger than the output.
 */
import { layOut, planesBack, rowOffset, writeTaps } from "./planes";
import { PLANES, PLANES_BYTES, ROWS, ROWS_BYTES, TAPS, TAPS_LIMIT, WEIGHTS, WEIGHTS_BYTES } from "./scratch";

/** dx [N, C, H, W], overwritten. Gives 0 where one plane is too large for the rooms. */
export function scatterInputGradient(
  g: usize, weight: usize, dx: usize, N: i32, C: i32, H: i32, W: i32, O: i32, KH: i32, KW: i32,
  OH: i32, OW: i32, strideH: i32, strideW: i32, padH: i32, padW: i32, dilationH: i32, dilationW: i32, groups: i32,
): i32 {
  const plane = layOut(H, W, KH, KW, OH, OW, strideH, strideW, padH, padW, dilationH, dilationW, 1, 1, false);
  const inputs = C / groups, outputs = O / groups, taps = KH * KW;
  const rowsBytes = <usize>(((OW + 7) & ~7) * OH * outputs) << 2;
  const weightBytes = <usize>(outputs * (taps + 3)) << 2;
  const fit = min(PLANES_BYTES / plane, min(WEIGHTS_BYTES / weightBytes, <usize>(TAPS_LIMIT / (taps + 3))));
  const step = min(inputs, <i32>fit);
  if (step == 0 || rowsBytes > ROWS_BYTES) return 0;
  for (let group = 0; group < groups; group++) {
    for (let c = 0; c < inputs; c += step) {
      const some = min(step, inputs - c), count = some * taps;
      writeTaps(some, KH, KW);
      memory.fill(TAPS + (<usize>count << 2), 0, 12);
      packWeights(weight + (<usize>((group * outputs * inputs + c) * taps) << 2), outputs, inputs * taps, count);
      for (let n = 0; n < N; n++) {
        memory.fill(PLANES, 0, plane * <usize>some);
        interleave(g + (<usize>((n * O + group * outputs) * OH * OW) << 2), outputs, OH, OW);
        scatter(outputs, OH, OW, count);
        planesBack(dx + (<usize>((n * C + group * inputs + c) * H * W) << 2), some, PLANES);
      }
    }
  }
  return 1;
}

/** For each four taps [outputs][4], zero beyond the last tap. */
function packWeights(weight: usize, outputs: i32, outputStep: i32, count: i32): void {
  let to = WEIGHTS;
  for (let t = 0; t < count; t += 4) {
    for (let o = 0; o < outputs; o++) {
      for (let i = 0; i < 4; i++, to += 4) {
        store<f32>(to, t + i < count ? load<f32>(weight + (<usize>(o * outputStep + t + i) << 2)) : 0);
      }
    }
  }
}

/** The gradient planes as [y][x / 8][output][8], zero beyond the last column. */
function interleave(g: usize, outputs: i32, OH: i32, OW: i32): void {
  let to = ROWS;
  for (let y = 0; y < OH; y++) {
    for (let x = 0; x < OW; x += 8) {
      for (let o = 0; o < outputs; o++, to += 32) {
        const from = g + (<usize>((o * OH + y) * OW + x) << 2);
        if (OW - x >= 8) {
          v128.store(to, v128.load(from));
          v128.store(to, v128.load(from, 16), 16);
        } else {
          for (let i = 0; i < 8; i++) {
            const at = <usize>i << 2;
            store<f32>(to + at, x + i < OW ? load<f32>(from + at) : 0);
          }
        }
      }
    }
  }
}

/** Adds one image's products to the planes. */
function scatter(outputs: i32, OH: i32, OW: i32, count: i32): void {
  let weights = WEIGHTS;
  for (let t = 0; t < count; t += 4, weights += <usize>outputs << 4) {
    const tap = TAPS + (<usize>t << 2);
    let g = ROWS;
    for (let y = 0; y < OH; y++) {
      let line = PLANES + rowOffset(y);
      for (let x = 0; x < OW; x += 8, line += 32, g += <usize>outputs << 5) tile(outputs, weights, g, tap, line);
    }
  }
}

/** Four taps × eight pixels, summed over the outputs and added to the planes. */
function tile(outputs: i32, w: usize, g: usize, tap: usize, line: usize): void {
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
  for (const end = w + (<usize>outputs << 4); w < end; w += 16, g += 32) {
    const b0 = v128.load(g), b1 = v128.load(g, 16);
    let s = v128.load_splat<f32>(w);
    c00 = f32x4.add(c00, f32x4.mul(s, b0));
    c01 = f32x4.add(c01, f32x4.mul(s, b1));
    s = v128.load_splat<f32>(w, 4);
    c10 = f32x4.add(c10, f32x4.mul(s, b0));
    c11 = f32x4.add(c11, f32x4.mul(s, b1));
    s = v128.load_splat<f32>(w, 8);
    c20 = f32x4.add(c20, f32x4.mul(s, b0));
    c21 = f32x4.add(c21, f32x4.mul(s, b1));
    s = v128.load_splat<f32>(w, 12);
    c30 = f32x4.add(c30, f32x4.mul(s, b0));
    c31 = f32x4.add(c31, f32x4.mul(s, b1));
  }
  addTo(line + <usize>load<i32>(tap), c00, c01);
  addTo(line + <usize>load<i32>(tap, 4), c10, c11);
  addTo(line + <usize>load<i32>(tap, 8), c20, c21);
  addTo(line + <usize>load<i32>(tap, 12), c30, c31);
}

@inline function addTo(at: usize, left: v128, right: v128): void {
  v128.store(at, f32x4.add(v128.load(at), left));
  v128.store(at, f32x4.add(v128.load(at, 16), right), 16);
}
