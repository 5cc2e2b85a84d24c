/**
 * Scaled dot-product attention (Vaswani et al., 2017), head by head, so that a head's scores stay in the cache.
 * q [heads, T, D]; k, v [heads, S, D]; probabilities [heads, T, S] are kept for the gradient.
 */
import { product } from "./gemm";
import { softmaxRow, softmaxRowBackward } from "./softmax";

/** row = scale·row over the columns it may see, then softmax; 0 beyond. */
function maskedRow(row: usize, cols: i32, S: i32, scale: f32): void {
  const by = f32x4.splat(scale);
  let i = 0;
  for (; i < (cols & ~3); i += 4) {
    const at = row + ((<usize>i) << 2);
    v128.store(at, f32x4.mul(v128.load(at), by));
  }
  for (; i < cols; i++) {
    const at = row + ((<usize>i) << 2);
    store<f32>(at, load<f32>(at) * scale);
  }
  if (cols > 0) softmaxRow(row, row, cols);
  if (cols < S) memory.fill(row + ((<usize>cols) << 2), 0, (<usize>(S - cols)) << 2);
}

/** Rows of scores that are worked on together: a block leaves out the columns none of its rows may see. */
const BLOCK: i32 = 32;

/** out = softmax(q·kᵀ·scale)·v; row t sees the first min(S, seen + t) columns. */
export function attention(
  q: usize, k: usize, v: usize, out: usize, probabilities: usize,
  heads: i32, T: i32, S: i32, D: i32, scale: f32, seen: i32,
): void {
  const kHead = <usize>(S * D) << 2, row = <usize>S << 2, line = <usize>D << 2;
  for (let h = 0; h < heads; h++, k += kHead, v += kHead) {
    const step = seen < S ? BLOCK : T;
    for (let t = 0; t < T; t += step) {
      const rows = min(step, T - t), cols = min(S, seen + t + rows - 1);
      product(rows, cols, D, q, D, 1, k, 1, D, probabilities, S, 0, 0);
      const first = probabilities;
      for (let r = 0; r < rows; r++, probabilities += row) {
        maskedRow(probabilities, min(S, seen + t + r), S, scale);
      }
      product(rows, D, cols, first, S, 1, v, D, 1, out, D, 0, 0);
      q += line * <usize>rows;
      out += line * <usize>rows;
    }
  }
}

/** dV = Pᵀ·g; dS = P ∘ (g·vᵀ − Σ)·scale; dQ = dS·k; dK = dSᵀ·q. `room` holds T·S floats. */
export function attentionBackward(
  g: usize,
  q: usize,
  k: usize,
  v: usize,
  probabilities: usize,
  dq: usize,
  dk: usize,
  dv: usize,
  heads: i32,
  T: i32,
  S: i32,
  D: i32,
  scale: f32,
  room: usize,
): void {
  const qHead = (<usize>(T * D)) << 2,
    kHead = (<usize>(S * D)) << 2,
    row = (<usize>S) << 2;
  for (let h = 0; h < heads; h++) {
    product(S, D, T, probabilities, 1, S, g, D, 1, dv, D, 0, 0);
    product(T, S, D, g, D, 1, v, 1, D, room, S, 0, 0);
    let d = room;
    for (let t = 0; t < T; t++, probabilities += row, d += row) softmaxRowBackward(d, probabilities, d, S, scale);
    product(T, D, S, room, S, 1, k, D, 1, dq, D, 0, 0);
    product(S, D, T, room, 1, S, q, D, 1, dk, D, 0, 0);
    q += qHead;
    g += qHead;
    dq += qHead;
    k += kHead;
    v += kHead;
    dk += kHead;
    dv += kHead;
  }
}
