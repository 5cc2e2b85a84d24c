/** Lecture 5, small things for its figures: what a number has seen, smoother curves, means with their interval. */
import type { ReceptiveField } from "../../nn/index.js";

/** Labels for a picture of size by size pixels: 1 where number (row, column) of a layer looks, 0 elsewhere. */
export function seenBy(field: ReceptiveField, size: number, row: number, column: number): number[][] {
  const reach = (field.size - 1) / 2;
  const inside = (i: number, at: number) => Math.abs(i - (field.start + at * field.jump)) <= reach;
  return Array.from({ length: size }, (_, r) =>
    Array.from({ length: size }, (_, c) => Number(inside(r, row) && inside(c, column))),
  );
}

/** Each value replaced by the mean of it and up to n − 1 before it. */
export function smoothed(values: readonly number[], n: number): number[] {
  return values.map((_, i) => {
    const some = values.slice(Math.max(0, i - n + 1), i + 1);
    return some.reduce((a, b) => a + b, 0) / some.length;
  });
}

/** Student's t for a 95% interval, by how many values there are. */
const student: Readonly<Record<number, number>> = {
  2: 12.71,
  3: 4.3,
  4: 3.18,
  5: 2.78,
  6: 2.57,
  8: 2.36,
  10: 2.26,
  12: 2.2,
  16: 2.13,
};

/** The mean of a few values, with its 95% interval. */
export function meanInterval(values: readonly number[]): { mean: number; low: number; high: number } {
  const n = values.length;
  const t = student[n];
  if (t === undefined)
    throw new Error(`There is no interval for ${n} values here; give ${Object.keys(student).join(", ")}.`);
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const variance = values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / (n - 1);
  const half = t * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half };
}
