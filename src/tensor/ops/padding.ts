import { requireNumbers, requireTensor } from "../arguments.js";
import { holding } from "../dtypes.js";
import { ArgumentError, words } from "../errors.js";
import { op } from "../op.js";
import { filled, viewOf } from "../raw.js";
import { place } from "../strided-write.js";
import type { Tensor } from "../tensor.js";
import { type EdgeMode, paddedByEdge } from "./edge-padding.js";

interface Padding {
  /** cells before and after, one pair an axis from the first on */
  pairs: readonly (readonly [number, number])[];
  value: number;
}

const padOp = op<"x", Padding>({
  name: "pad",
  inputs: ["x"],
  rule: ([x], { pairs, value }) => {
    const dtype = holding(x!.dtype, value);
    const shape = x!.shape.map((n: number, i: number) => n + pairs[i]![0] + pairs[i]![1]);
    return { shape, dtype, reads: dtype };
  },
  forward: ([x], { pairs, value }, { shape, dtype }) => {
    const out = filled(shape, value, dtype);
    place(x!, out, corner(out, pairs), out.strides);
    return out;
  },
  backward: {
    x: (g, { options: { pairs } }) => {
      const shape = g.shape.map((n: number, i: number) => n - pairs[i]![0] - pairs[i]![1]);
      return viewOf(g, shape, g.strides, g.offset + corner(g, pairs));
    },
  },
});

/** Where the padded tensor lies in its frame, in elements. */
function corner(frame: Tensor, pairs: Padding["pairs"]): number {
  return pairs.reduce((sum, [before], i) => sum + before * frame.strides[i]!, 0);
}

/**
 * x with a frame around it: of a value, of x mirrored ("reflect"), of its outermost elements ("replicate") or of the other
 * end ("circular"). As in PyTorch the list starts at the last axis: [left, right, top, bottom, …].
 *
 * @example
 * tensor([1, 2]).pad([1, 0]).toArray(); // [0, 1, 2]
 * tensor([1, 2, 3]).pad([2, 1], "reflect").toArray(); // [3, 2, 1, 2, 3, 2]
 */
export function pad(x: Tensor, padding: readonly number[], fill: number | EdgeMode = 0): Tensor {
  requireTensor("pad", "x", x);
  requireNumbers("pad", "the padding", padding, "pad([1, 1])");
  if (padding.length % 2 !== 0 || padding.length > 2 * x.ndim || padding.some((n) => !Number.isInteger(n) || n < 0)) {
    throw new ArgumentError(
      "pad",
      `expects a pair of whole numbers from 0 up for each padded axis of ${words(x.shape)}, last axis first, but was given ${words(padding)}`,
    );
  }
  const pairs = x.shape.map((_: number, i: number) => {
    const at = 2 * (x.ndim - 1 - i);
    return [padding[at] ?? 0, padding[at + 1] ?? 0] as const;
  });
  return typeof fill === "number" ? padOp.run([x], { pairs, value: fill }) : paddedByEdge(x, pairs, fill);
}
