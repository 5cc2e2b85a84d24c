import type { Pointer } from "../kernels.js";
import { exp } from "../math.js";
import type { View } from "./view.js";

export function attention(view: View) {
  const size = view.BYTES_PER_ELEMENT;
  const dot = (a: number, b: number, n: number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += view[a + i]! * view[b + i]!;
    return sum;
  };

  return {
    // biome-ignore format: one line a group of parameters
    attention(
      q: Pointer, k: Pointer, v: Pointer, out: Pointer, probabilities: Pointer,
      heads: number, T: number, S: number, D: number, scale: number, seen: number,
    ): void {
      for (let h = 0; h < heads; h++) {
        for (let t = 0; t < T; t++) {
          const query = q / size + (h * T + t) * D;
          const row = probabilities / size + (h * T + t) * S;
          const cols = Math.min(S, seen + t);
          let top = -Infinity;
          for (let s = 0; s < S; s++) {
            view[row + s] = s < cols ? scale * dot(query, k / size + (h * S + s) * D, D) : -Infinity;
            if (view[row + s]! > top) top = view[row + s]!;
          }
          let sum = 0;
          for (let s = 0; s < cols; s++) sum += exp(view[row + s]! - top);
          for (let s = 0; s < S; s++) view[row + s] = s < cols ? exp(view[row + s]! - top) / sum : 0;
          for (let d = 0; d < D; d++) {
            let mix = 0;
            for (let s = 0; s < cols; s++) mix += view[row + s]! * view[v / size + (h * S + s) * D + d]!;
            view[out / size + (h * T + t) * D + d] = mix;
          }
        }
      }
    },

    // biome-ignore format: one line a group of parameters
    attentionBackward(
      g: Pointer, q: Pointer, k: Pointer, v: Pointer, probabilities: Pointer, dq: Pointer, dk: Pointer, dv: Pointer,
      heads: number, T: number, S: number, D: number, scale: number,
    ): void {
      view.fill(0, dq / size, dq / size + heads * T * D);
      view.fill(0, dk / size, dk / size + heads * S * D);
      view.fill(0, dv / size, dv / size + heads * S * D);
      for (let h = 0; h < heads; h++) {
        for (let t = 0; t < T; t++) {
          const row = probabilities / size + (h * T + t) * S;
          const gRow = g / size + (h * T + t) * D;
          const qRow = (h * T + t) * D;
          let weighted = 0; // Σ p · dp, the softmax's own term
          for (let s = 0; s < S; s++) weighted += view[row + s]! * dot(gRow, v / size + (h * S + s) * D, D);
          for (let s = 0; s < S; s++) {
            const p = view[row + s]!;
            const kRow = (h * S + s) * D;
            const dScore = scale * p * (dot(gRow, v / size + kRow, D) - weighted);
            for (let d = 0; d < D; d++) {
              view[dv / size + kRow + d] = view[dv / size + kRow + d]! + p * view[gRow + d]!;
              view[dq / size + qRow + d] = view[dq / size + qRow + d]! + dScore * view[k / size + kRow + d]!;
              view[dk / size + kRow + d] = view[dk / size + kRow + d]! + dScore * view[q / size + qRow + d]!;
            }
          }
        }
      }
    },
  };
}
