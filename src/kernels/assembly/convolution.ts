/**
 * Two-dimensional convolution, directly: im2col would copy every pixel KH·KW times for a product with few output
 * channels. Each image's channels are copied once with their padding (columns sorted by phase where the stride is
 * above 1), so that every tap of the window is one fixed offset; a register tile then holds 4 output channels × 8
 * pixels, as in gemm.ts.
 */
import { scatterInputGradient } from "./convolution-scatter";
import { layOut, planesOf, rowOffset, writeTaps } from "./planes";
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
export function conv2d(
  x: usize, weight: usize, bias: usize, out: usize, N: i32, C: i32, H: i32, W: i32, O: i32, KH: i32, KW: i32,
  OH: i32, OW: i32, strideH: i32, strideW: i32, padH: i32, padW: i32, dilationH: i32, dilationW: i32, groups: i32,
): i32 {
  const plane = layOut(H, W, KH, KW, OH, OW, strideH, strideW, padH, padW, dilationH, dilationW, 1, 1, true);
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
        const image = planesOf(x + (<usize>((n * C + group * inputs + c) * H * W) << 2), some, PLANES);
        const to = out + (<usize>((n * O + first) * OH * OW) << 2);
        correlate(image, to, outputs, OH, OW, some * taps, c > 0, bias ? bias + (<usize>first << 2) : 0);
      }
    }
  }
  return 1;
}

/**
 * dx [N, C, H, W]: the gradient g [N, O, OH, OW], spread by the stride, convolved with the weights turned around. The
 * spreading is done by the copy. Gives 0 where one plane is too large.
 */
export function conv2dInputGrad(
  g: usize, weight: usize, dx: usize, N: i32, C: i32, H: i32, W: i32, O: i32, KH: i32, KW: i32,
  OH: i32, OW: i32, strideH: i32, strideW: i32, padH: i32, padW: i32, dilationH: i32, dilationW: i32, groups: i32,
): i32 {
  // Where many of the multiplications would be by zeros.
  if (2 * H * W > 3 * OH * OW) {
    const done = scatterInputGradient(
      g, weight, dx, N, C, H, W, O, KH, KW, OH, OW, strideH, strideW, padH, padW, dilationH, dilationW, groups,
    );
    if (done) return 1;
  }
  const overH = (KH - 1) * dilationH - padH, overW = (KW - 1) * dilationW - padW;
  const plane = layOut(OH, OW, KH, KW, H, W, 1, 1, overH, overW, dilationH, dilationW, strideH, strideW, true);
  const inputs = O / groups, outputs = C / groups, taps = KH * KW;
  const step = channelsAtOnce(inputs, plane, <usize>((outputs + 3) & ~3) * taps << 2, taps);
  if (step == 0) return 0;
  for (let group = 0; group < groups; group++) {
    for (let o = 0; o < inputs; o += step) {
      const some = min(step, inputs - o), first = group * inputs + o;
      writeTaps(some, KH, KW);
      packWeights(weight + (<usize>(first * outputs * taps) << 2), taps, outputs * taps, -1, outputs, some, taps);
      for (let n = 0; n < N; n++) {
        const image = planesOf(g + (<usize>((n * O + first) * OH * OW) << 2), some, PLANES);
        correlate(image, dx + (<usize>((n * C + group * outputs) * H * W) << 2), outputs, H, W, some * taps, o > 0, 0);
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

/** All output planes of one image from its input planes and the packed weights. */
function correlate(
  image: usize, out: usize, outputs: i32, height: i32, width: i32, taps: i32, accumulate: bool, bias: usize,
): void {
  const plane = <usize>(height * width) << 2;
  const block = <usize>taps << 4;
  for (let o = 0; o < outputs; o += 4, out += 4 * plane) {
    const weights = WEIGHTS + (<usize>(o >> 2)) * block;
    const rows = min(4, outputs - o);
    const b = biasOf(o, outputs, accumulate ? 0 : bias), below = biasOf(o + 4, outputs, accumulate ? 0 : bias);
    for (let y = 0; y < height; y++) {
      const line = image + rowOffset(y);
      for (let x = 0; x < width; x += 8) {
        const at = out + (<usize>(y * width + x) << 2);
        const cols = min(8, width - x);
        if (rows == 4 && cols == 8) tile(taps, line + (<usize>x << 2), weights, at, plane, accumulate, b);
        else if (cols > 4) {
          tile(taps, line + (<usize>x << 2), weights, TILE, 32, false, b);
          edge(rows, cols, 32, at, plane, accumulate);
        } else if ((o & 4) == 0) {
          const second = outputs - o > 4 ? weights + block : weights;
          tallTile(taps, line + (<usize>x << 2), weights, second, b, below);
          edge(min(8, outputs - o), cols, 16, at, plane, accumulate);
        }
      }
    }
  }
}

/** The biases of four outputs, 0 where there are none. */
function biasOf(o: i32, outputs: i32, bias: usize): v128 {
  v128.store(TILE, f32x4.splat(0));
  if (bias) {
    for (let r = 0; r < min(4, outputs - o); r++) {
      store<f32>(TILE + (<usize>r << 2), load<f32>(bias + (<usize>(o + r) << 2)));
    }
  }
  return v128.load(TILE);
}

/** The part of a tile that lies inside the planes; rows of the tile are `line` bytes apart. */
function edge(rows: i32, cols: i32, line: usize, out: usize, plane: usize, accumulate: bool): void {
  for (let r = 0, from = TILE; r < rows; r++, out += plane, from += line) {
    if (cols == 4) v128.store(out, accumulate ? f32x4.add(v128.load(out), v128.load(from)) : v128.load(from));
    else {
      for (let i = 0; i < cols; i++) {
        const at = out + (<usize>i << 2);
        const value = load<f32>(from + (<usize>i << 2));
        store<f32>(at, accumulate ? load<f32>(at) + value : value);
      }
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

/** Eight output channels × four pixels, for the last pixels of a row. */
function tallTile(taps: i32, x: usize, w: usize, second: usize, bias: v128, below: v128): void {
  let c0 = i32x4.shuffle(bias, bias, 0, 0, 0, 0), c1 = i32x4.shuffle(bias, bias, 1, 1, 1, 1);
  let c2 = i32x4.shuffle(bias, bias, 2, 2, 2, 2), c3 = i32x4.shuffle(bias, bias, 3, 3, 3, 3);
  let c4 = i32x4.shuffle(below, below, 0, 0, 0, 0), c5 = i32x4.shuffle(below, below, 1, 1, 1, 1);
  let c6 = i32x4.shuffle(below, below, 2, 2, 2, 2), c7 = i32x4.shuffle(below, below, 3, 3, 3, 3);
  const end = TAPS + (<usize>taps << 2);
  for (let tap = TAPS; tap < end; tap += 4, w += 16, second += 16) {
    const pixels = v128.load(x + <usize>load<i32>(tap));
    c0 = f32x4.add(c0, f32x4.mul(v128.load_splat<f32>(w), pixels));
    c1 = f32x4.add(c1, f32x4.mul(v128.load_splat<f32>(w, 4), pixels));
    c2 = f32x4.add(c2, f32x4.mul(v128.load_splat<f32>(w, 8), pixels));
    c3 = f32x4.add(c3, f32x4.mul(v128.load_splat<f32>(w, 12), pixels));
    c4 = f32x4.add(c4, f32x4.mul(v128.load_splat<f32>(second), pixels));
    c5 = f32x4.add(c5, f32x4.mul(v128.load_splat<f32>(second, 4), pixels));
    c6 = f32x4.add(c6, f32x4.mul(v128.load_splat<f32>(second, 8), pixels));
    c7 = f32x4.add(c7, f32x4.mul(v128.load_splat<f32>(second, 12), pixels));
  }
  v128.store(TILE, c0);
  v128.store(TILE, c1, 16);
  v128.store(TILE, c2, 32);
  v128.store(TILE, c3, 48);
  v128.store(TILE, c4, 64);
  v128.store(TILE, c5, 80);
  v128.store(TILE, c6, 96);
  v128.store(TILE, c7, 112);
}

@inline function put(at: usize, left: v128, right: v128, accumulate: bool): void {
  v128.store(at, accumulate ? f32x4.add(v128.load(at), left) : left);
  v128.store(at, accumulate ? f32x4.add(v128.load(at, 16), right) : right, 16);
}
