import type { Pointer } from "../kernels.js";
import { exp, log } from "../math.js";
import { heap } from "../memory.js";
import type { View } from "./view.js";

/** Is candidate a new extreme? A NaN wins once and stays. */
const beats = (candidate: number, best: number, sign: number) =>
  sign * candidate > sign * best || (Number.isNaN(candidate) && !Number.isNaN(best));

export function reductions(view: View) {
  const size = view.BYTES_PER_ELEMENT;

  /** Calls `line` for each line of [outer, axis, inner] with the index of its first element and of its result. */
  function lines(outer: number, axis: number, inner: number, line: (start: number, result: number) => void) {
    for (let o = 0; o < outer; o++) for (let i = 0; i < inner; i++) line(o * axis * inner + i, o * inner + i);
  }

  const fold =
    (initial: number, combine: (sum: number, x: number) => number) =>
    (x: Pointer, out: Pointer, outer: number, axis: number, inner: number) =>
      lines(outer, axis, inner, (start, result) => {
        let sum = initial;
        for (let k = 0; k < axis; k++) sum = combine(sum, view[x / size + start + k * inner]!);
        view[out / size + result] = sum;
      });

  const extreme =
    (sign: number, store: (out: Pointer, result: number, value: number, position: number) => void) =>
    (x: Pointer, out: Pointer, outer: number, axis: number, inner: number) =>
      lines(outer, axis, inner, (start, result) => {
        let best = view[x / size + start]!;
        let position = 0;
        for (let k = 1; k < axis; k++) {
          const candidate = view[x / size + start + k * inner]!;
          if (beats(candidate, best, sign)) {
            best = candidate;
            position = k;
          }
        }
        store(out, result, best, position);
      });

  const value = (out: Pointer, result: number, best: number) => {
    view[out / size + result] = best;
  };
  const index = (out: Pointer, result: number, _best: number, position: number) => {
    heap.i32[out / 4 + result] = position;
  };

  return {
    sum: fold(0, (sum, x) => sum + x),
    prod: fold(1, (product, x) => product * x),
    max: extreme(1, value),
    min: extreme(-1, value),
    argmax: extreme(1, index),
    argmin: extreme(-1, index),

    /** ln Σ eˣ, with the maximum taken out so that nothing overflows. */
    logsumexp(x: Pointer, out: Pointer, outer: number, axis: number, inner: number): void {
      lines(outer, axis, inner, (start, result) => {
        let top = -Infinity;
        for (let k = 0; k < axis; k++) {
          const element = view[x / size + start + k * inner]!;
          if (beats(element, top, 1)) top = element;
        }
        let sum = 0;
        for (let k = 0; k < axis; k++) sum += exp(view[x / size + start + k * inner]! - top);
        view[out / size + result] = Math.abs(top) === Infinity ? top : top + log(sum);
      });
    },

    cumsum(x: Pointer, out: Pointer, outer: number, axis: number, inner: number): void {
      lines(outer, axis, inner, (start) => {
        let sum = 0;
        for (let k = 0; k < axis; k++) {
          sum += view[x / size + start + k * inner]!;
          view[out / size + start + k * inner] = sum;
        }
      });
    },
  };
}
