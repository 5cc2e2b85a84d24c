import { expect } from "vitest";
import { heap, type Kernels, SCRATCH_BYTES } from "../../src/kernels/index.js";
import { referenceKernels } from "../../src/kernels/reference/index.js";
import { simdKernels } from "../../src/kernels/simd.js";

/** The two tables under comparison. */
export const reference: Kernels = referenceKernels(heap.f32);
export const simd: Kernels = simdKernels(reference);

let seed = 1;
/** Uniform in [low, high): a small generator of our own, so that a failure can be repeated. */
export function uniform(low = -2, high = 2): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return low + ((high - low) * seed) / 4294967296;
}

/** Numbers in the memory. Every array is followed by a gap that must stay as it was. */
const START = SCRATCH_BYTES + 1024 * 1024;
const GAP = 64;
const GUARD = 12345.5;
let top = START;
let gaps: number[] = [];

export function put(
  numbers: ArrayLike<number>,
  view: Float32Array | Int32Array | Int8Array | Uint8Array = heap.f32,
): number {
  const pointer = top;
  view.set(numbers, pointer / view.BYTES_PER_ELEMENT);
  top = Math.ceil((pointer + numbers.length * view.BYTES_PER_ELEMENT) / 4) * 4;
  heap.f32.fill(GUARD, top / 4, top / 4 + GAP);
  gaps.push(top / 4);
  top += GAP * 4;
  return pointer;
}

export const random = (n: number, low = -2, high = 2) => Float32Array.from({ length: n }, () => uniform(low, high));
export const integers = (n: number, below: number) =>
  Int32Array.from({ length: n }, () => Math.floor(uniform(0, below)));
export const read = (pointer: number, n: number) => heap.f32.slice(pointer / 4, pointer / 4 + n);

/**
 * Runs the same work on both tables, on inputs put anew each time, and compares what it returns: |a − b| ≤ tolerance ·
 * max(1, largest magnitude). Nothing may have been written outside the arrays.
 */
export function agree(work: (kernels: Kernels) => ArrayLike<number>[], tolerance = 2e-6): void {
  const start = seed;
  const results = [reference, simd].map((kernels) => {
    seed = start;
    top = START;
    gaps = [];
    const outputs = work(kernels).map((values) => Array.from(values));
    for (const gap of gaps) for (let i = 0; i < GAP; i++) expect(heap.f32[gap + i]).toBe(GUARD);
    return outputs;
  });
  const [wanted, given] = results as [number[][], number[][]];
  wanted.forEach((values, index) => {
    const scale = values.reduce((most, v) => (Number.isFinite(v) ? Math.max(most, Math.abs(v)) : most), 1);
    const off = values.findIndex((v, i) => {
      const other = given[index]![i]!;
      return !(Object.is(v, other) || v === other || Math.abs(v - other) <= tolerance * scale);
    });
    if (off >= 0) expect.fail(`output ${index}[${off}]: reference ${values[off]}, SIMD ${given[index]![off]}`);
  });
}
