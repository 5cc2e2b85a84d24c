import type { Pointer } from "../kernels.js";
import { exp, log } from "../math.js";
import { heap } from "../memory.js";
import type { View } from "./view.js";

/** Kernels that normalise rows: softmax and its kin, cross-entropy, layer norm. */
export function normalisation(view: View) {
  const size = view.BYTES_PER_ELEMENT;
  const at = (p: Pointer, row: number, cols: number) => p / size + row * cols;

  /** The largest element of a row and Σ exp(x − largest). */
  function partition(from: number, cols: number): { top: number; sum: number } {
    let top = -Infinity;
    for (let c = 0; c < cols; c++) if (!(view[from + c]! <= top)) top = view[from + c]!;
    let sum = 0;
    for (let c = 0; c < cols; c++) sum += exp(view[from + c]! - top);
    return { top, sum };
  }

  return {
    softmax(x: Pointer, out: Pointer, rows: number, cols: number): void {
      for (let r = 0; r < rows; r++) {
        const from = at(x, r, cols);
        const { top, sum } = partition(from, cols);
        for (let c = 0; c < cols; c++) view[at(out, r, cols) + c] = exp(view[from + c]! - top) / sum;
      }
    },

    logSoftmax(x: Pointer, out: Pointer, rows: number, cols: number): void {
      for (let r = 0; r < rows; r++) {
        const from = at(x, r, cols);
        const { top, sum } = partition(from, cols);
        for (let c = 0; c < cols; c++) view[at(out, r, cols) + c] = view[from + c]! - top - log(sum);
      }
    },

    softmaxBackward(g: Pointer, y: Pointer, dx: Pointer, rows: number, cols: number): void {
      for (let r = 0; r < rows; r++) {
        const [gRow, yRow, dRow] = [at(g, r, cols), at(y, r, cols), at(dx, r, cols)];
        let dot = 0;
        for (let c = 0; c < cols; c++) dot += view[gRow + c]! * view[yRow + c]!;
        for (let c = 0; c < cols; c++) view[dRow + c] = view[yRow + c]! * (view[gRow + c]! - dot);
      }
    },

    logSoftmaxBackward(g: Pointer, y: Pointer, dx: Pointer, rows: number, cols: number): void {
      for (let r = 0; r < rows; r++) {
        const [gRow, yRow, dRow] = [at(g, r, cols), at(y, r, cols), at(dx, r, cols)];
        let sum = 0;
        for (let c = 0; c < cols; c++) sum += view[gRow + c]!;
        for (let c = 0; c < cols; c++) view[dRow + c] = view[gRow + c]! - exp(view[yRow + c]!) * sum;
      }
    },

    // biome-ignore format: one line of parameters
    crossEntropy(x: Pointer, targets: Pointer, losses: Pointer, rows: number, cols: number, ignore: number): void {
      for (let r = 0; r < rows; r++) {
        const target = heap.i32[targets / 4 + r]!;
        const { top, sum } = partition(at(x, r, cols), cols);
        view[losses / size + r] = target === ignore ? 0 : top + log(sum) - view[at(x, r, cols) + target]!;
      }
    },

    // biome-ignore format: one line a group of parameters
    crossEntropyBackward(
      g: Pointer, gStride: number, x: Pointer, targets: Pointer, dx: Pointer, rows: number, cols: number, ignore: number,
    ): void {
      for (let r = 0; r < rows; r++) {
        const target = heap.i32[targets / 4 + r]!;
        const scale = target === ignore ? 0 : view[g / size + r * gStride]!;
        const { top, sum } = partition(at(x, r, cols), cols);
        for (let c = 0; c < cols; c++) {
          const probability = exp(view[at(x, r, cols) + c]! - top) / sum;
          view[at(dx, r, cols) + c] = scale * (probability - (c === target ? 1 : 0));
        }
      }
    },

    // biome-ignore format: one line a group of parameters
    layerNorm(
      x: Pointer, weight: Pointer, bias: Pointer, out: Pointer, mean: Pointer, rstd: Pointer,
      rows: number, cols: number, eps: number,
    ): void {
      for (let r = 0; r < rows; r++) {
        const from = at(x, r, cols);
        let average = 0;
        for (let c = 0; c < cols; c++) average += view[from + c]! / cols;
        let variance = 0;
        for (let c = 0; c < cols; c++) variance += ((view[from + c]! - average) * (view[from + c]! - average)) / cols;
        const scale = 1 / Math.sqrt(variance + eps);
        for (let c = 0; c < cols; c++) {
          const normal = (view[from + c]! - average) * scale;
          const shift = bias === 0 ? 0 : view[bias / size + c]!;
          view[at(out, r, cols) + c] = normal * (weight === 0 ? 1 : view[weight / size + c]!) + shift;
        }
        view[mean / size + r] = average;
        view[rstd / size + r] = scale;
      }
    },

    // biome-ignore format: one line a group of parameters
    layerNormBackward(
      g: Pointer, x: Pointer, weight: Pointer, mean: Pointer, rstd: Pointer,
      dx: Pointer, dWeight: Pointer, dBias: Pointer, rows: number, cols: number,
    ): void {
      const gains = new Float64Array(cols);
      const shifts = new Float64Array(cols);
      for (let r = 0; r < rows; r++) {
        const [gRow, xRow] = [at(g, r, cols), at(x, r, cols)];
        const [average, scale] = [view[mean / size + r]!, view[rstd / size + r]!];
        const normal = (c: number) => (view[xRow + c]! - average) * scale;
        const weighted = (c: number) => view[gRow + c]! * (weight === 0 ? 1 : view[weight / size + c]!);
        let meanG = 0;
        let meanGx = 0;
        for (let c = 0; c < cols; c++) {
          meanG += weighted(c) / cols;
          meanGx += (weighted(c) * normal(c)) / cols;
          gains[c] = gains[c]! + view[gRow + c]! * normal(c);
          shifts[c] = shifts[c]! + view[gRow + c]!;
        }
        for (let c = 0; c < cols; c++) view[at(dx, r, cols) + c] = scale * (weighted(c) - meanG - normal(c) * meanGx);
      }
      if (dWeight !== 0) view.set(gains, dWeight / size);
      if (dBias !== 0) view.set(shifts, dBias / size);
    },
  };
}
