/** Lecture 5, small things for its figures: what a number has seen, smoother curves, first kernels. */
import type { ModuleMethods, ReceptiveField } from "../../nn/index.js";
import type { Tensor } from "../../tensor/index.js";

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

/** The kernels of a model's first convolution as pictures for `plot.pictures`: thousandths, 0 in the middle of the greys. */
export function firstKernels(model: ModuleMethods): { values: number[][]; window: [number, number] }[] {
  const kernels = (model.parameters()[0]!.mul(1000) as Tensor).toArray() as number[][][][];
  return kernels.map(([kernel]) => ({ values: kernel!.map((row) => row.map(Math.round)), window: [-500, 500] }));
}
