import { kernels } from "../../kernels/index.js";
import { requireTensor } from "../arguments.js";
import { ArgumentError, ShapeError, words } from "../errors.js";
import { op } from "../op.js";
import { checkNumber, checkOptions } from "../options.js";
import { contiguous, empty, pointer } from "../raw.js";
import { checkShape, elementwise, floating } from "../rules.js";
import { count, sameShape } from "../strides.js";
import type { Tensor } from "../tensor.js";
import { mul } from "./arithmetic.js";
import { type Visibility, visibleKeys } from "./attention-mask.js";
import { logicalNot, where } from "./comparison.js";
import { dropout } from "./dropout.js";
import { any, logicalOr } from "./logic.js";
import { matmul } from "./matmul.js";
import { softmax } from "./softmax.js";
import { transpose } from "./view.js";

export interface AttentionOptions extends Visibility {
  /** by what scores are multiplied; 1/√d unless given */
  scale?: number;
  /** the probability with which a weight is set to 0, while training */
  dropout?: number;
}

const attentionOp = op<"q" | "k" | "v", { seen: number; scale: number }, "probabilities">({
  name: "scaledDotProductAttention",
  inputs: ["q", "k", "v"],
  saves: ["probabilities"],
  rule: floating((inputs, options, name) => {
    const [q, k, v] = inputs as readonly [Tensor, Tensor, Tensor];
    const keys = [...q.sizes.slice(0, -2), k.sizes[k.ndim - 2]!, q.sizes[q.ndim - 1]!];
    checkShape(name, "keys", k, keys);
    checkShape(name, "values", v, keys);
    return elementwise(inputs, options, name);
  }),
  forward: (inputs, { seen, scale }, { shape, dtype }, save) => {
    const [q, k, v] = inputs.map(contiguous) as [Tensor, Tensor, Tensor];
    const sizes = sizesOf(q, k);
    const out = empty(shape, dtype);
    save.probabilities = empty([sizes.heads, sizes.T, sizes.S], dtype);
    const at = (t: Tensor) => pointer(t, dtype);
    // biome-ignore format: pointers, then sizes
    kernels[dtype].attention(at(q), at(k), at(v), at(out), at(save.probabilities),
      sizes.heads, sizes.T, sizes.S, sizes.D, scale, Math.min(seen, sizes.S));
    return out;
  },
  backward: (gradient, saved) => {
    const [g, q, k, v] = [gradient, saved.q, saved.k, saved.v].map(contiguous) as [Tensor, Tensor, Tensor, Tensor];
    const { heads, T, S, D } = sizesOf(q, k);
    const { dtype } = q;
    const [dq, dk, dv] = [empty(q.shape, dtype), empty(k.shape, dtype), empty(v.shape, dtype)];
    const at = (t: Tensor) => pointer(t, dtype);
    // biome-ignore format: pointers, then sizes
    kernels[dtype].attentionBackward(at(g), at(q), at(k), at(v), at(saved.probabilities),
      at(dq), at(dk), at(dv), heads, T, S, D, saved.options.scale);
    return { q: dq, k: dk, v: dv };
  },
});

function sizesOf(q: Tensor, k: Tensor) {
  const [T, D] = q.shape.slice(-2) as [number, number];
  return { heads: count(q.shape.slice(0, -2)), T, S: k.shape[k.ndim - 2]!, D };
}

/**
 * softmax(q kᵀ/√d) v for q [… T, d], k [… S, d] and v [… S, e]: every query takes a weighted mean of the values, the
 * weights given by how well it fits the keys (Vaswani et al. 2017, equation 1). A query that may look at no key gets 0.
 *
 * @example
 * scaledDotProductAttention(zeros([1, 2, 4]), zeros([1, 3, 4]), zeros([1, 3, 4])).shape; // [1, 2, 4]
 */
export function scaledDotProductAttention(q: Tensor, k: Tensor, v: Tensor, options: AttentionOptions = {}): Tensor {
  checkFit("scaledDotProductAttention", { q, k, v });
  checkOptions("scaledDotProductAttention", options ?? {}, ["causal", "offset", "mask", "dropout", "scale"]);
  const {
    causal = false,
    offset = 0,
    mask,
    dropout: p = 0,
    scale = 1 / Math.sqrt(q.shape[q.ndim - 1]!),
  } = options ?? {};
  checkNumber("scaledDotProductAttention", "scale", scale, -Infinity);
  // one kernel does the usual case and leaves out what a causal query cannot see
  if (!mask && p === 0 && sameShape(k.shape, v.shape) && sameShape(q.shape.slice(0, -2), k.shape.slice(0, -2))) {
    checkOffset("scaledDotProductAttention", offset);
    return attentionOp.run([q, k, v], { seen: causal ? offset + 1 : k.shape[k.ndim - 2]!, scale });
  }
  return matmul(dropout(attentionWeights(q, k, options), p), v);
}

/**
 * The weights with which `scaledDotProductAttention` averages the values: softmax(q kᵀ/√d) [… T, S], each row of sum 1
 * (of zeros where a query may look at no key).
 *
 * @example
 * attentionWeights(zeros([1, 4]), zeros([2, 4])).toArray(); // [[0.5, 0.5]]
 */
export function attentionWeights(q: Tensor, k: Tensor, options: Omit<AttentionOptions, "dropout"> = {}): Tensor {
  const op = "attentionWeights";
  checkFit(op, { q, k });
  // the weights are those of a call without dropout
  checkOptions(op, options ?? {}, ["causal", "offset", "mask", "dropout", "scale"]);
  const { causal = false, offset = 0, mask, scale = 1 / Math.sqrt(q.shape[q.ndim - 1]!) } = options ?? {};
  checkOffset(op, offset);
  checkNumber(op, "scale", scale, -Infinity);
  const scores: Tensor = mul(matmul(q, transpose(k, -2, -1)), scale);
  const { open, added } = visibleKeys(scores.shape, { causal, offset, ...(mask && { mask }) });
  const moved = added ? scores.add(added) : scores;
  if (!open) return softmax(moved, -1);
  // a row without any key would be 0/0: it is computed as if all were open, and its weights are then 0
  const sees: Tensor = any(open, -1, true);
  const weights = softmax(where(logicalOr(open, logicalNot(sees)), moved, -Infinity), -1);
  return where(sees, weights, 0);
}

function checkOffset(op: string, offset: number): void {
  if (!Number.isInteger(offset) || offset < 0)
    throw new ArgumentError(
      op,
      `the offset (the position of the first query) must be a whole number from 0 up, but is ${offset}`,
    );
}

/** Widths of queries and keys, numbers of keys and values, and heads that broadcast. */
function checkFit(op: string, given: { q: Tensor; k: Tensor; v?: Tensor }): void {
  for (const [name, x] of Object.entries(given)) requireTensor(op, name, x);
  const { q, k, v } = given;
  const tall = Object.values(given).every((x) => x.ndim >= 2);
  const fits = tall && q.shape[q.ndim - 1] === k.shape[k.ndim - 1];
  if (fits && (!v || k.shape[k.ndim - 2] === v.shape[v.ndim - 2])) return;
  const [values, wanted] = v ? [` and values ${words(v.shape)}`, ", [… S, e]"] : ["", ""];
  throw new ShapeError(
    op,
    `queries ${words(q.shape)}${v ? "," : " and"} keys ${words(k.shape)}${values} do not fit: wanted [… T, d], [… S, d]${wanted}`,
    { shapes: Object.values(given).map((x) => x.shape) },
  );
}
