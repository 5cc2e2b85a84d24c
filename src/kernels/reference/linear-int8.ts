import type { Pointer } from "../kernels.js";
import { heap } from "../memory.js";
import type { View } from "./view.js";

export function linearInt8(view: View) {
  const size = view.BYTES_PER_ELEMENT;
  return {
    // biome-ignore format: one line a group of parameters
    linearInt8(
      x: Pointer, w: Pointer, scale: Pointer, bias: Pointer, out: Pointer, m: number, n: number, k: number,
    ): void {
      for (let row = 0; row < m; row++) {
        for (let col = 0; col < n; col++) {
          const [left, right] = [x / size + row * k, w + col * k];
          let sum = 0;
          for (let i = 0; i < k; i++) sum += view[left + i]! * heap.i8[right + i]!;
          const scaled = sum * view[scale / size + col]!;
          view[out / size + row * n + col] = bias === 0 ? scaled : scaled + view[bias / size + col]!;
        }
      }
    },
  };
}
