/** Moving numbers: fill, strided copies, rows by index, accumulation. */

export function fill(out: usize, value: f32, n: i32): void {
  const v = f32x4.splat(value);
  const end = out + ((<usize>n) << 2),
    whole = end - ((<usize>(n & 3)) << 2);
  for (; out < whole; out += 16) v128.store(out, v);
  for (; out < end; out += 4) store<f32>(out, value);
}

/** out += scale · x. */
export function addScaled(x: usize, out: usize, n: i32, scale: f32): void {
  const s = f32x4.splat(scale);
  const end = x + ((<usize>n) << 2),
    whole = end - ((<usize>(n & 3)) << 2);
  if (scale == 1) {
    for (; x < whole; x += 16, out += 16) v128.store(out, f32x4.add(v128.load(out), v128.load(x)));
  } else {
    for (; x < whole; x += 16, out += 16) v128.store(out, f32x4.add(v128.load(out), f32x4.mul(s, v128.load(x))));
  }
  for (; x < end; x += 4, out += 4) store<f32>(out, load<f32>(out) + scale * load<f32>(x));
}

/** Copies x, read with strides, into contiguous out. `layout`: rank sizes, then rank strides (int32, in elements). */
export function stridedCopy(x: usize, out: usize, rank: i32, layout: usize): void {
  if (rank == 0) store<f32>(out, load<f32>(x));
  else copyFrom(x, out, rank, layout, layout + ((<usize>rank) << 2));
}

/** The part below one index of the dimensions already walked; gives the address after what it wrote. */
function copyFrom(x: usize, out: usize, rank: i32, sizes: usize, strides: usize): usize {
  const n = load<i32>(sizes),
    step = (<usize>load<i32>(strides)) << 2;
  if (rank == 1) return copyLine(x, out, n, step);
  if (rank == 2) {
    const inner = load<i32>(sizes, 4),
      innerStep = (<usize>load<i32>(strides, 4)) << 2;
    if (step == 4 && innerStep != 4) return copyTurned(x, out, n, inner, innerStep);
    for (let i = 0; i < n; i++, x += step) out = copyLine(x, out, inner, innerStep);
    return out;
  }
  for (let i = 0; i < n; i++, x += step) out = copyFrom(x, out, rank - 1, sizes + 4, strides + 4);
  return out;
}

function copyLine(x: usize, out: usize, n: i32, step: usize): usize {
  const end = out + ((<usize>n) << 2);
  if (step == 4) {
    for (; out + 16 <= end; out += 16, x += 16) v128.store(out, v128.load(x));
  } else if (step == 0) {
    const v = v128.load_splat<f32>(x);
    for (; out + 16 <= end; out += 16) v128.store(out, v);
  }
  for (; out < end; out += 4, x += step) store<f32>(out, load<f32>(x));
  return out;
}

/** A transposed matrix [n, inner] whose columns are contiguous in x: 4×4 blocks turned in registers. */
function copyTurned(x: usize, out: usize, n: i32, inner: i32, line: usize): usize {
  const row = (<usize>inner) << 2;
  let i = 0;
  for (; i + 4 <= n; i += 4, x += 16, out += 4 * row) {
    let from = x,
      to = out,
      j = 0;
    for (; j + 4 <= inner; j += 4, to += 16) {
      const a = v128.load(from),
        b = v128.load(from + line);
      from += 2 * line;
      const c = v128.load(from),
        d = v128.load(from + line);
      from += 2 * line;
      const ab = i32x4.shuffle(a, b, 0, 4, 1, 5),
        ab2 = i32x4.shuffle(a, b, 2, 6, 3, 7);
      const cd = i32x4.shuffle(c, d, 0, 4, 1, 5),
        cd2 = i32x4.shuffle(c, d, 2, 6, 3, 7);
      v128.store(to, i64x2.shuffle(ab, cd, 0, 2));
      v128.store(to + row, i64x2.shuffle(ab, cd, 1, 3));
      v128.store(to + 2 * row, i64x2.shuffle(ab2, cd2, 0, 2));
      v128.store(to + 3 * row, i64x2.shuffle(ab2, cd2, 1, 3));
    }
    for (; j < inner; j++, from += line, to += 4) {
      store<f32>(to, load<f32>(from));
      store<f32>(to + row, load<f32>(from, 4));
      store<f32>(to + 2 * row, load<f32>(from, 8));
      store<f32>(to + 3 * row, load<f32>(from, 12));
    }
  }
  for (; i < n; i++, x += 4) out = copyLine(x, out, inner, line);
  return out;
}

/** out[i] = table[indices[i]]. */
export function gatherRows(table: usize, indices: usize, out: usize, n: i32, width: i32): void {
  const row = (<usize>width) << 2;
  for (let i = 0; i < n; i++, indices += 4, out += row)
    copyLine(table + <usize>load<i32>(indices) * row, out, width, 4);
}

/** table[indices[i]] += x[i], in order of i. */
export function scatterAddRows(x: usize, indices: usize, table: usize, n: i32, width: i32): void {
  const row = (<usize>width) << 2;
  for (let i = 0; i < n; i++, indices += 4, x += row) addScaled(x, table + <usize>load<i32>(indices) * row, width, 1);
}
