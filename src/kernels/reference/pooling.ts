import type { Pointer, Window2d } from "../kernels.js";
import { heap } from "../memory.js";
import type { View } from "./view.js";

export function pooling(view: View) {
  const size = view.BYTES_PER_ELEMENT;

  /** Calls `each` for every output with its index, the first index of its plane, and the rows and columns it covers. */
  function visit(window: Window2d, each: (out: number, plane: number, covered: number[], full: number) => void): void {
    const { N, C, H, W, KH, KW, OH, OW, strideH, strideW, padH, padW, dilationH, dilationW } = window;
    for (let plane = 0; plane < N * C; plane++)
      for (let oy = 0; oy < OH; oy++)
        for (let ox = 0; ox < OW; ox++) {
          const covered: number[] = [];
          let full = 0; // positions inside the padded plane: what count-pad averages divide by
          for (let ky = 0; ky < KH; ky++)
            for (let kx = 0; kx < KW; kx++) {
              const iy = oy * strideH - padH + ky * dilationH;
              const ix = ox * strideW - padW + kx * dilationW;
              if (iy < H + padH && ix < W + padW) full++;
              if (iy >= 0 && iy < H && ix >= 0 && ix < W) covered.push(iy * W + ix);
            }
          each((plane * OH + oy) * OW + ox, plane * H * W, covered, full);
        }
  }

  const clear = (dx: Pointer, { N, C, H, W }: Window2d) => view.fill(0, dx / size, dx / size + N * C * H * W);

  return {
    maxPool2d(x: Pointer, out: Pointer, indices: Pointer, window: Window2d): void {
      visit(window, (o, plane, covered) => {
        let best = covered[0]!;
        for (const i of covered) {
          const [value, top] = [view[x / size + plane + i]!, view[x / size + plane + best]!];
          if (value > top || (Number.isNaN(value) && !Number.isNaN(top))) best = i;
        }
        view[out / size + o] = view[x / size + plane + best]!;
        heap.i32[indices / 4 + o] = best;
      });
    },

    maxPool2dBackward(g: Pointer, indices: Pointer, dx: Pointer, window: Window2d): void {
      clear(dx, window);
      visit(window, (o, plane) => {
        const to = dx / size + plane + heap.i32[indices / 4 + o]!;
        view[to] = view[to]! + view[g / size + o]!;
      });
    },

    avgPool2d(x: Pointer, out: Pointer, window: Window2d, countPad: boolean): void {
      visit(window, (o, plane, covered, full) => {
        let sum = 0;
        for (const i of covered) sum += view[x / size + plane + i]!;
        view[out / size + o] = sum / (countPad ? full : covered.length);
      });
    },

    avgPool2dBackward(g: Pointer, dx: Pointer, window: Window2d, countPad: boolean): void {
      clear(dx, window);
      visit(window, (o, plane, covered, full) => {
        const share = view[g / size + o]! / (countPad ? full : covered.length);
        for (const i of covered) view[dx / size + plane + i] = view[dx / size + plane + i]! + share;
      });
    },
  };
}
