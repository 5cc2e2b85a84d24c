import type { Pointer } from "../kernels.js";
import { heap } from "../memory.js";
import type { View } from "./view.js";

export function indexing(view: View) {
  const size = view.BYTES_PER_ELEMENT;
  return {
    gatherRows(table: Pointer, indices: Pointer, out: Pointer, n: number, width: number): void {
      for (let i = 0; i < n; i++) {
        const from = table / size + heap.i32[indices / 4 + i]! * width;
        view.copyWithin(out / size + i * width, from, from + width);
      }
    },

    scatterAddRows(x: Pointer, indices: Pointer, table: Pointer, n: number, width: number): void {
      for (let i = 0; i < n; i++) {
        const to = table / size + heap.i32[indices / 4 + i]! * width;
        for (let j = 0; j < width; j++) view[to + j] = view[to + j]! + view[x / size + i * width + j]!;
      }
    },
  };
}
