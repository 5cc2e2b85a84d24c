import { ArgumentError } from "../tensor/errors.js";
import { cat } from "../tensor/ops/joining.js";
import { narrow } from "../tensor/ops/slicing.js";
import type { Tensor } from "../tensor/tensor.js";
import type { ModuleMethods } from "./module.js";

interface Entry {
  keys: Tensor;
  values: Tensor;
}

/**
 * The keys and values that attention has computed for the positions so far, so that a next position need not compute them
 * again. One cache serves all layers of a model: each keeps its own entry. What it keeps has no history: no gradient
 * flows back into earlier calls.
 */
export class KeyValueCache {
  readonly #entries = new Map<ModuleMethods, Entry>();

  /** The positions that every layer has seen: where the next call begins. */
  get length(): number {
    let least = Number.POSITIVE_INFINITY;
    for (const { keys } of this.#entries.values()) least = Math.min(least, keys.shape[2]!);
    return least === Number.POSITIVE_INFINITY ? 0 : least;
  }

  /** The positions that one layer has seen. */
  lengthOf(layer: ModuleMethods): number {
    return this.#entries.get(layer)?.keys.shape[2] ?? 0;
  }

  /** Adds keys and values [N, heads, T, d] of a layer; gives all it has by now. */
  extend(layer: ModuleMethods, keys: Tensor, values: Tensor): Entry {
    const before = this.#entries.get(layer);
    if (before && before.keys.shape[0] !== keys.shape[0])
      throw new ArgumentError(
        "keyValueCache",
        `holds ${before.keys.shape[0]} sequences, but was given ${keys.shape[0]}; begin a new cache for another batch`,
      );
    const all = before
      ? { keys: cat([before.keys, keys], 2), values: cat([before.values, values], 2) }
      : { keys, values };
    this.#entries.set(layer, { keys: all.keys.detach(), values: all.values.detach() });
    return all;
  }

  /** Forgets all positions from `length` on: back to a beginning that several continuations share. */
  truncate(length: number): this {
    if (!Number.isInteger(length) || length < 0 || length > this.length)
      throw new ArgumentError(
        "keyValueCache",
        `can be cut back to a whole number of positions from 0 to ${this.length}, but was given ${length}`,
      );
    for (const [layer, { keys, values }] of this.#entries)
      this.#entries.set(layer, { keys: narrow(keys, 2, 0, length), values: narrow(values, 2, 0, length) });
    return this;
  }
}

/**
 * An empty cache for one batch of sequences: pass the same one to each call that goes on with them.
 *
 * @example
 * const [attention, cache] = [nn.multiHeadAttention(4, 2), nn.keyValueCache()];
 * attention(zeros([1, 3, 4]), { causal: true, cache });
 * attention(zeros([1, 1, 4]), { causal: true, cache });
 * cache.length; // 4
 */
export function keyValueCache(): KeyValueCache {
  return new KeyValueCache();
}
