import { cos, exp, log, sin } from "../../kernels/math.js";
import { tensor } from "../../tensor/create.js";
import type { Tensor } from "../../tensor/tensor.js";

/**
 * The table for turning pairs of neighbours by their positions, [T, 2, width]: for each position the cosine of each pair
 * twice, then its sine twice, first with a minus. Pair i turns by position / base^(2i/width).
 */
export function turns(from: number, T: number, width: number, base: number): Tensor {
  const half = width / 2;
  const speeds = Float64Array.from({ length: half }, (_, i) => exp((-log(base) * i) / half));
  const table = new Float32Array(T * 2 * width);
  for (let t = 0; t < T; t++) {
    for (let i = 0; i < half; i++) {
      const angle = (from + t) * speeds[i]!;
      const [c, s] = [cos(angle), sin(angle)];
      const at = t * 2 * width + 2 * i;
      table[at] = table[at + 1] = c;
      table[at + width] = -s;
      table[at + width + 1] = s;
    }
  }
  return tensor(table).reshape([T, 2, width]) as Tensor;
}
