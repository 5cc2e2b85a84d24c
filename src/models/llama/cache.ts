import { kernels } from "../../kernels/index.js";
import { created, pointer } from "../../tensor/raw.js";
import type { Tensor } from "../../tensor/tensor.js";

interface Entry {
  /** [heads, room, width] */
  keys: Tensor;
  values: Tensor;
  room: number;
}

/**
 * Keys and values of all layers, written in place: room for more is taken in doublings, so that one token more copies
 * nothing.
 */
export class LlamaCache {
  /** how many positions are kept */
  length = 0;
  readonly #entries: (Entry | undefined)[];

  constructor(
    layers: number,
    private readonly heads: number,
    private readonly width: number,
  ) {
    this.#entries = Array.from({ length: layers });
  }

  /** Writes keys and values [T, heads · width] of a layer behind those kept; `length` is counted up by the model. */
  extend(layer: number, keys: Tensor, values: Tensor): Entry {
    const T: number = keys.sizes[0]!;
    const entry = this.#withRoom(layer, this.length + T);
    const { heads, width } = this;
    for (const [from, to] of [
      [keys, entry.keys],
      [values, entry.values],
    ] as const) {
      for (let h = 0; h < heads; h++) {
        const place = pointer(to, "float32") + 4 * (h * entry.room + this.length) * width;
        const start = pointer(from, "float32") + 4 * h * width;
        kernels.float32.stridedCopy(start, place, [T, width], [heads * width, 1]);
      }
    }
    return entry;
  }

  #withRoom(layer: number, wanted: number): Entry {
    const before = this.#entries[layer];
    if (before && before.room >= wanted) return before;
    const { heads, width } = this;
    let room = before?.room ?? 64;
    while (room < wanted) room *= 2;
    const [keys, values] = [created([heads, room, width]), created([heads, room, width])];
    const entry = { keys, values, room };
    if (before) {
      for (const part of ["keys", "values"] as const) {
        const [from, to] = [pointer(before[part], "float32"), pointer(entry[part], "float32")];
        for (let h = 0; h < heads; h++)
          kernels.float32.stridedCopy(
            from + 4 * h * before.room * width,
            to + 4 * h * room * width,
            [this.length, width],
            [width, 1],
          );
      }
    }
    this.#entries[layer] = entry;
    return entry;
  }
}
