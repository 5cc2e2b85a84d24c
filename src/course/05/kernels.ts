/** Lecture 5, kernels that people wrote, and what they make of a picture. */
import { conv2d, type Tensor, tensor } from "../../tensor/index.js";

export type Kernel = readonly (readonly number[])[];

/** Some kernels of 3 by 3, by what they do. */
export const kernels = {
  "as it is": [[0, 0, 0], [0, 1, 0], [0, 0, 0]],
  blur: [[1 / 9, 1 / 9, 1 / 9], [1 / 9, 1 / 9, 1 / 9], [1 / 9, 1 / 9, 1 / 9]],
  sharpen: [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
  "edges from left to right": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
  "edges from top to bottom": [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
} as const satisfies Record<string, Kernel>; // biome-ignore format: a kernel is read as a picture

/** A long list of values as rows of a picture. */
export function rowsOf(values: ArrayLike<number>, width: number): number[][] {
  const flat = Array.from(values);
  return Array.from({ length: flat.length / width }, (_, r) => flat.slice(r * width, (r + 1) * width));
}

/** Slides a kernel over a picture, by the engine: rows of a smaller picture, as the kernel must fit inside. */
export function filtered(picture: readonly (readonly number[])[], kernel: Kernel): number[][] {
  const as4 = (rows: Kernel) => (tensor(rows.map((row) => [...row])) as Tensor).unsqueeze(0).unsqueeze(0) as Tensor;
  const y = conv2d(as4(picture), as4(kernel)) as Tensor;
  return (y.toArray() as number[][][][])[0]![0]!;
}
