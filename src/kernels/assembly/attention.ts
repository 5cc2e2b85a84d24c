/**
 * Scaled dot-product attention (Vaswani et al., 2017), head by head, so that a head's scores stay in the cache.
 * q [heads, T, D]; k, v [heads, S, D]; probabilities [heads, T, S] are kept for the gradient.
 */
import { product } from "./gemm";
import { softmaxRow, softmaxRowBackward } from "./softmax";

/** row = scale·row over the columns it may see, then softmax; 0 beyond. */
function maskedRow(row: usize, seen: i32, S: i32, scale: f32): void {
  const by = f32x4.splat(scale);
  let i = 0;
  for (; i < (seen & ~3); i += 4) {
    const at = row + ((<usize>i) << 2);
    v128.store(at, f32x4.mul(v128.load(at), by));
  }
  for (; i < seen; i++) {
    const at = row + ((<usize>i) << 2);
    store<f32>(at, load<f32>(at) * scale);
  }
  if (seen > 0) softmaxRow(row, row, seen);
  if (seen < S) memory.fill(row + ((<usize>seen) << 2), 0, (<usize>(S - seen)) << 2);
}

/** Rows of scores that are worked on together: a causal block leaves out the columns none of its rows may see. */
const BLOCK: i32 = 32;

/** How many columns rows up to `last` may see. */
@inline function visible(last: i32, T: i32, S: i32, causal: i32): i32 {
  return causal ? max(0, min(S, last + S - T + 1)) : S;
}

/** out = softmax(q·kᵀ·scale)·v; causal: row t sees columns 0 … t + S − T. */
export function attention(
  q: usize, k: usize, v: usize, out: usize, probabilities: usize,
  heads: i32, T: i32, S: i32, D: i32, scale: f32, causal: i32,
): void {
  const kHead = <usize>(S * D) << 2, row = <usize>S << 2, line = <usize>D << 2;
  for (let h = 0; h < heads; h++, k += kHead, v += kHead) {
    const step = causal ? BLOCK : T;
    for (let t = 0; t < T; t += step) {
      const rows = min(step, T - t), seen = visible(t + rows - 1, T, S, causal);
      product(rows, seen, D, q, D, 1, k, 1, D, probabilities, S, 0, 0);
      const first = probabilities;
      for (let r = 0; r < rows; r++, probabilities += row) {
        maskedRow(probabilities, visible(t + r, T, S, causal), S, scale);
      }
      product(rows, D, seen, first, S, 1, v, D, 1, out, D, 0, 0);
      q += line * <usize>rows;
      out += line * <usize>rows;
    }
  }
}

/** dV = Pᵀ·g; dS = P ∘ (g·vᵀ − Σ)·scale; dQ = dS·k; dK = dSᵀ·q. `room` holds T·S floats. */
export function attentionGradient(
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
