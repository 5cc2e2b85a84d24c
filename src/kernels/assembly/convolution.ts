/**
 * Two-dimensional convolution, directly: im2col would copy every pixel KH·KW times for a product with few output
 * channels. Each image's channels are copied once with their padding (columns sorted by phase where the stride is
 * above 1), so that every tap of the window is one fixed offset; a register tile then holds 4 output channels × 8
 * pixels, as in gemm.ts.
 */
import { fillPlanes, layOut, rowOffset, writeTaps } from "./planes";
import { PLANES, PLANES_BYTES, TAPS, TAPS_LIMIT, TILE, WEIGHTS, WEIGHTS_BYTES } from "./scratch";

/** How many of `channels` fit into the rooms at once; 0 if not even one does. */
@inline function channelsAtOnce(channels: i32, plane: usize, weightBytes: usize, taps: i32): i32 {
  const fit = min(PLANES_BYTES / plane, min(WEIGHTS_BYTES / weightBytes, <usize>(TAPS_LIMIT / taps)));
  return min(channels, <i32>fit);
}

/**
 * out [N, O, OH, OW] = x [N, C, H, W] ∗ weight [O, C / groups, KH, KW] (+ bias [O] or 0). Gives 0 where one plane is
 * too large for the rooms, and has then done nothing.
 */
export function convolve(
  x: usize, weight: usize, bias: usize, out: usize, N: i32, C: i32, H: i32, W: i32, O: i32, KH: i32, KW: i32,
  OH: i32, OW: i32, strideH: i32, strideW: i32, padH: i32, padW: i32, dilationH: i32, dilationW: i32, groups: i32,
): i32 {
  const plane = layOut(H, W, KH, KW, OH, OW, strideH, strideW, padH, padW, dilationH, dilationW, 1, 1);
  const inputs = C / groups, outputs = O / groups, taps = KH * KW;
  const step = channelsAtOnce(inputs, plane, <usize>((outputs + 3) & ~3) * taps << 2, taps);
  if (step == 0) return 0;
  for (let group = 0; group < groups; group++) {
    for (let c = 0; c < inputs; c += step) {
      const some = min(step, inputs - c);
      writeTaps(some, KH, KW);
      const first = group * outputs;
      packWeights(weight + (<usize>((first * inputs + c) * taps) << 2), inputs * taps, taps, 1, outputs, some, taps);
      for (let n = 0; n < N; n++) {
        fillPlanes(x + (<usize>((n * C + group * inputs + c) * H * W) << 2), some);
        const to = out + (<usize>((n * O + first) * OH * OW) << 2);
        correlate(to, outputs, OH, OW, some * taps, c > 0, bias ? bias + (<usize>first << 2) : 0);
      }
    }
  }
  return 1;
}

/**
 * dx [N, C, H, W]: the gradient g [N, O, OH, OW], spread by the stride, convolved with the weights turned around. The
 * spreading is done by the copy. Gives 0 where one plane is too large.
 */
export function convolveInputGradient(
  g: usize, weight: usize, dx: usize, N: i32, C: i32, H: i32, W: i32, O: i32, KH: i32, KW: i32,
  OH: i32, OW: i32, strideH: i32, strideW: i32, padH: i32, padW: i32, dilationH: i32, dilationW: i32, groups: i32,
): i32 {
  const overH = (KH - 1) * dilationH - padH, overW = (KW - 1) * dilationW - padW;
  const plane = layOut(OH, OW, KH, KW, H, W, 1, 1, overH, overW, dilationH, dilationW, strideH, strideW);
  const inputs = O / groups, outputs = C / groups, taps = KH * KW;
  const step = channelsAtOnce(inputs, plane, <usize>((outputs + 3) & ~3) * taps << 2, taps);
  if (step == 0) return 0;
  for (let group = 0; group < groups; group++) {
    for (let o = 0; o < inputs; o += step) {
      const some = min(step, inputs - o), first = group * inputs + o;
      writeTaps(some, KH, KW);
      packWeights(weight + (<usize>(first * outputs * taps) << 2), taps, outputs * taps, -1, outputs, some, taps);
      for (let n = 0; n < N; n++) {
        fillPlanes(g + (<usize>((n * O + first) * OH * OW) << 2), some);
        correlate(dx + (<usize>((n * C + group * outputs) * H * W) << 2), outputs, H, W, some * taps, o > 0, 0);
      }
    }
  }
  return 1;
}

/** Weights as the tile reads them: for each four outputs [inputs·taps][4]; `turn` -1 walks the window backwards. */
function packWeights(
  weight: usize, outputStep: i32, inputStep: i32, turn: i32, outputs: i32, inputs: i32, taps: i32,
): void {
  let to = WEIGHTS;
  for (let o = 0; o < outputs; o += 4) {
    for (let i = 0; i < inputs; i++) {
      for (let t = 0; t < taps; t++) {
        const tap = turn < 0 ? taps - 1 - t : t;
        for (let r = 0; r < 4; r++, to += 4) {
          const at = weight + (<usize>((o + r) * outputStep + i * inputStep + tap) << 2);
          store<f32>(to, o + r < outputs ? load<f32>(at) : 0);
        }
      }
    }
  }
}

/** All output planes of one image from the packed planes and weights. */
function correlate(
  out: usize, outputs: i32, height: i32, width: i32, taps: i32, accumulate: bool, bias: usize,
): void {
  const plane = <usize>(height * width) << 2;
  for (let o = 0; o < outputs; o += 4, out += 4 * plane) {
    const weights = WEIGHTS + (<usize>(o * taps) << 2);
    const rows = min(4, outputs - o);
    let b = f32x4.splat(0);
    if (bias && !accumulate) {
      for (let r = 0; r < rows; r++) store<f32>(TILE + (<usize>r << 2), load<f32>(bias + (<usize>(o + r) << 2)));
      b = v128.load(TILE);
    }
    for (let y = 0; y < height; y++) {
      const line = PLANES + rowOffset(y);
      for (let x = 0; x < width; x += 8) {
        const at = out + (<usize>(y * width + x) << 2);
        const cols = min(8, width - x);
        if (rows == 4 && cols == 8) tile(taps, line + (<usize>x << 2), weights, at, plane, accumulate, b);
        else {
          tile(taps, line + (<usize>x << 2), weights, TILE, 32, false, b);
          edge(rows, cols, at, plane, accumulate);
        }
      }
    }
  }
}

/** The part of a tile that lies inside the planes. */
function edge(rows: i32, cols: i32, out: usize, plane: usize, accumulate: bool): void {
  for (let r = 0; r < rows; r++, out += plane) {
    for (let i = 0; i < cols; i++) {
      const at = out + (<usize>i << 2);
      const value = load<f32>(TILE + (<usize>(r * 8 + i) << 2));
      store<f32>(at, accumulate ? load<f32>(at) + value : value);
    }
  }
}

/** Four output channels × eight pixels, over all taps of all input channels. */
function tile(taps: i32, x: usize, w: usize, out: usize, plane: usize, accumulate: bool, bias: v128): void {
  let c00 = i32x4.shuffle(bias, bias, 0, 0, 0, 0), c10 = i32x4.shuffle(bias, bias, 1, 1, 1, 1);
  let c20 = i32x4.shuffle(bias, bias, 2, 2, 2, 2), c30 = i32x4.shuffle(bias, bias, 3, 3, 3, 3);
  let c01 = c00, c11 = c10, c21 = c20, c31 = c30;
  const end = TAPS + (<usize>taps << 2);
  for (let tap = TAPS; tap < end; tap += 4, w += 16) {
    const at = x + <usize>load<i32>(tap);
    const b0 = v128.load(at), b1 = v128.load(at, 16);
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
  put(out, c00, c01, accumulate);
  put(out + plane, c10, c11, accumulate);
  put(out + 2 * plane, c20, c21, accumulate);
  put(out + 3 * plane, c30, c31, accumulate);
}

@inline function put(at: usize, left: v128, right: v128, accumulate: bool): void {
  v128.store(at, accumulate ? f32x4.add(v128.load(at), left) : left);
  v128.store(at, accumulate ? f32x4.add(v128.load(at, 16), right) : right, 16);
}
