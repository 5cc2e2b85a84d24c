import { expect, test } from "vitest";
import type { Window2d } from "../../src/kernels/index.js";
import { heap } from "../../src/kernels/index.js";
import { agree, integers, put, random, read, simd } from "./pair.js";

test("gemm agrees for all transposes, edges, batches, bias and accumulation", () => {
  const sizes = [
    [1, 1, 1],
    [4, 8, 3],
    [5, 7, 9],
    [8, 16, 4],
    [33, 20, 17],
    [3, 5, 0],
    [0, 4, 2],
    [130, 9, 300],
    [6, 530, 2],
  ] as const;
  for (const [m, n, k] of sizes) {
    for (const turn of [0, 1, 2, 3]) {
      for (const mode of ["plain", "bias", "accumulate"] as const) {
        agree((kernels) => {
          const [a, b, out] = [put(random(2 * m * k)), put(random(k * n)), put(random(2 * m * n))];
          const bias = mode === "bias" ? put(random(n)) : 0;
          const [aRow, aCol] = turn & 1 ? [1, m] : [k, 1];
          const [bRow, bCol] = turn & 2 ? [1, k] : [n, 1];
          kernels.gemm(a, b, out, bias, 2, m, n, k, m * k, aRow, aCol, 0, bRow, bCol, mode === "accumulate");
          return [read(out, 2 * m * n)];
        }, 1e-5);
      }
    }
  }
});

test("a linear layer on bytes agrees for all edges, and a row does not depend on the rows beside it", () => {
  for (const [m, n, k] of [
    [1, 1, 1],
    [1, 9, 16],
    [4, 4, 8],
    [5, 7, 9],
    [9, 6, 17],
    [3, 5, 0],
    [0, 4, 2],
    [6, 11, 70],
  ] as const) {
    for (const shifted of [true, false]) {
      agree((kernels) => {
        const [x, scale, out] = [put(random(m * k)), put(random(n, 0, 0.1)), put(random(m * n))];
        const w = put(
          Int8Array.from(integers(n * k, 255), (i) => i - 127),
          heap.i8,
        );
        const bias = shifted ? put(random(n)) : 0;
        kernels.linearInt8(x, w, scale, bias, out, m, n, k);
        const together = read(out, m * n);
        for (let row = 0; row < m; row++)
          kernels.linearInt8(x + row * k * 4, w, scale, bias, out + row * n * 4, 1, n, k);
        expect(read(out, m * n)).toEqual(together);
        return [together];
      }, 1e-5);
    }
  }
});

test("a row has the same bits alone, with a second one, and among many, whatever B's strides and what it is added to", () => {
  for (const [n, k] of [
    [1, 1],
    [7, 5],
    [9, 300],
    [33, 257],
    [130, 513],
    [520, 64],
  ] as const) {
    for (const [bRow, bCol] of [
      [n, 1],
      [1, k],
      [2 * n, 2],
    ] as const) {
      for (const mode of ["plain", "bias", "accumulate"] as const) {
        const [a, b, start] = [put(random(6 * k)), put(random(2 * n * k)), random(6 * n)];
        const bias = mode === "bias" ? put(random(n)) : 0;
        const [whole, parts] = [put(start), put(start)];
        const product = (row: number, m: number, out: number) =>
          simd.gemm(
            a + 4 * row * k,
            b,
            out + 4 * row * n,
            bias,
            1,
            m,
            n,
            k,
            0,
            k,
            1,
            0,
            bRow,
            bCol,
            mode === "accumulate",
          );
        product(0, 6, whole);
        product(0, 1, parts);
        product(1, 2, parts);
        product(3, 3, parts);
        expect(read(parts, 6 * n)).toEqual(read(whole, 6 * n));
      }
    }
  }
});

test("gemm agrees for strides with gaps", () => {
  agree((kernels) => {
    const [a, b, out] = [put(random(400)), put(random(400)), put(random(42))];
    kernels.gemm(a, b, out, 0, 1, 6, 7, 9, 0, 40, 3, 0, 30, 2, false);
    return [read(out, 42)];
  });
});

test("attention agrees, however much the first row sees, forward and backward", () => {
  for (const [heads, T, S, D] of [
    [1, 1, 1, 1],
    [3, 9, 9, 8],
    [2, 5, 11, 6],
    [2, 7, 4, 3],
  ] as const) {
    for (const seen of [S, 1, 0, Math.max(0, S - T + 1)]) {
      agree((k) => {
        const [q, key, v] = [put(random(heads * T * D)), put(random(heads * S * D)), put(random(heads * S * D))];
        const [out, p, g] = [put(random(heads * T * D)), put(random(heads * T * S)), put(random(heads * T * D))];
        k.attention(q, key, v, out, p, heads, T, S, D, 0.4, seen);
        const [dq, dk, dv] = [put(random(heads * T * D)), put(random(heads * S * D)), put(random(heads * S * D))];
        k.attentionBackward(g, q, key, v, p, dq, dk, dv, heads, T, S, D, 0.4);
        return [
          read(out, heads * T * D),
          read(p, heads * T * S),
          read(dq, heads * T * D),
          read(dk, heads * S * D),
          read(dv, heads * S * D),
        ];
      }, 1e-5);
    }
  }
});

/** A window's geometry from the parts that matter; out sizes follow. */
function geometry(parts: Partial<Window2d>): Window2d {
  const w = {
    N: 2,
    C: 3,
    H: 9,
    W: 11,
    O: 5,
    KH: 3,
    KW: 3,
    strideH: 1,
    strideW: 1,
    padH: 0,
    padW: 0,
    dilationH: 1,
    dilationW: 1,
    groups: 1,
    ...parts,
  };
  const out = (size: number, pad: number, dilation: number, k: number, stride: number) =>
    Math.floor((size + 2 * pad - dilation * (k - 1) - 1) / stride) + 1;
  return {
    ...w,
    OH: out(w.H, w.padH, w.dilationH, w.KH, w.strideH),
    OW: out(w.W, w.padW, w.dilationW, w.KW, w.strideW),
  };
}

const windows: Partial<Window2d>[] = [
  {},
  { padH: 1, padW: 1 },
  { strideH: 2, strideW: 2, padH: 1, padW: 1 },
  { strideH: 1, strideW: 3, padH: 2, padW: 0 },
  { dilationH: 2, dilationW: 2, padH: 2, padW: 2 },
  { strideW: 2, dilationW: 3, padW: 1 },
  { C: 4, O: 6, groups: 2, padH: 1 },
  { C: 3, O: 3, groups: 3, padW: 2 },
  { KH: 1, KW: 1 },
  { KH: 1, KW: 1, padH: 1, padW: 1, strideH: 2, strideW: 2 },
  { C: 6, O: 16, KH: 5, KW: 5, H: 12, W: 12 },
  { H: 4, W: 4, KH: 4, KW: 4 },
  { H: 1, KH: 1, W: 30, KW: 7, padW: 3 },
  { N: 1, C: 40, O: 2, H: 100, W: 300, padH: 1, padW: 1 },
];

test("convolution agrees over strides, padding, dilation and groups, with both gradients", () => {
  for (const parts of windows) {
    agree((k) => {
      const w = geometry(parts);
      const [nx, nw, no] = [w.N * w.C * w.H * w.W, (w.O * w.C * w.KH * w.KW) / w.groups, w.N * w.O * w.OH * w.OW];
      const [x, weight, bias, out, g] = [
        put(random(nx)),
        put(random(nw)),
        put(random(w.O)),
        put(random(no)),
        put(random(no)),
      ];
      const [dx, dWeight] = [put(random(nx)), put(random(nw))];
      k.conv2d(x, weight, bias, out, w);
      const first = read(out, no);
      k.conv2d(x, weight, 0, out, w);
      k.conv2dInputGrad(g, weight, dx, w);
      k.conv2dWeightGrad(g, x, dWeight, w);
      return [first, read(out, no), read(dx, nx), read(dWeight, nw)];
    }, 1e-5);
  }
});

test("pooling agrees, with padding, dilation and windows that hang over the edge", () => {
  const pools = [
    {},
    { KH: 2, KW: 2, strideH: 2, strideW: 2 },
    { padH: 1, padW: 1, strideH: 2 },
    { dilationH: 2, strideW: 2 },
  ];
  for (const parts of pools) {
    for (const over of [0, 1]) {
      agree((k) => {
        const plain = geometry({ ...parts, H: 8, W: 9 });
        const w =
          over && plain.strideH > 1
            ? { ...plain, OH: plain.OH + ((plain.H + 2 * plain.padH - plain.KH) % plain.strideH ? 1 : 0) }
            : plain;
        const [nx, no] = [w.N * w.C * w.H * w.W, w.N * w.C * w.OH * w.OW];
        const [x, out, g, dx, at] = [
          put(random(nx)),
          put(random(no)),
          put(random(no)),
          put(random(nx)),
          put(random(no)),
        ];
        k.maxPool2d(x, out, at, w);
        const results: ArrayLike<number>[] = [read(out, no), heap.i32.slice(at / 4, at / 4 + no)];
        k.maxPool2dBackward(g, at, dx, w);
        results.push(read(dx, nx));
        for (const countPad of w.dilationH === 1 ? [true, false] : []) {
          k.avgPool2d(x, out, w, countPad);
          k.avgPool2dBackward(g, dx, w, countPad);
          results.push(read(out, no), read(dx, nx));
        }
        return results;
      });
    }
  }
  expect(pools.length).toBe(4);
});
