/**
 * An image's channels copied with their padding, so that every tap of a window is one fixed offset from the output
 * pixel's place. With a horizontal stride s the columns lie sorted by column mod s ("phases"), so that neighbouring
 * outputs read neighbouring numbers. `spread` puts zeros between the pixels (the gradient of a strided convolution).
 */
import { TAPS } from "./scratch";

let height: i32, width: i32, strideH: i32, strideW: i32, padH: i32, padW: i32;
let dilationH: i32, dilationW: i32, spreadH: i32, spreadW: i32;
/** Columns of one phase; bytes of a row and of a plane. */
let phase: i32, row: usize, plane: usize;
/** Without padding and stride the image serves as it lies, if no window reaches over its edge. */
let direct: bool;

/**
 * Sets the geometry for the functions below; gives the bytes of one plane. H, W: pixels; OH, OW: outputs; `mayServe`:
 * an image that needs no padding may be used as it lies, though tiles then read what follows a row's end.
 */
export function layOut(
  H: i32, W: i32, KH: i32, KW: i32, OH: i32, OW: i32, sH: i32, sW: i32, pH: i32, pW: i32, dH: i32, dW: i32,
  spH: i32, spW: i32, mayServe: bool,
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
  const reachH = (OH - 1) * sH + (KH - 1) * dH + 1, reachW = OW + (KW - 1) * dW;
  direct = mayServe && sW == 1 && pH == 0 && pW == 0 && spH == 1 && spW == 1 && reachH <= H && reachW <= W;
  // Tiles are eight pixels wide: the last of a row reads past its end.
  phase = direct ? W : ((OW + 7) & ~7) + (KW - 1) * dW / sW + 1;
  row = <usize>(phase * sW) << 2;
  plane = row * <usize>(direct ? H : reachH);
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

/** Where the planes of an image lie: in x itself or copied to `room`. */
export function planesOf(x: usize, channels: i32, room: usize): usize {
  if (direct) return x;
  zero(room, room + plane * <usize>channels);
  const rows = <i32>(plane / row), columns = phase * strideW;
  for (let c = 0; c < channels; c++) {
    const base = room + plane * <usize>c;
    for (let y = 0; y < height; y++, x += <usize>width << 2) {
      const at = y * spreadH + padH;
      if (at < 0 || at >= rows) continue;
      const line = base + row * <usize>at;
      if (strideW == 1 && spreadW == 1) copyRow(x, line, columns);
      else scatterRow(x, line, columns);
    }
  }
  return room;
}

/** In a loop: the machine's own fill and copy cost a call, and rows are short. */
function zero(from: usize, to: usize): void {
  const none = f32x4.splat(0);
  for (; from + 16 <= to; from += 16) v128.store(from, none);
  for (; from < to; from += 4) store<f32>(from, 0);
}

/** The columns of a row that lie inside the plane. */
function copyRow(x: usize, line: usize, columns: i32): void {
  const from = max(0, -padW), to = min(width, columns - padW);
  if (to <= from) return;
  let out = line + (<usize>(from + padW) << 2);
  const end = out + (<usize>(to - from) << 2);
  x += <usize>from << 2;
  for (; out + 16 <= end; out += 16, x += 16) v128.store(out, v128.load(x));
  for (; out < end; out += 4, x += 4) store<f32>(out, load<f32>(x));
}

/** One row, sorted into phases or spread. */
function scatterRow(x: usize, line: usize, columns: i32): void {
  for (let i = 0; i < width; i++, x += 4) {
    const column = i * spreadW + padW;
    if (column < 0 || column >= columns) continue;
    store<f32>(line + (<usize>((column % strideW) * phase + column / strideW) << 2), load<f32>(x));
  }
}

/** The way back: what gathered in the planes of `room`, as an image without padding; 0 where no window reaches. */
export function planesBack(x: usize, channels: i32, room: usize): void {
  const rows = <i32>(plane / row);
  for (let c = 0; c < channels; c++) {
    const base = room + plane * <usize>c;
    for (let y = 0; y < height; y++, x += <usize>width << 2) {
      const line = base + row * <usize>(y + padH);
      if (y + padH >= rows) zero(x, x + (<usize>width << 2));
      else if (strideW == 1) rowBack(line + (<usize>padW << 2), x, min(width, phase - padW));
      else {
        for (let i = 0; i < width; i++) {
          const column = i + padW, place = column / strideW;
          const value = load<f32>(line + (<usize>((column % strideW) * phase + place) << 2));
          store<f32>(x + (<usize>i << 2), place < phase ? value : 0);
        }
      }
    }
  }
}

function rowBack(line: usize, x: usize, count: i32): void {
  const end = x + (<usize>count << 2);
  const last = x + (<usize>width << 2);
  for (; x + 16 <= end; x += 16, line += 16) v128.store(x, v128.load(line));
  for (; x < end; x += 4, line += 4) store<f32>(x, load<f32>(line));
  zero(x, last);
}
