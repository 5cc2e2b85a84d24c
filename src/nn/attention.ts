import { ArgumentError, ShapeError, words } from "../tensor/errors.js";
import { type AttentionOptions, attentionWeights, scaledDotProductAttention } from "../tensor/ops/attention.js";
import { logicalNot, where } from "../tensor/ops/comparison.js";
import { dropout as dropoutOp } from "../tensor/ops/dropout.js";
import { logicalAnd } from "../tensor/ops/logic.js";
import { matmul } from "../tensor/ops/matmul.js";
import { permute, reshape } from "../tensor/ops/view.js";
import { checkNumber, checkOptions, checkWhole } from "../tensor/options.js";
import { Tensor } from "../tensor/tensor.js";
import { xavierUniform } from "./init.js";
import type { KeyValueCache } from "./key-value-cache.js";
import { notATensor } from "./layer.js";
import { linear } from "./linear.js";
import { type Module, type ModuleMethods, module } from "./module.js";
import { type RotaryOptions, rotary as turn } from "./rotary.js";

export interface MultiHeadOptions {
  bias?: boolean;
  /** the probability with which an attention weight is dropped while training */
  dropout?: number;
  /** turn queries and keys by their positions (RoPE); true, or how */
  rotary?: boolean | Omit<RotaryOptions, "offset">;
}

/** The options of one call of attention. */
export interface AttendOptions extends Omit<AttentionOptions, "offset" | "dropout"> {
  /** keys [N, S, features] and values to look at; the queries themselves unless given (self-attention) */
  key?: Tensor;
  value?: Tensor;
  /** bools [N, S], true where a key is padding that must not be attended to */
  keyPaddingMask?: Tensor;
  /** the positions before these: they are attended to as well, and these are added to them */
  cache?: KeyValueCache;
  /** give the weights as well: { output, weights } */
  needWeights?: boolean;
}

/** The mixed values [N, T, features], and the weights of every head [N, heads, T, S]. */
export interface Attended {
  output: Tensor;
  weights: Tensor;
}

/** Queries [N, T, features] give [N, T, features]; with `needWeights` also the weights. */
export interface Attend {
  (query: Tensor, options: AttendOptions & { needWeights: true }): Attended;
  (query: Tensor, options?: AttendOptions & { needWeights?: false }): Tensor;
}

/** [N, T, features] → [N, heads, T, features/heads]: every head sees its own part of the features. */
function intoHeads(x: Tensor, heads: number): Tensor {
  const [N, T, D] = x.shape as [number, number, number];
  return permute(reshape(x, [N, T, heads, D / heads]) as Tensor, [0, 2, 1, 3]);
}

function outOfHeads(x: Tensor): Tensor {
  const [N, H, T, D] = x.shape as [number, number, number, number];
  return reshape(permute(x, [0, 2, 1, 3]) as Tensor, [N, T, H * D]);
}

/**
 * Several attentions side by side, each on its own projection of the features (Vaswani et al. 2017).
 *
 * @example
 * const attention = nn.multiHeadAttention(8, 2);
 * attention(zeros([1, 3, 8]), { causal: true }).shape; // [1, 3, 8]
 * attention(zeros([1, 3, 8]), { needWeights: true }).weights.shape; // [1, 2, 3, 3]
 */
export function multiHeadAttention(features: number, heads: number, options: MultiHeadOptions = {}): Module<Attend> {
  checkOptions("multiHeadAttention", options, ["bias", "dropout", "rotary"]);
  const { bias = true, dropout = 0, rotary = false } = options;
  checkWhole("multiHeadAttention", "the number of features", features, 1);
  checkWhole("multiHeadAttention", "the number of heads", heads, 1);
  checkNumber("multiHeadAttention", "dropout", dropout, 0, 1);
  const kind = `multiHeadAttention(${features}, ${heads})`;
  if (features % heads !== 0)
    throw new ArgumentError("multiHeadAttention", `${features} features do not split into ${heads} heads`);
  const projection = () => linear(features, features, { bias });
  const [query, key, value, out] = [projection(), projection(), projection(), projection()];
  for (const p of [query, key, value]) xavierUniform(p.parts.weight as Tensor);

  function attend(this: ModuleMethods, x: Tensor, options: AttendOptions = {}): Tensor | Attended {
    const { key: k = x, value: v = k, cache, keyPaddingMask, needWeights = false, mask, ...rest } = options ?? {};
    for (const [name, given] of Object.entries({ query: x, key: k, value: v })) checkInput(kind, name, given, features);
    if (cache && k !== x) throw new ArgumentError(kind, "a cache is for self-attention: leave key and value out");
    const offset = cache?.lengthOf(this) ?? 0;
    const placed = (t: Tensor) => (rotary ? turn(t, { ...(rotary === true ? {} : rotary), offset }) : t);
    const q = placed(intoHeads(query(x), heads));
    let [keys, values] = [placed(intoHeads(key(k), heads)), intoHeads(value(v), heads)];
    if (cache) ({ keys, values } = cache.extend(this, keys, values));
    const seen = withPadding(kind, mask, keyPaddingMask, [x.shape[0]!, keys.shape[2]!]);
    const shared: AttentionOptions = { ...rest, offset, ...(seen ? { mask: seen } : {}) };
    const p = this.training ? dropout : 0;
    if (!needWeights) return out(outOfHeads(scaledDotProductAttention(q, keys, values, { ...shared, dropout: p })));
    const weights = attentionWeights(q, keys, shared);
    return { output: out(outOfHeads(matmul(dropoutOp(weights, p), values))), weights };
  }
  return module(kind, { query, key, value, out }, attend as unknown as Attend);
}

function checkInput(kind: string, name: string, x: unknown, features: number): void {
  if (!(x instanceof Tensor)) throw new ArgumentError(kind, `${name}: ${notATensor(x)}`);
  if (x.ndim !== 3 || x.shape[2] !== features)
    throw new ShapeError(kind, `the ${name} must be [N, T, ${features}], but is ${words(x.shape)}`, {
      shapes: [x.shape],
      ...(x.ndim === 2 && x.shape[1] === features ? { hint: "for one sequence, unsqueeze(0)" } : {}),
    });
}

/** One mask of both: where a query may look by `mask`, and the key is no padding. */
function withPadding(
  kind: string,
  mask: Tensor | undefined,
  padding: Tensor | undefined,
  [N, S]: readonly [number, number],
): Tensor | undefined {
  if (!padding) return mask;
  if (padding.dtype !== "bool" || words(padding.shape) !== words([N, S]))
    throw new ShapeError(
      kind,
      `keyPaddingMask must be bools ${words([N, S])}, true where a key is padding, but is ${padding.dtype} ${words(padding.shape)}`,
      { shapes: [padding.shape] },
    );
  const real = reshape(logicalNot(padding), [N, 1, 1, S]) as Tensor;
  if (!mask) return real;
  return mask.dtype === "bool" ? logicalAnd(mask, real) : where(real, mask, -Infinity);
}
