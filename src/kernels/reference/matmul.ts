import type { Pointer } from "../kernels.js";
import type { View } from "./view.js";

export function matmul(view: View) {
  const size = view.BYTES_PER_ELEMENT;
  return {
    // biome-ignore format: one line a group of parameters
    gemm(
      a: Pointer, b: Pointer, out: Pointer, bias: Pointer, batch: number, m: number, n: number, k: number,
      aBatch: number, aRow: number, aCol: number, bBatch: number, bRow: number, bCol: number, accumulate: boolean,
    ): void {
      for (let batchIndex = 0; batchIndex < batch; batchIndex++) {
        for (let row = 0; row < m; row++) {
          for (let col = 0; col < n; col++) {
            const left = a / size + batchIndex * aBatch + row * aRow;
            const right = b / size + batchIndex * bBatch + col * bCol;
            const to = out / size + (batchIndex * m + row) * n + col;
            let sum = accumulate ? view[to]! : 0;
            for (let i = 0; i < k; i++) sum += view[left + i * aCol]! * view[right + i * bRow]!;
            view[to] = bias === 0 ? sum : sum + view[bias / size + col]!;
          }
        }
      }
    },
  };
}
