import { kernels } from "../../kernels/index.js";
import { requireTensor } from "../arguments.js";
import { ShapeError, words } from "../errors.js";
import { op } from "../op.js";
import { choose, contiguous, empty, pointer, scalar } from "../raw.js";
import { elementwise, floating } from "../rules.js";
import { count } from "../strides.js";
import type { Tensor } from "../tensor.js";
import { add, mul } from "./arithmetic.js";
import { matmul } from "./matmul.js";
import { softmax } from "./softmax.js";
import { transpose } from "./view.js";

export interface AttentionOptions {
  /** position t sees only positions up to t */
  causal?: boolean;
  /** bools: true where a query may look; numbers: added to the scores */
  mask?: Tensor;
  /** by what scores are multiplied; 1/√d unless given */
  scale?: number;
}

const attentionOp = op<"q" | "k" | "v", { causal: boolean; scale: number }, "probabilities">({
  name: "scaledDotProductAttention",
  inputs: ["q", "k", "v"],
  keeps: ["probabilities"],
  rule: floating(elementwise),
  forward: (inputs, { causal, scale }, { shape, dtype }, keep) => {
    const [q, k, v] = inputs.map(contiguous) as [Tensor, Tensor, Tensor];
    const sizes = sizesOf(q, k);
    const out = empty(shape, dtype);
    keep.probabilities = empty([sizes.heads, sizes.T, sizes.S], dtype);
    const at = (t: Tensor) => pointer(t, dtype);
    // biome-ignore format: pointers, then sizes
    kernels[dtype].attention(at(q), at(k), at(v), at(out), at(keep.probabilities),
      sizes.heads, sizes.T, sizes.S, sizes.D, scale, causal);
    return out;
  },
  backward: (gradient, kept) => {
    const [g, q, k, v] = [gradient, kept.q, kept.k, kept.v].map(contiguous) as [Tensor, Tensor, Tensor, Tensor];
    const { heads, T, S, D } = sizesOf(q, k);
    const { dtype } = q;
    const [dq, dk, dv] = [empty(q.shape, dtype), empty(k.shape, dtype), empty(v.shape, dtype)];
    const at = (t: Tensor) => pointer(t, dtype);
    // biome-ignore format: pointers, then sizes
    kernels[dtype].attentionBackward(at(g), at(q), at(k), at(v), at(kept.probabilities),
      at(dq), at(dk), at(dv), heads, T, S, D, kept.options.scale);
    return { q: dq, k: dk, v: dv };
  },
});

function sizesOf(q: Tensor, k: Tensor) {
  const [T, D] = q.shape.slice(-2) as [number, number];
  return { heads: count(q.shape.slice(0, -2)), T, S: k.shape[k.ndim - 2]!, D };
}

/**
 * softmax(q kᵀ/√d) v for q [… T, d], k and v [… S, d]: every query takes a weighted mean of the values, the weights
 * given by how well it fits the keys (Vaswani et al. 2017, equation 1).
 *
 * @example
 * scaledDotProductAttention(zeros([1, 2, 4]), zeros([1, 3, 4]), zeros([1, 3, 4])).shape; // [1, 2, 4]
 */
export function scaledDotProductAttention(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  { causal = false, mask, scale }: AttentionOptions = {},
): Tensor {
  requireTensor("scaledDotProductAttention", "q", q);
  requireTensor("scaledDotProductAttention", "k", k);
  requireTensor("scaledDotProductAttention", "v", v);
  const shapes = [q.shape, k.shape, v.shape];
  const width = q.shape[q.ndim - 1]!;
  const fits = q.ndim >= 2 && k.ndim === q.ndim && words(k.shape) === words(v.shape) && k.shape[k.ndim - 1] === width;
  const sameLead = words(q.shape.slice(0, -2)) === words(k.shape.slice(0, -2));
  if (!fits || !sameLead) {
    throw new ShapeError(
      "scaledDotProductAttention",
      `queries ${words(q.shape)}, keys ${words(k.shape)} and values ${words(v.shape)} do not fit: wanted [… T, d], [… S, d], [… S, d]`,
      { shapes },
    );
  }
  const factor = scale ?? 1 / Math.sqrt(width);
  if (!mask) return attentionOp.run([q, k, v], { causal, scale: factor });
  const scores = mul(matmul(q, transpose(k, -2, -1)), factor);
  return matmul(softmax(masked(scores, mask, causal), -1), v);
}

function masked(scores: Tensor, mask: Tensor, causal: boolean): Tensor {
  const closed = (open: Tensor) => choose(open, scalar(0, scores.dtype), scalar(-Infinity, scores.dtype));
  const result = add(scores, mask.dtype === "bool" ? closed(mask) : mask);
  if (!causal) return result;
  const [T, S] = scores.shape.slice(-2) as [number, number];
  return add(result, closed(causalMask(T, S)));
}

/** True where query t may look at key s: s ≤ t + S − T. */
function causalMask(T: number, S: number): Tensor {
  const rows = positionsAlong(T).reshape([T, 1]);
  return positionsAlong(S)
    .sub(S - T)
    .le(rows);
}

function positionsAlong(n: number): Tensor {
  const out = empty([n], "int32");
  const at = pointer(out, "int32");
  kernels.int32.fill(at, 1, n);
  kernels.int32.cumsum(at, at, 1, n, 1);
  return out;
}
