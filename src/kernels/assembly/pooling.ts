/** Pooling over windows of each plane [H, W] of x [N·C, H, W]. */

/** Out and the position (int32, within the plane) of each maximum; the first one wins, NaN counts as the largest. */
export function maxPool2d(
  x: usize, out: usize, indices: usize, planes: i32, H: i32, W: i32, KH: i32, KW: i32, OH: i32, OW: i32,
  strideH: i32, strideW: i32, padH: i32, padW: i32, dilationH: i32, dilationW: i32,
): void {
  const pairs = KW == 2 && strideW == 2 && padW == 0 && dilationW == 1 && 2 * OW <= W;
  for (let c = 0; c < planes; c++, x += <usize>(H * W) << 2) {
    for (let oy = 0; oy < OH; oy++) {
      const top = oy * strideH - padH;
      let ox = 0;
      if (pairs && KH == 2 && dilationH == 1 && top >= 0 && top + 1 < H) {
        for (; ox + 4 <= OW; ox += 4, out += 16, indices += 16) fourPairs(x, top * W + 2 * ox, W, out, indices);
      }
      for (; ox < OW; ox++, out += 4, indices += 4) {
        const at = largest(x, H, W, top, ox * strideW - padW, KH, KW, dilationH, dilationW);
        store<f32>(out, load<f32>(x + (<usize>at << 2)));
        store<i32>(indices, at);
      }
    }
  }
}

/** Where the maximum of one window is. Without branches on the numbers, which no processor can foresee. */
@inline function largest(
  x: usize, H: i32, W: i32, top: i32, left: i32, KH: i32, KW: i32, dilationH: i32, dilationW: i32,
): i32 {
  let best: f32 = -Infinity, where = -1;
  for (let ky = 0; ky < KH; ky++) {
    const y = top + ky * dilationH;
    if (<u32>y >= <u32>H) continue;
    for (let kx = 0; kx < KW; kx++) {
      const column = left + kx * dilationW;
      if (<u32>column >= <u32>W) continue;
      const at = y * W + column;
      const value = load<f32>(x + (<usize>at << 2));
      const better = (i32(!(value <= best)) & i32(best == best)) | i32(where < 0);
      best = select<f32>(value, best, better);
      where = select<i32>(at, where, better);
    }
  }
  return where;
}

/** Four windows of 2×2 side by side: even and odd columns of two rows, compared in the order of reading. */
@inline function fourPairs(x: usize, at: i32, W: i32, out: usize, indices: usize): void {
  const upper = x + (<usize>at << 2), lower = upper + (<usize>W << 2);
  const a = v128.load(upper), b = v128.load(upper, 16), c = v128.load(lower), d = v128.load(lower, 16);
  let best = i32x4.shuffle(a, b, 0, 2, 4, 6);
  let where = i32x4.add(i32x4.splat(at), i32x4(0, 2, 4, 6));
  const start = where;
  let next = i32x4.shuffle(a, b, 1, 3, 5, 7);
  let better = v128.andnot(f32x4.eq(best, best), f32x4.le(next, best));
  best = v128.bitselect(next, best, better);
  where = v128.bitselect(i32x4.add(start, i32x4.splat(1)), where, better);
  next = i32x4.shuffle(c, d, 0, 2, 4, 6);
  better = v128.andnot(f32x4.eq(best, best), f32x4.le(next, best));
  best = v128.bitselect(next, best, better);
  where = v128.bitselect(i32x4.add(start, i32x4.splat(W)), where, better);
  next = i32x4.shuffle(c, d, 1, 3, 5, 7);
  better = v128.andnot(f32x4.eq(best, best), f32x4.le(next, best));
  v128.store(out, v128.bitselect(next, best, better));
  v128.store(indices, v128.bitselect(i32x4.add(start, i32x4.splat(W + 1)), where, better));
}

/** dx [planes, size], overwritten: each gradient goes to where its maximum was. */
export function maxPool2dBackward(g: usize, indices: usize, dx: usize, planes: i32, size: i32, outputs: i32): void {
  memory.fill(dx, 0, <usize>planes * <usize>size << 2);
  for (let c = 0; c < planes; c++, dx += <usize>size << 2) {
    for (let i = 0; i < outputs; i++, g += 4, indices += 4) {
      const at = dx + (<usize>load<i32>(indices) << 2);
      store<f32>(at, load<f32>(at) + load<f32>(g));
    }
  }
}

/** What a mean is divided by: the cells of the window in the plane, or (`countPad`) in the padded plane. */
@inline function cells(y: i32, x: i32, H: i32, W: i32, KH: i32, KW: i32, padH: i32, padW: i32, countPad: i32): f32 {
  const h = countPad ? min(H + padH, y + KH) - y : min(H, y + KH) - max(0, y);
  const w = countPad ? min(W + padW, x + KW) - x : min(W, x + KW) - max(0, x);
  return <f32>(h * w);
}

/** Means of the windows. */
export function avgPool2d(
  x: usize, out: usize, planes: i32, H: i32, W: i32, KH: i32, KW: i32, OH: i32, OW: i32,
  strideH: i32, strideW: i32, padH: i32, padW: i32, countPad: i32,
): void {
  for (let c = 0; c < planes; c++, x += <usize>(H * W) << 2) {
    for (let oy = 0; oy < OH; oy++) {
      const top = max(0, oy * strideH - padH), bottom = min(H, oy * strideH - padH + KH);
      for (let ox = 0; ox < OW; ox++, out += 4) {
        const left = max(0, ox * strideW - padW), right = min(W, ox * strideW - padW + KW);
        let total: f32 = 0;
        for (let y = top; y < bottom; y++) {
          for (let i = left; i < right; i++) total += load<f32>(x + (<usize>(y * W + i) << 2));
        }
        const count = cells(oy * strideH - padH, ox * strideW - padW, H, W, KH, KW, padH, padW, countPad);
        store<f32>(out, total / count);
      }
    }
  }
}

/** dx, overwritten: each gradient in equal parts to its window. */
export function avgPool2dBackward(
  g: usize, dx: usize, planes: i32, H: i32, W: i32, KH: i32, KW: i32, OH: i32, OW: i32,
  strideH: i32, strideW: i32, padH: i32, padW: i32, countPad: i32,
): void {
  memory.fill(dx, 0, <usize>planes * <usize>(H * W) << 2);
  for (let c = 0; c < planes; c++, dx += <usize>(H * W) << 2) {
    for (let oy = 0; oy < OH; oy++) {
      const top = max(0, oy * strideH - padH), bottom = min(H, oy * strideH - padH + KH);
      for (let ox = 0; ox < OW; ox++, g += 4) {
        const left = max(0, ox * strideW - padW), right = min(W, ox * strideW - padW + KW);
        const count = cells(oy * strideH - padH, ox * strideW - padW, H, W, KH, KW, padH, padW, countPad);
        const part = load<f32>(g) / count;
        for (let y = top; y < bottom; y++) {
          for (let i = left; i < right; i++) {
            const at = dx + (<usize>(y * W + i) << 2);
            store<f32>(at, load<f32>(at) + part);
          }
        }
      }
    }
  }
}
