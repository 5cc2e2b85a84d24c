/**
 * Attention in which several heads of queries share one head of keys and values (Ainslie et al. 2023), on keys and values
 * that lie in a cache: nothing is copied. Each row is computed by itself, so that one token after the other gives the same
 * bits as all at once.
 */
import { PLANES } from "./scratch";
import { dotRow, softmaxRow } from "./softmax";

/**
 * out [T, heads, D] = softmax(q·kᵀ·scale)·v for q [T, heads, D]. Keys and values of a head lie D apart, those of the next head
 * `head` floats further. Row t sees the first seen + t of them. `probabilities` [heads, T, S] is written unless 0. D is a
 * multiple of 4.
 */
export function groupedAttention(
  q: usize, k: usize, v: usize, out: usize, probabilities: usize,
  T: i32, heads: i32, shared: i32, S: i32, D: i32, head: i32, scale: f32, seen: i32,
): void {
  const group = heads / shared, line = <usize>D << 2, row = <usize>S << 2;
  for (let t = 0; t < T; t++) {
    const cols = min(S, seen + t);
    for (let h = 0; h < heads; h++, q += line, out += line) {
      const from = <usize>(h / group) * <usize>head << 2;
      const p = probabilities ? probabilities + <usize>(h * T + t) * row : PLANES;
      scores(q, k + from, p, cols, D, scale);
      if (cols > 0) softmaxRow(p, p, cols);
      if (probabilities && cols < S) memory.fill(p + (<usize>cols << 2), 0, <usize>(S - cols) << 2);
      mixture(p, v + from, out, cols, D);
    }
  }
}

/** scale · q·k for each key, four keys at a time. */
function scores(q: usize, k: usize, to: usize, cols: i32, D: i32, scale: f32): void {
  const line = <usize>D << 2, by = f32x4.splat(scale);
  let s = 0;
  for (; s + 4 <= cols; s += 4, k += 4 * line, to += 16) {
    const k1 = k + line, k2 = k1 + line, k3 = k2 + line;
    let c0 = f32x4.splat(0), c1 = f32x4.splat(0), c2 = f32x4.splat(0), c3 = f32x4.splat(0);
    for (let d: usize = 0; d < line; d += 16) {
      const x = v128.load(q + d);
      c0 = f32x4.add(c0, f32x4.mul(x, v128.load(k + d)));
      c1 = f32x4.add(c1, f32x4.mul(x, v128.load(k1 + d)));
      c2 = f32x4.add(c2, f32x4.mul(x, v128.load(k2 + d)));
      c3 = f32x4.add(c3, f32x4.mul(x, v128.load(k3 + d)));
    }
    const low = f32x4.add(i32x4.shuffle(c0, c1, 0, 4, 1, 5), i32x4.shuffle(c0, c1, 2, 6, 3, 7));
    const high = f32x4.add(i32x4.shuffle(c2, c3, 0, 4, 1, 5), i32x4.shuffle(c2, c3, 2, 6, 3, 7));
    const sums = f32x4.add(i64x2.shuffle(low, high, 0, 2), i64x2.shuffle(low, high, 1, 3));
    v128.store(to, f32x4.mul(by, sums));
  }
  for (; s < cols; s++, k += line, to += 4) store<f32>(to, scale * dotRow(q, k, D));
}

/** out = Σ p·v over the rows of v, sixteen columns at a time. */
function mixture(p: usize, v: usize, out: usize, cols: i32, D: i32): void {
  const line = <usize>D << 2, end = p + (<usize>cols << 2);
  let d: usize = 0;
  for (; d + 64 <= line; d += 64) {
    let c0 = f32x4.splat(0), c1 = f32x4.splat(0), c2 = f32x4.splat(0), c3 = f32x4.splat(0);
    for (let at = p, from = v + d; at < end; at += 4, from += line) {
      const by = v128.load_splat<f32>(at);
      c0 = f32x4.add(c0, f32x4.mul(by, v128.load(from)));
      c1 = f32x4.add(c1, f32x4.mul(by, v128.load(from, 16)));
      c2 = f32x4.add(c2, f32x4.mul(by, v128.load(from, 32)));
      c3 = f32x4.add(c3, f32x4.mul(by, v128.load(from, 48)));
    }
    v128.store(out + d, c0);
    v128.store(out + d, c1, 16);
    v128.store(out + d, c2, 32);
    v128.store(out + d, c3, 48);
  }
  for (; d < line; d += 16) {
    let c = f32x4.splat(0);
    for (let at = p, from = v + d; at < end; at += 4, from += line)
      c = f32x4.add(c, f32x4.mul(v128.load_splat<f32>(at), v128.load(from)));
    v128.store(out + d, c);
  }
}

/**
 * Rotary positions in place, pairs being neighbours: x [T, heads, D]. The table has for each row D cosines, each twice, and D
 * sines, the first of a pair negative.
 */
export function rotatePairs(x: usize, table: usize, T: i32, heads: i32, D: i32): void {
  const line = <usize>D << 2;
  for (let t = 0; t < T; t++, table += 2 * line) {
    for (let h = 0; h < heads; h++, x += line) {
      for (let d: usize = 0; d < line; d += 16) {
        const a = v128.load(x + d), swapped = i32x4.shuffle(a, a, 1, 0, 3, 2);
        const turned = f32x4.mul(swapped, v128.load(table + line + d));
        v128.store(x + d, f32x4.add(f32x4.mul(a, v128.load(table + d)), turned));
      }
    }
  }
}
