/** Pooling over windows of each plane [H, W] of x [N·C, H, W]. */

/** Out and the position (int32, within the plane) of each maximum; the first one wins, NaN counts as the largest. */
export function poolMax(
  x: usize, out: usize, indices: usize, planes: i32, H: i32, W: i32, KH: i32, KW: i32, OH: i32, OW: i32,
  strideH: i32, strideW: i32, padH: i32, padW: i32, dilationH: i32, dilationW: i32,
): void {
  for (let c = 0; c < planes; c++, x += <usize>(H * W) << 2) {
    for (let oy = 0; oy < OH; oy++) {
      const top = oy * strideH - padH;
      for (let ox = 0; ox < OW; ox++, out += 4, indices += 4) {
        const left = ox * strideW - padW;
        let best: f32 = -Infinity, where = -1;
        for (let ky = 0; ky < KH; ky++) {
          const y = top + ky * dilationH;
          if (<u32>y >= <u32>H) continue;
          for (let kx = 0; kx < KW; kx++) {
            const column = left + kx * dilationW;
            if (<u32>column >= <u32>W) continue;
            const at = y * W + column;
            const value = load<f32>(x + (<usize>at << 2));
            if (value > best || where < 0 || (value != value && best == best)) {
              best = value;
              where = at;
            }
          }
        }
        store<f32>(out, best);
        store<i32>(indices, where);
      }
    }
  }
}

/** dx [planes, size], overwritten: each gradient goes to where its maximum was. */
export function poolMaxGradient(g: usize, indices: usize, dx: usize, planes: i32, size: i32, outputs: i32): void {
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
export function poolAverage(
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
export function poolAverageGradient(
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
