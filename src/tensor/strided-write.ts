import { BYTES } from "../kernels/index.js";
import { contiguous, pointer } from "./raw.js";
import { view } from "./storage.js";
import type { Tensor } from "./tensor.js";

/**
 * Writes source into the region of target that starts `offset` elements after its first and is walked with `strides`: the
 * opposite of reading a slice. Whole rows are copied at once where they lie in one piece.
 */
export function place(source: Tensor, target: Tensor, offset: number, strides: readonly number[]): void {
  const shape = source.sizes;
  const { dtype } = target;
  const numbers = view(dtype);
  const size = BYTES[dtype];
  const rank = shape.length;
  let from = pointer(contiguous(source), dtype) / size;
  const start = pointer(target, dtype) / size + offset;
  // the trailing axes that lie in one piece in the target
  let run = 1;
  let outer = rank;
  while (outer > 0 && (shape[outer - 1] === 1 || strides[outer - 1] === run)) run *= shape[--outer]!;
  const walk = (axis: number, to: number): void => {
    if (axis === outer) {
      numbers.copyWithin(to, from, from + run);
      from += run;
    } else for (let i = 0; i < shape[axis]!; i++) walk(axis + 1, to + i * strides[axis]!);
  };
  if (source.numel() > 0) walk(0, start);
}
