import type { Pointer } from "../kernels.js";
import { exp } from "../math.js";
import type { View } from "./view.js";

export function groupedAttention(view: View) {
  const size = view.BYTES_PER_ELEMENT;
  return {
    // biome-ignore format: one line a group of parameters
    groupedAttention(
      q: Pointer, k: Pointer, v: Pointer, out: Pointer, probabilities: Pointer,
      T: number, heads: number, shared: number, S: number, D: number, head: number, scale: number, seen: number,
    ): void {
      for (let t = 0; t < T; t++) {
        for (let h = 0; h < heads; h++) {
          const row = (t * heads + h) * D;
          const base = Math.floor((h * shared) / heads) * head;
          const cols = Math.min(S, seen + t);
          const scores = Array.from({ length: cols }, (_, s) => {
            let dot = 0;
            for (let d = 0; d < D; d++) dot += view[q / size + row + d]! * view[k / size + base + s * D + d]!;
            return scale * dot;
          });
          const top = scores.reduce((most, score) => Math.max(most, score), -Infinity);
          const powers = scores.map((score) => exp(score - top));
          const sum = powers.reduce((all, power) => all + power, 0);
          for (let d = 0; d < D; d++) {
            let mix = 0;
            for (let s = 0; s < cols; s++) mix += (powers[s]! / sum) * view[v / size + base + s * D + d]!;
            view[out / size + row + d] = mix;
          }
          if (probabilities === 0) continue;
          for (let s = 0; s < S; s++)
            view[probabilities / size + (h * T + t) * S + s] = s < cols ? powers[s]! / sum : 0;
        }
      }
    },

    rotatePairs(x: Pointer, table: Pointer, T: number, heads: number, D: number): void {
      for (let t = 0; t < T; t++) {
        for (let h = 0; h < heads; h++) {
          for (let d = 0; d < D; d += 2) {
            const at = x / size + (t * heads + h) * D + d;
            const cosine = view[table / size + 2 * t * D + d]!;
            const sine = view[table / size + (2 * t + 1) * D + d + 1]!;
            const [a, b] = [view[at]!, view[at + 1]!];
            view[at] = a * cosine - b * sine;
            view[at + 1] = a * sine + b * cosine;
          }
        }
      }
    },
  };
}
