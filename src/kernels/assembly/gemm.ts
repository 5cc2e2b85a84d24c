/**
 * Matrix product C = A·B (+ C or + bias), after Goto and van de Geijn, "Anatomy of high-performance matrix
 * multiplication" (2008): blocks of A and B are copied ("packed") into the order in which a 4×8 register tile reads
 * them. The copy takes any strides, so a transposed matrix costs no more than a straight one.
 *
 * The order of summation depends on the sizes alone: results are the same on every machine.
 */
import { BIAS, C_ITSELF, KC, thin, ZERO } from "./gemv";
import { PACK_A, PACK_B, TILE } from "./scratch";

const MC: i32 = 128;
const NC: i32 = 512;

/**
 * out [batch, m, n] = a [m, k] · b [k, n] (+ bias, a row of n) for each of the batch, or out += a·b to `accumulate`.
 * Strides of a and b in elements; a stride of 0 between matrices broadcasts one over the batch.
 */
export function gemm(
  a: usize, b: usize, out: usize, bias: usize, batch: i32, m: i32, n: i32, k: i32,
  aBatch: i32, aRow: i32, aCol: i32, bBatch: i32, bRow: i32, bCol: i32, accumulate: i32,
): void {
  const base = accumulate ? C_ITSELF : bias ? BIAS : ZERO;
  for (let i = 0; i < batch; i++) {
    product(m, n, k, a, aRow, aCol, b, bRow, bCol, out, n, base, bias);
    a += <usize>aBatch << 2;
    b += <usize>bBatch << 2;
    out += <usize>m * <usize>n << 2;
  }
}

/** One product with rows of C `cRow` apart; `base` says what it is added to. */
export function product(
  m: i32, n: i32, k: i32, a: usize, aRow: i32, aCol: i32, b: usize, bRow: i32, bCol: i32,
  c: usize, cRow: i32, base: i32, bias: usize,
): void {
  const cBytes = <usize>cRow << 2;
  if (k == 0) return start(m, n, c, cBytes, base, bias);
  // So few rows are not worth the packing.
  if (m == 1 && (bCol == 1 || bRow == 1) || m == 2 && bCol == 1) return thin(m, n, k, a, aRow, aCol, b, bRow, bCol, c, cBytes, base, bias);
  for (let j0 = 0; j0 < n; j0 += NC) {
    const nc = min(NC, n - j0);
    for (let p0 = 0; p0 < k; p0 += KC) {
      const kc = min(KC, k - p0);
      const blockBase = p0 == 0 ? base : C_ITSELF;
      packB(b + (<usize>(p0 * bRow + j0 * bCol) << 2), bRow, bCol, kc, nc);
      for (let i0 = 0; i0 < m; i0 += MC) {
        const mc = min(MC, m - i0);
        packA(a + (<usize>(i0 * aRow + p0 * aCol) << 2), aRow, aCol, mc, kc);
        const corner = c + <usize>i0 * cBytes + (<usize>j0 << 2);
        block(mc, nc, kc, corner, cBytes, blockBase, bias + (<usize>j0 << 2));
      }
    }
  }
}

/** An empty sum: C is what the product would have been added to. */
function start(m: i32, n: i32, c: usize, cBytes: usize, base: i32, bias: usize): void {
  if (base == C_ITSELF) return;
  for (let i = 0; i < m; i++, c += cBytes) {
    if (base == BIAS) memory.copy(c, bias, <usize>n << 2);
    else memory.fill(c, 0, <usize>n << 2);
  }
}

/** All 4×8 tiles of one packed block. */
function block(mc: i32, nc: i32, kc: i32, c: usize, cBytes: usize, base: i32, bias: usize): void {
  for (let j = 0; j < nc; j += 8) {
    const panelB = PACK_B + (<usize>(j * kc) << 2);
    const columns = min(8, nc - j);
    for (let i = 0; i < mc; i += 4) {
      const panelA = PACK_A + (<usize>(i * kc) << 2);
      const at = c + <usize>i * cBytes + (<usize>j << 2);
      const rows = min(4, mc - i);
      const from = bias + (<usize>j << 2);
      if (rows == 4 && columns == 8) tile(kc, panelA, panelB, at, cBytes, base, from);
      else {
        tile(kc, panelA, panelB, TILE, 32, ZERO, 0);
        edge(rows, columns, at, cBytes, base, from);
      }
    }
  }
}

/** Copies the part of a tile that lies inside C. */
function edge(rows: i32, columns: i32, c: usize, cBytes: usize, base: i32, bias: usize): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const at = c + <usize>i * cBytes + (<usize>j << 2);
      const before = base == C_ITSELF ? load<f32>(at) : base == BIAS ? load<f32>(bias + (<usize>j << 2)) : 0;
      store<f32>(at, before + load<f32>(TILE + (<usize>(i * 8 + j) << 2)));
    }
  }
}


/** The 4×8 tile: eight sums in registers, two loads of B and four broadcasts of A a step. */
function tile(kc: i32, a: usize, b: usize, c: usize, cBytes: usize, base: i32, bias: usize): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0), c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0), c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  const end = b + (<usize>kc << 5);
  while (b < end) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    let s = v128.load_splat<f32>(a);
    c00 = f32x4.add(c00, f32x4.mul(s, b0));
    c01 = f32x4.add(c01, f32x4.mul(s, b1));
    s = v128.load_splat<f32>(a, 4);
    c10 = f32x4.add(c10, f32x4.mul(s, b0));
    c11 = f32x4.add(c11, f32x4.mul(s, b1));
    s = v128.load_splat<f32>(a, 8);
    c20 = f32x4.add(c20, f32x4.mul(s, b0));
    c21 = f32x4.add(c21, f32x4.mul(s, b1));
    s = v128.load_splat<f32>(a, 12);
    c30 = f32x4.add(c30, f32x4.mul(s, b0));
    c31 = f32x4.add(c31, f32x4.mul(s, b1));
    a += 16;
    b += 32;
  }
  let row = c;
  put(row, c00, c01, row, base, bias);
  row += cBytes;
  put(row, c10, c11, row, base, bias);
  row += cBytes;
  put(row, c20, c21, row, base, bias);
  row += cBytes;
  put(row, c30, c31, row, base, bias);
}

@inline function put(at: usize, left: v128, right: v128, row: usize, base: i32, bias: usize): void {
  const from = base == C_ITSELF ? row : bias;
  if (base != ZERO) {
    left = f32x4.add(v128.load(from), left);
    right = f32x4.add(v128.load(from, 16), right);
  }
  v128.store(at, left);
  v128.store(at, right, 16);
}

/** A panel of A for each four rows: [k][4], rows beyond the end are zero. */
function packA(a: usize, rowStride: i32, colStride: i32, mc: i32, kc: i32): void {
  const row = <usize>rowStride << 2, col = <usize>colStride << 2;
  let to = PACK_A;
  for (let i = 0; i < mc; i += 4, to += <usize>kc << 4) {
    const from = a + <usize>i * row;
    if (mc - i < 4) packRows(from, row, col, mc - i, kc, to, 4);
    else if (colStride == 1) transpose4(from, row, kc, to, 16);
    else if (rowStride == 1) copyColumns(from, col, kc, to, 16, 1);
    else packRows(from, row, col, 4, kc, to, 4);
  }
}

/** A panel of B for each eight columns: [k][8], columns beyond the end are zero. */
function packB(b: usize, rowStride: i32, colStride: i32, kc: i32, nc: i32): void {
  const row = <usize>rowStride << 2, col = <usize>colStride << 2;
  let to = PACK_B;
  for (let j = 0; j < nc; j += 8, to += <usize>kc << 5) {
    const from = b + <usize>j * col;
    if (nc - j < 8) packRows(from, col, row, nc - j, kc, to, 8);
    else if (colStride == 1) copyColumns(from, row, kc, to, 32, 2);
    else if (rowStride == 1) {
      transpose4(from, col, kc, to, 32);
      transpose4(from + 4 * col, col, kc, to + 16, 32);
    } else packRows(from, col, row, 8, kc, to, 8);
  }
}

/** Any strides: `rows` lines, each `kc` long, interleaved into [k][width]. */
function packRows(from: usize, line: usize, step: usize, rows: i32, kc: i32, to: usize, width: i32): void {
  const stride = <usize>width << 2;
  for (let r = 0; r < width; r++) {
    let at = to + (<usize>r << 2);
    let x = from + <usize>r * line;
    if (r < rows) {
      for (let p = 0; p < kc; p++, x += step, at += stride) store<f32>(at, load<f32>(x));
    } else {
      for (let p = 0; p < kc; p++, at += stride) store<f32>(at, 0);
    }
  }
}

/** Lines that already lie side by side: `vectors` × 4 floats a step. */
function copyColumns(from: usize, step: usize, kc: i32, to: usize, stride: usize, vectors: i32): void {
  for (let p = 0; p < kc; p++, from += step, to += stride) {
    v128.store(to, v128.load(from));
    if (vectors == 2) v128.store(to, v128.load(from, 16), 16);
  }
}

/** Four contiguous lines, turned by 4×4 blocks. */
function transpose4(from: usize, line: usize, kc: i32, to: usize, stride: usize): void {
  const second = from + line, third = second + line, fourth = third + line;
  const whole = kc & ~3;
  let offset: usize = 0;
  for (let p = 0; p < whole; p += 4, offset += 16) {
    const r0 = v128.load(from + offset), r1 = v128.load(second + offset);
    const r2 = v128.load(third + offset), r3 = v128.load(fourth + offset);
    const low01 = i32x4.shuffle(r0, r1, 0, 4, 1, 5), high01 = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
    const low23 = i32x4.shuffle(r2, r3, 0, 4, 1, 5), high23 = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
    v128.store(to, i64x2.shuffle(low01, low23, 0, 2));
    v128.store(to + stride, i64x2.shuffle(low01, low23, 1, 3));
    v128.store(to + 2 * stride, i64x2.shuffle(high01, high23, 0, 2));
    v128.store(to + 3 * stride, i64x2.shuffle(high01, high23, 1, 3));
    to += stride << 2;
  }
  for (let p = whole; p < kc; p++, offset += 4, to += stride) {
    store<f32>(to, load<f32>(from + offset));
    store<f32>(to, load<f32>(second + offset), 4);
    store<f32>(to, load<f32>(third + offset), 8);
    store<f32>(to, load<f32>(fourth + offset), 12);
  }
}
