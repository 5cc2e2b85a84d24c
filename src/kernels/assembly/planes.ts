/**
 * An image's channels copied with their padding, so that every tap of a window is one fixed offset from the output
 * pixel's place. With a horizontal stride s the columns lie sorted by column mod s ("phases"), so that neighbouring
 * outputs read neighbouring numbers. `spread` puts zeros between the pixels (the gradient of a strided convolution).
 */
import { PLANES, TAPS } from "./scratch";

let height: i32, width: i32, strideH: i32, strideW: i32, padH: i32, padW: i32;
let dilationH: i32, dilationW: i32, spreadH: i32, spreadW: i32;
/** Columns of one phase; bytes of a row and of a plane. */
let phase: i32, row: usize, plane: usize;

/** Sets the geometry for the functions below; gives the bytes of one plane. H, W: pixels; OH, OW: outputs. */
export function layOut(
  H: i32, W: i32, KH: i32, KW: i32, OH: i32, OW: i32, sH: i32, sW: i32, pH: i32, pW: i32, dH: i32, dW: i32,
  spH: i32, spW: i32,
): usize {
  height = H;
  width = W;
  strideH = sH;
  strideW = sW;
  padH = pH;
  padW = pW;
  dilationH = dH;
  dilationW = dW;
  spreadH = spH;
  spreadW = spW;
  // Tiles are eight pixels wide: the last of a row reads past its end.
  phase = ((OW + 7) & ~7) + (KW - 1) * dW / sW + 1;
  row = <usize>(phase * sW) << 2;
  plane = row * <usize>((OH - 1) * sH + (KH - 1) * dH + 1);
  return plane;
}

/** Byte offset of the output row y. */
@inline export function rowOffset(y: i32): usize {
  return row * <usize>(y * strideH);
}

/** The offsets of all taps of `channels` channels, in the order of the weights. */
export function writeTaps(channels: i32, KH: i32, KW: i32): void {
  let to = TAPS;
  for (let c = 0; c < channels; c++) {
    for (let ky = 0; ky < KH; ky++) {
      for (let kx = 0; kx < KW; kx++, to += 4) {
        const column = kx * dilationW;
        const inRow = <usize>((column % strideW) * phase + column / strideW) << 2;
        store<i32>(to, <i32>(<usize>c * plane + row * <usize>(ky * dilationH) + inRow));
      }
    }
  }
}

/** Copies `channels` planes of x into the room. */
export function fillPlanes(x: usize, channels: i32): void {
  memory.fill(PLANES, 0, plane * <usize>channels);
  const rows = <i32>(plane / row), columns = phase * strideW;
  for (let c = 0; c < channels; c++) {
    const base = PLANES + plane * <usize>c;
    for (let y = 0; y < height; y++, x += <usize>width << 2) {
      const at = y * spreadH + padH;
      if (at < 0 || at >= rows) continue;
      const line = base + row * <usize>at;
      if (strideW == 1 && spreadW == 1) {
        const from = max(0, -padW), to = min(width, columns - padW);
        if (to > from) memory.copy(line + (<usize>(from + padW) << 2), x + (<usize>from << 2), <usize>(to - from) << 2);
      } else scatterRow(x, line, columns);
    }
  }
}

/** One row, sorted into phases or spread. */
function scatterRow(x: usize, line: usize, columns: i32): void {
  for (let i = 0; i < width; i++, x += 4) {
    const column = i * spreadW + padW;
    if (column < 0 || column >= columns) continue;
    store<f32>(line + (<usize>((column % strideW) * phase + column / strideW) << 2), load<f32>(x));
  }
}
