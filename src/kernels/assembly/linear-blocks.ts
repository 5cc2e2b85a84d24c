/**
 * A linear layer whose weights lie as GGUF files have them, in blocks of 32 along a row: Q4_1 (a scale and a least value as
 * halves, then 16 bytes with two weights each) and Q8_0 (a scale, then 32 bytes).
 *
 * Activations become whole numbers of 16 bits, with a scale for each block of 32: as cheap as bytes, and nearly exact. Sums
 * inside a block are sums of whole numbers, so no order matters there; the blocks of a row are added one after the other,
 * whether rows of x come alone or in fours. A row of the result is therefore the same to the last bit, whatever rows are
 * beside it.
 */
import { PLANES } from "./scratch";

/** The room for x as whole numbers: all of the kernels' rooms together. */
const ROOM_BYTES: usize = 0x700000;
/** So many rows of w at a time stay in the nearest cache while all rows of x meet them; so many rows of x at a time. */
const W_ROWS: i32 = 16;
const X_ROWS: usize = 128;

const Q4_BYTES: usize = 20;
const Q8_BYTES: usize = 34;

/** Bytes of a row of x as whole numbers: for each block 32 of them, its scale, and its scale times their sum. */
const BLOCK_BYTES: usize = 72;
/** Bytes of the scales of four rows, side by side: for each block four scales, and four times scale times sum. */
const FOUR_BYTES: usize = 32;

export function linearQ4(x: usize, w: usize, out: usize, m: i32, n: i32, k: i32): void {
  inChunks(x, w, out, m, n, k >> 5, false);
}

export function linearQ8(x: usize, w: usize, out: usize, m: i32, n: i32, k: i32): void {
  inChunks(x, w, out, m, n, k >> 5, true);
}

function inChunks(x: usize, w: usize, out: usize, m: i32, n: i32, blocks: i32, wide: bool): void {
  const xRow = <usize>blocks * BLOCK_BYTES, wRow = <usize>blocks * (wide ? Q8_BYTES : Q4_BYTES);
  const rows = <i32>max(<usize>1, min(X_ROWS, ROOM_BYTES / max(<usize>1, xRow + (<usize>blocks << 3))));
  const scales = PLANES + <usize>rows * xRow;
  for (let i = 0; i < m; i += rows) {
    const count = min(rows, m - i);
    for (let r = 0; r < count; r++, x += <usize>blocks << 7) whole(x, PLANES + <usize>r * xRow, blocks);
    for (let r = 0; r + 4 <= count; r += 4)
      together(PLANES + <usize>r * xRow, xRow, scales + (<usize>(r >> 2) * <usize>blocks) * FOUR_BYTES, blocks);
    for (let j = 0; j < n; j += W_ROWS) {
      const outputs = min(W_ROWS, n - j), from = w + <usize>j * wRow, to = out + (<usize>j << 2);
      if (wide) panel8(from, wRow, to, <usize>n << 2, count, outputs, blocks, xRow, scales);
      else panel4(from, wRow, to, <usize>n << 2, count, outputs, blocks, xRow, scales);
    }
    out += <usize>count * <usize>n << 2;
  }
}

/** A row of x as whole numbers. The nearest one, and of two the even one. */
function whole(x: usize, to: usize, blocks: i32): void {
  for (let b = 0; b < blocks; b++, x += 128, to += BLOCK_BYTES) {
    let most = f32x4.abs(v128.load(x));
    for (let i: usize = 16; i < 128; i += 16) most = f32x4.max(most, f32x4.abs(v128.load(x + i)));
    const top = max(
      max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
      max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
    );
    const by = f32x4.splat(top > 0 ? 32767 / top : 0);
    let sum = i32x4.splat(0);
    for (let i: usize = 0; i < 64; i += 16) {
      const low = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(by, v128.load(x + 2 * i))));
      const high = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(by, v128.load(x + 2 * i, 16))));
      v128.store(to + i, i16x8.narrow_i32x4_s(low, high));
      sum = i32x4.add(sum, i32x4.add(low, high));
    }
    const total = (i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1)) +
      (i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3));
    const scale = top / 32767;
    store<f32>(to, scale, 64);
    store<f32>(to, scale * <f32>total, 68);
  }
}

/** The scales of four rows side by side. */
function together(x: usize, xRow: usize, to: usize, blocks: i32): void {
  for (let b = 0; b < blocks; b++, x += BLOCK_BYTES, to += FOUR_BYTES) {
    for (let r: usize = 0; r < 4; r++) {
      store<f32>(to + (r << 2), load<f32>(x + r * xRow, 64));
      store<f32>(to + (r << 2), load<f32>(x + r * xRow, 68), 16);
    }
  }
}

/**
 * The floats that the first halves at an address stand for (not for infinities, which no weight is): with their sign drawn
 * out and shifted by 13 bits, sign, exponent and fraction stand where a float has them, and a factor of 2¹¹² corrects the exponent.
 */
@inline function halves(two: v128): v128 {
  const bits = v128.and(i32x4.shl(i32x4.extend_low_i16x8_s(two), 13), i32x4.splat(0x8fffe000));
  return f32x4.mul(bits, f32x4.splat(5.192296858534828e33));
}

/** Lane by lane, the products of 32 whole numbers of x with 32 of w. */
@inline function dots(x: usize, w0: v128, w1: v128, w2: v128, w3: v128): v128 {
  return i32x4.add(
    i32x4.add(i32x4.dot_i16x8_s(v128.load(x), w0), i32x4.dot_i16x8_s(v128.load(x, 16), w1)),
    i32x4.add(i32x4.dot_i16x8_s(v128.load(x, 32), w2), i32x4.dot_i16x8_s(v128.load(x, 48), w3)),
  );
}

/** The sum so far and that of one more block. */
@inline function added(sum: v128, scale: v128, dot: v128): v128 {
  return f32x4.add(sum, f32x4.mul(f32x4.convert_i32x4_s(dot), scale));
}

@inline function total(sum: v128): f32 {
  return (f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1)) +
    (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
}

/** `count` rows of x with `outputs` rows of w in Q4_1. */
function panel4(
  w: usize, wRow: usize, out: usize, outRow: usize, count: i32, outputs: i32, blocks: i32, xRow: usize, scales: usize,
): void {
  const nibble = i16x8.splat(0x0f0f);
  let r = 0, x = PLANES;
  for (; r + 4 <= count; r += 4, x += 4 * xRow, out += 4 * outRow, scales += <usize>blocks * FOUR_BYTES) {
    for (let j: usize = 0; j < <usize>outputs; j++) {
      let at = x, block = w + j * wRow, four = scales;
      let c0 = f32x4.splat(0), c1 = f32x4.splat(0), c2 = f32x4.splat(0), c3 = f32x4.splat(0), s = f32x4.splat(0);
      for (let b = 0; b < blocks; b++, at += BLOCK_BYTES, block += Q4_BYTES, four += FOUR_BYTES) {
        const head = halves(v128.load32_zero(block));
        const scale = f32x4.mul(i32x4.shuffle(head, head, 0, 0, 0, 0), v128.load(four));
        s = f32x4.add(s, f32x4.mul(i32x4.shuffle(head, head, 1, 1, 1, 1), v128.load(four, 16)));
        const q = v128.load(block, 4);
        const low = v128.and(q, nibble), high = v128.and(i16x8.shr_u(q, 4), nibble);
        const w0 = i16x8.extend_low_i8x16_u(low), w1 = i16x8.extend_high_i8x16_u(low);
        const w2 = i16x8.extend_low_i8x16_u(high), w3 = i16x8.extend_high_i8x16_u(high);
        let from = at;
        c0 = added(c0, i32x4.shuffle(scale, scale, 0, 0, 0, 0), dots(from, w0, w1, w2, w3));
        from += xRow;
        c1 = added(c1, i32x4.shuffle(scale, scale, 1, 1, 1, 1), dots(from, w0, w1, w2, w3));
        from += xRow;
        c2 = added(c2, i32x4.shuffle(scale, scale, 2, 2, 2, 2), dots(from, w0, w1, w2, w3));
        from += xRow;
        c3 = added(c3, i32x4.shuffle(scale, scale, 3, 3, 3, 3), dots(from, w0, w1, w2, w3));
      }
      const to = out + (j << 2);
      store<f32>(to, total(c0) + f32x4.extract_lane(s, 0));
      store<f32>(to + outRow, total(c1) + f32x4.extract_lane(s, 1));
      store<f32>(to + 2 * outRow, total(c2) + f32x4.extract_lane(s, 2));
      store<f32>(to + 3 * outRow, total(c3) + f32x4.extract_lane(s, 3));
    }
  }
  for (; r < count; r++, x += xRow, out += outRow) {
    for (let j: usize = 0; j < <usize>outputs; j++) {
      let at = x, block = w + j * wRow;
      let c = f32x4.splat(0), s = f32x4.splat(0); // in lane 1 of s the sum of least values
      for (let b = 0; b < blocks; b++, at += BLOCK_BYTES, block += Q4_BYTES) {
        const both = f32x4.mul(halves(v128.load32_zero(block)), v128.load64_zero(at, 64));
        s = f32x4.add(s, both);
        const q = v128.load(block, 4);
        const low = v128.and(q, nibble), high = v128.and(i16x8.shr_u(q, 4), nibble);
        const w0 = i16x8.extend_low_i8x16_u(low), w1 = i16x8.extend_high_i8x16_u(low);
        const w2 = i16x8.extend_low_i8x16_u(high), w3 = i16x8.extend_high_i8x16_u(high);
        c = added(c, i32x4.shuffle(both, both, 0, 0, 0, 0), dots(at, w0, w1, w2, w3));
      }
      store<f32>(out + (j << 2), total(c) + f32x4.extract_lane(s, 1));
    }
  }
}

/** `count` rows of x with `outputs` rows of w in Q8_0. */
function panel8(
  w: usize, wRow: usize, out: usize, outRow: usize, count: i32, outputs: i32, blocks: i32, xRow: usize, scales: usize,
): void {
  let r = 0, x = PLANES;
  for (; r + 4 <= count; r += 4, x += 4 * xRow, out += 4 * outRow, scales += <usize>blocks * FOUR_BYTES) {
    for (let j: usize = 0; j < <usize>outputs; j++) {
      let at = x, block = w + j * wRow, four = scales;
      let c0 = f32x4.splat(0), c1 = f32x4.splat(0), c2 = f32x4.splat(0), c3 = f32x4.splat(0);
      for (let b = 0; b < blocks; b++, at += BLOCK_BYTES, block += Q8_BYTES, four += FOUR_BYTES) {
        const scale = f32x4.mul(halves(v128.load16_splat(block)), v128.load(four));
        const w0 = v128.load8x8_s(block, 2), w1 = v128.load8x8_s(block, 10);
        const w2 = v128.load8x8_s(block, 18), w3 = v128.load8x8_s(block, 26);
        let from = at;
        c0 = added(c0, i32x4.shuffle(scale, scale, 0, 0, 0, 0), dots(from, w0, w1, w2, w3));
        from += xRow;
        c1 = added(c1, i32x4.shuffle(scale, scale, 1, 1, 1, 1), dots(from, w0, w1, w2, w3));
        from += xRow;
        c2 = added(c2, i32x4.shuffle(scale, scale, 2, 2, 2, 2), dots(from, w0, w1, w2, w3));
        from += xRow;
        c3 = added(c3, i32x4.shuffle(scale, scale, 3, 3, 3, 3), dots(from, w0, w1, w2, w3));
      }
      const to = out + (j << 2);
      store<f32>(to, total(c0));
      store<f32>(to + outRow, total(c1));
      store<f32>(to + 2 * outRow, total(c2));
      store<f32>(to + 3 * outRow, total(c3));
    }
  }
  for (; r < count; r++, x += xRow, out += outRow) {
    for (let j: usize = 0; j < <usize>outputs; j++) {
      let at = x, block = w + j * wRow;
      let c = f32x4.splat(0);
      for (let b = 0; b < blocks; b++, at += BLOCK_BYTES, block += Q8_BYTES) {
        const w0 = v128.load8x8_s(block, 2), w1 = v128.load8x8_s(block, 10);
        const w2 = v128.load8x8_s(block, 18), w3 = v128.load8x8_s(block, 26);
        const scale = f32x4.mul(halves(v128.load16_splat(block)), v128.load32_splat(at, 64));
        c = added(c, scale, dots(at, w0, w1, w2, w3));
      }
      store<f32>(out + (j << 2), total(c));
    }
  }
}
