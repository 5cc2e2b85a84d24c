/** Lecture 5, one dimension: a template slid along a signal. */
import { conv1d, type Tensor, tensor } from "../../tensor/index.js";
import { checkWhole } from "../../tensor/options.js";

/** Every n-th value, each the mean of n. */
export function thinned(signal: readonly number[], n: number): number[] {
  checkWhole("thinned", "n", n, 1);
  return Array.from({ length: Math.floor(signal.length / n) }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += signal[i * n + k]!;
    return sum / n;
  });
}

/** A piece of a signal as a kernel: without its mean, and so scaled that its squares add up to 1. */
export function templateOf(signal: readonly number[], from: number, length: number): number[] {
  const piece = signal.slice(from, from + length);
  const mean = piece.reduce((a, b) => a + b, 0) / length;
  const centred = piece.map((v) => v - mean);
  const size = Math.sqrt(centred.reduce((sum, v) => sum + v * v, 0));
  return centred.map((v) => v / size);
}

/** Slides a kernel along a signal: the engine's own convolution, with zeros before and after, so that the length stays. */
export function slide(signal: readonly number[], kernel: readonly number[]): number[] {
  const x = (tensor([...signal]) as Tensor).reshape([1, 1, signal.length]) as Tensor;
  const weight = (tensor([...kernel]) as Tensor).reshape([1, 1, kernel.length]) as Tensor;
  return (conv1d(x, weight, undefined, { padding: "same" }).flatten() as Tensor).toArray() as number[];
}

/** The places of all values that are above a level and the largest within `apart` on either side. */
export function peaks(values: readonly number[], level: number, apart: number): number[] {
  return values.flatMap((v, i) => {
    if (v < level) return [];
    const around = values.slice(Math.max(0, i - apart), i + apart + 1);
    return v === Math.max(...around) && values.indexOf(v, Math.max(0, i - apart)) === i ? [i] : [];
  });
}
