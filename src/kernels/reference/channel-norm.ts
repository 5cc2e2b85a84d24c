import type { Pointer } from "../kernels.js";
import type { View } from "./view.js";

/** Normalisation of groups of rows with a weight and a bias a channel: batch, instance and group norm. */
export function channelNorm(view: View) {
  const size = view.BYTES_PER_ELEMENT;

  return {
    // biome-ignore format: one line a group of parameters
    channelStatistics(
      x: Pointer, mean: Pointer, variance: Pointer,
      groups: number, rows: number, cols: number, groupStride: number, rowStride: number,
    ): void {
      for (let q = 0; q < groups; q++) {
        const at = (r: number, c: number) => view[x / size + q * groupStride + r * rowStride + c]!;
        let sum = 0;
        for (let r = 0; r < rows; r++) for (let c = 0; c < cols; c++) sum += at(r, c);
        const average = sum / (rows * cols);
        let squares = 0;
        for (let r = 0; r < rows; r++)
          for (let c = 0; c < cols; c++) squares += (at(r, c) - average) * (at(r, c) - average);
        view[mean / size + q] = average;
        view[variance / size + q] = squares / (rows * cols);
      }
    },

    // biome-ignore format: one line a group of parameters
    channelNorm(
      x: Pointer, weight: Pointer, bias: Pointer, out: Pointer, mean: Pointer, rstd: Pointer,
      groups: number, rows: number, cols: number, groupStride: number, rowStride: number,
      cycle: number, groupChannels: number, rowChannels: number,
    ): void {
      for (let q = 0; q < groups; q++) {
        for (let r = 0; r < rows; r++) {
          const channel = (q % cycle) * groupChannels + r * rowChannels;
          const by = view[rstd / size + q]! * (weight === 0 ? 1 : view[weight / size + channel]!);
          const shift = bias === 0 ? 0 : view[bias / size + channel]!;
          const row = q * groupStride + r * rowStride;
          for (let c = 0; c < cols; c++)
            view[out / size + row + c] = (view[x / size + row + c]! - view[mean / size + q]!) * by + shift;
        }
      }
    },

    // biome-ignore format: one line a group of parameters
    channelNormBackward(
      g: Pointer, x: Pointer, weight: Pointer, mean: Pointer, rstd: Pointer, dx: Pointer, dWeight: Pointer, dBias: Pointer,
      groups: number, rows: number, cols: number, groupStride: number, rowStride: number,
      cycle: number, groupChannels: number, rowChannels: number,
    ): void {
      const gains = new Float64Array(cycle * groupChannels);
      const shifts = new Float64Array(cycle * groupChannels);
      const n = rows * cols;
      for (let q = 0; q < groups; q++) {
        const [average, scale] = [view[mean / size + q]!, view[rstd / size + q]!];
        const channel = (r: number) => (q % cycle) * groupChannels + r * rowChannels;
        const place = (r: number, c: number) => q * groupStride + r * rowStride + c;
        const normal = (r: number, c: number) => (view[x / size + place(r, c)]! - average) * scale;
        const factor = (r: number) => (weight === 0 ? 1 : view[weight / size + channel(r)]!);
        let sumH = 0;
        let sumHX = 0;
        for (let r = 0; r < rows; r++) {
          for (let c = 0; c < cols; c++) {
            const arriving = view[g / size + place(r, c)]!;
            gains[channel(r)] = gains[channel(r)]! + arriving * normal(r, c);
            shifts[channel(r)] = shifts[channel(r)]! + arriving;
            sumH += arriving * factor(r);
            sumHX += arriving * factor(r) * normal(r, c);
          }
        }
        for (let r = 0; r < rows; r++) {
          for (let c = 0; c < cols; c++) {
            const h = view[g / size + place(r, c)]! * factor(r);
            view[dx / size + place(r, c)] = scale * (h - sumH / n - (normal(r, c) * sumHX) / n);
          }
        }
      }
      if (dWeight !== 0) view.set(gains, dWeight / size);
      if (dBias !== 0) view.set(shifts, dBias / size);
    },
  };
}
