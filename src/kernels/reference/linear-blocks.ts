import type { Pointer } from "../kernels.js";
import { fromHalf } from "../math/half.js";
import { heap } from "../memory.js";
import type { View } from "./view.js";

/** Weights in a block. */
const BLOCK = 32;

/** How a block of 32 weights is kept (docs: ggml's quantisation types). */
interface Format {
  bytes: number;
  /** weight i of the block at this address: scale · whole + least */
  scale(at: Pointer): number;
  least(at: Pointer): number;
  whole(at: Pointer, i: number): number;
}

const half = (at: Pointer) => fromHalf(heap.u8[at]! | (heap.u8[at + 1]! << 8));

const Q4: Format = {
  bytes: 20,
  scale: half,
  least: (at) => half(at + 2),
  // the first 16 weights are the lower halves of the bytes, the last 16 the upper ones
  whole: (at, i) => (i < 16 ? heap.u8[at + 4 + i]! & 15 : heap.u8[at + 4 + i - 16]! >> 4),
};

const Q8: Format = { bytes: 34, scale: half, least: () => 0, whole: (at, i) => heap.i8[at + 2 + i]! };

export function linearBlocks(view: View) {
  const size = view.BYTES_PER_ELEMENT;

  /** 32 numbers as whole ones of 16 bits, with their scale. */
  function rounded(from: number) {
    const numbers = Array.from({ length: BLOCK }, (_, i) => view[from + i]!);
    const most = numbers.reduce((top, x) => Math.max(top, Math.abs(x)), 0);
    const scale = most / 32767;
    return { scale, whole: numbers.map((x) => (scale === 0 ? 0 : Math.round(x / scale))) };
  }

  const linear = (f: Format) => (x: Pointer, w: Pointer, out: Pointer, m: number, n: number, k: number) => {
    const blocks = k / BLOCK;
    for (let row = 0; row < m; row++) {
      const activations = Array.from({ length: blocks }, (_, b) => rounded(x / size + row * k + b * BLOCK));
      for (let col = 0; col < n; col++) {
        let sum = 0;
        activations.forEach(({ scale, whole }, b) => {
          const at = w + (col * blocks + b) * f.bytes;
          let [products, total] = [0, 0];
          for (let i = 0; i < BLOCK; i++) {
            products += whole[i]! * f.whole(at, i);
            total += whole[i]!;
          }
          sum += scale * (f.scale(at) * products + f.least(at) * total);
        });
        view[out / size + row * n + col] = sum;
      }
    }
  };
  return { linearQ4: linear(Q4), linearQ8: linear(Q8) };
}
