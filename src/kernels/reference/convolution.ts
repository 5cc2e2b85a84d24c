import type { Pointer, Window2d } from "../kernels.js";
import type { View } from "./view.js";

/**
 * Convolution straight from its definition: every output y meets every input x that its window covers, through one
 * weight. Forward adds w·x to y; the gradients send g·w back to x and g·x to w. So all three share one walk.
 */
export function convolution(view: View) {
  const size = view.BYTES_PER_ELEMENT;

  /** Visits all triples (output, input, weight) by their element indices. */
  function visit(window: Window2d, meet: (y: number, x: number, w: number) => void): void {
    const { N, C, H, W, O, KH, KW, OH, OW, strideH, strideW, padH, padW, dilationH, dilationW, groups } = window;
    const inGroup = C / groups;
    const outGroup = O / groups;
    for (let n = 0; n < N; n++)
      for (let o = 0; o < O; o++)
        for (let oy = 0; oy < OH; oy++)
          for (let ox = 0; ox < OW; ox++)
            for (let c = 0; c < inGroup; c++)
              for (let ky = 0; ky < KH; ky++) {
                const iy = oy * strideH - padH + ky * dilationH;
                if (iy < 0 || iy >= H) continue;
                for (let kx = 0; kx < KW; kx++) {
                  const ix = ox * strideW - padW + kx * dilationW;
                  if (ix < 0 || ix >= W) continue;
                  const channel = Math.floor(o / outGroup) * inGroup + c;
                  meet(
                    ((n * O + o) * OH + oy) * OW + ox,
                    ((n * C + channel) * H + iy) * W + ix,
                    ((o * inGroup + c) * KH + ky) * KW + kx,
                  );
                }
              }
  }

  return {
    conv2d(x: Pointer, weight: Pointer, bias: Pointer, out: Pointer, window: Window2d): void {
      const { N, O, OH, OW } = window;
      const sums = new Float64Array(N * O * OH * OW);
      visit(window, (yi, xi, wi) => {
        sums[yi] = sums[yi]! + view[weight / size + wi]! * view[x / size + xi]!;
      });
      if (bias !== 0) {
        for (let i = 0; i < sums.length; i++) sums[i] = sums[i]! + view[bias / size + (Math.floor(i / (OH * OW)) % O)]!;
      }
      view.set(sums, out / size);
    },

    conv2dInputGrad(g: Pointer, weight: Pointer, dx: Pointer, window: Window2d): void {
      const sums = new Float64Array(window.N * window.C * window.H * window.W);
      visit(window, (yi, xi, wi) => {
        sums[xi] = sums[xi]! + view[g / size + yi]! * view[weight / size + wi]!;
      });
      view.set(sums, dx / size);
    },

    conv2dWeightGrad(g: Pointer, x: Pointer, dWeight: Pointer, window: Window2d): void {
      const sums = new Float64Array((window.O * window.C * window.KH * window.KW) / window.groups);
      visit(window, (yi, xi, wi) => {
        sums[wi] = sums[wi]! + view[g / size + yi]! * view[x / size + xi]!;
      });
      view.set(sums, dWeight / size);
    },
  };
}
