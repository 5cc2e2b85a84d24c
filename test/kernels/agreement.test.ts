import { describe, expect, test } from "vitest";
import { heap, type Kernels } from "../../src/kernels/index.js";
import { UNARY, UNARY_BACKWARD } from "../../src/kernels/reference/elementwise.js";
import { agree, integers, put, random, read, reference, simd } from "./pair.js";

const LENGTHS = [0, 1, 3, 4, 17, 64, 101];
const SPECIAL = [0, -0, 1, -1, 0.5, 2.5, -2.5, Infinity, -Infinity, NaN, 1e-40, -1e-40, 1e-8, 3e38, -3e38, 88.9, -104];

test("every kernel of the reference has a SIMD twin, or is handed on to it knowingly", () => {
  const same = (Object.keys(reference) as (keyof Kernels)[]).filter((name) => reference[name] === simd[name]);
  expect(same).toEqual([]);
});

describe("elementwise", () => {
  for (const name of Object.keys(UNARY) as (keyof typeof UNARY)[]) {
    test(`${name} agrees, also in place and at the ends of the range`, () => {
      const low = /^(log|sqrt|rsqrt|log2|log10)$/.test(name)
        ? 0.01
        : name === "acosh"
          ? 1
          : name === "log1p"
            ? -0.9
            : -3;
      const inputs = /^(asin|acos|atanh)$/.test(name) ? random(64, -0.99, 0.99) : random(64, low, 3);
      for (const n of LENGTHS.filter((length) => length <= 64)) {
        agree((k) => {
          const x = put(inputs.subarray(0, n));
          k[name](x, x, n, 0.1, 0.7);
          return [read(x, n)];
        });
      }
      // The reference reduces angles up to a million only.
      const ends = /^(sin|cos|tan)$/.test(name) ? SPECIAL.filter((x) => !(Math.abs(x) > 1e6)) : SPECIAL;
      agree((k) => {
        const x = put(ends);
        k[name](x, x, ends.length, 0.1, 0.7);
        return [read(x, ends.length)];
      });
    });
  }

  for (const name of Object.keys(UNARY_BACKWARD) as (keyof typeof UNARY_BACKWARD)[]) {
    test(`${name} agrees`, () => {
      for (const n of LENGTHS) {
        agree((k) => {
          const [g, kept] = [put(random(n)), put(random(n))];
          k[name](g, kept, g, n);
          return [read(g, n)];
        });
      }
    });
  }

  const binary = ["add", "sub", "mul", "div", "maximum", "minimum", "pow"] as const;
  const compare = ["equal", "notEqual", "less", "lessEqual", "greater", "greaterEqual"] as const;
  const strides = [
    [9, 1, 9, 1],
    [9, 1, 0, 0],
    [0, 0, 9, 1],
    [9, 1, 0, 1],
    [0, 1, 9, 1],
    [1, 0, 9, 1],
    [9, 1, 1, 0],
    [1, 5, 9, 1],
    [18, 2, 0, 0],
    [0, 0, 0, 0],
  ] as const;
  for (const name of [...binary, ...compare]) {
    test(`${name} agrees for straight, broadcast and strided operands`, () => {
      const low = name === "pow" ? 0.1 : -2;
      const digits = (n: number) => random(n, low, 2).map((v) => (name === "pow" ? v : Math.round(v * 2) / 2 || 0.5));
      for (const [aRow, aCol, bRow, bCol] of strides) {
        agree((k) => {
          const [a, b, out] = [put(digits(100)), put(digits(100)), put(new Float32Array(45))];
          k[name](a, b, out, 5, 9, aRow, aCol, bRow, bCol);
          const bytes = heap.u8.slice(out, out + 45);
          return [(binary as readonly string[]).includes(name) ? read(out, 45) : bytes];
        });
      }
    });
  }

  test("where, fill, addScaled, strided copies and rows by index agree", () => {
    for (const n of LENGTHS) {
      agree((k) => {
        const choice = put(integers(n, 2), heap.u8);
        const [a, b, out] = [put(random(n)), put(random(n)), put(new Float32Array(n))];
        k.where(choice, a, b, out, n);
        k.addScaled(out, a, n, 0.3);
        k.addScaled(out, b, n, 1);
        k.fill(out, 2.5, n);
        return [read(a, n), read(b, n), read(out, n)];
      });
    }
    const views: [number[], number[]][] = [
      [[], []],
      [[7], [3]],
      [[7], [0]],
      [[7], [1]],
      [
        [5, 9],
        [1, 5],
      ],
      [
        [4, 8],
        [1, 4],
      ],
      [
        [3, 2, 5],
        [10, 5, 1],
      ],
      [
        [2, 5, 3],
        [15, 1, 5],
      ],
      [
        [2, 3, 4, 2],
        [24, 1, 6, 3],
      ],
      [
        [0, 3],
        [3, 1],
      ],
      [
        [3, 0],
        [1, 3],
      ],
    ];
    for (const [shape, stride] of views) {
      agree((k) => {
        const [x, out] = [put(random(60)), put(new Float32Array(60))];
        k.stridedCopy(x, out, shape, stride);
        return [read(out, 60)];
      });
    }
    agree((k) => {
      const [table, rows] = [put(random(35)), put(integers(9, 5), heap.i32)];
      const out = put(new Float32Array(63));
      k.gatherRows(table, rows, out, 9, 7);
      k.scatterAddRows(out, rows, table, 9, 7);
      return [read(out, 63), read(table, 35)];
    });
    agree((k) => {
      const [x, out] = [put(random(12)), put(new Float32Array(12))];
      k.stridedCopy(x + 44, out, [3, 4], [-4, -1]); // flipped both ways
      return [read(out, 12)];
    });
  });
});

describe("reductions", () => {
  const shapes = [
    [1, 1, 1],
    [3, 17, 1],
    [1, 2500, 1],
    [2, 5, 3],
    [1, 2300, 21],
    [3, 4, 37],
    [0, 3, 2],
    [2, 3, 0],
  ] as const;
  for (const name of ["sum", "prod", "max", "min", "logsumexp", "argmax", "argmin", "cumsum"] as const) {
    test(`${name} agrees over rows, columns and long axes`, () => {
      for (const [outer, axis, inner] of shapes) {
        agree((k) => {
          const near = name === "prod";
          const x = put(random(outer * axis * inner, near ? 0.97 : -2, near ? 1.03 : 2));
          const size = outer * inner * (name === "cumsum" ? axis : 1);
          const out = put(new Float32Array(size));
          k[name](x, out, outer, axis, inner);
          return [name.startsWith("arg") ? heap.i32.slice(out / 4, out / 4 + size) : read(out, size)];
        }, 2e-5);
      }
    });
  }

  test("empty axes give 0 and 1, NaN wins, infinities stay", () => {
    for (const name of ["sum", "prod"] as const) {
      agree((k) => {
        const out = put([7, 7, 7, 7, 7, 7]);
        k[name](out, out, 2, 0, 3);
        return [read(out, 6)];
      });
    }
    for (const name of ["max", "min", "logsumexp", "argmax", "argmin"] as const) {
      for (const values of [
        [1, NaN, 3, NaN, 2],
        [-Infinity, -Infinity, -Infinity],
        [1, Infinity, 2],
        [3, 3, 1, 1],
      ]) {
        agree((k) => {
          const [x, out] = [put(values), put([0])];
          k[name](x, out, 1, values.length, 1);
          return [name.startsWith("arg") ? [heap.i32[out / 4]!] : read(out, 1)];
        });
      }
    }
  });
});

describe("rows", () => {
  const sizes = [
    [1, 1],
    [3, 7],
    [5, 64],
    [2, 129],
  ] as const;
  test("softmax, its logarithm and cross-entropy agree, forward and backward", () => {
    for (const [rows, cols] of sizes) {
      agree((k) => {
        const n = rows * cols;
        const [x, g, y, dx] = [
          put(random(n, -5, 5)),
          put(random(n)),
          put(new Float32Array(n)),
          put(new Float32Array(n)),
        ];
        const outputs: Float32Array[] = [];
        k.softmax(x, y, rows, cols);
        k.softmaxBackward(g, y, dx, rows, cols);
        outputs.push(read(y, n), read(dx, n));
        k.logSoftmax(x, y, rows, cols);
        k.logSoftmaxBackward(g, y, dx, rows, cols);
        outputs.push(read(y, n), read(dx, n));
        const targets = put(integers(rows, cols), heap.i32);
        if (rows > 2) heap.i32[targets / 4 + 1] = -100;
        k.crossEntropy(x, targets, y, rows, cols, -100);
        outputs.push(read(y, rows));
        for (const stride of [0, 1]) {
          k.crossEntropyBackward(g, stride, x, targets, dx, rows, cols, -100);
          outputs.push(read(dx, n));
        }
        k.softmax(x, x, rows, cols);
        return [...outputs, read(x, n)];
      });
    }
  });

  test("layer norm agrees with and without weight and bias, forward and backward", () => {
    for (const [rows, cols] of sizes.slice(1)) {
      for (const affine of [true, false]) {
        agree((k) => {
          const n = rows * cols;
          const [x, g] = [put(random(n)), put(random(n))];
          const [weight, bias] = affine ? [put(random(cols)), put(random(cols))] : [0, 0];
          const [y, dx] = [put(new Float32Array(n)), put(new Float32Array(n))];
          const [mean, rstd] = [put(new Float32Array(rows)), put(new Float32Array(rows))];
          const [dWeight, dBias] = affine ? [put(random(cols)), put(random(cols))] : [0, 0];
          k.layerNorm(x, weight, bias, y, mean, rstd, rows, cols, 1e-5);
          k.layerNormBackward(g, x, weight, mean, rstd, dx, dWeight, dBias, rows, cols);
          return [
            read(y, n),
            read(mean, rows),
            read(rstd, rows),
            read(dx, n),
            read(dWeight, affine ? cols : 0),
            read(dBias, affine ? cols : 0),
          ];
        }, 1e-5);
      }
    }
  });
});

test("optimisers agree in all their forms over three steps", () => {
  for (const momentum of [0, 0.9]) {
    for (const [nesterov, weightDecay] of [
      [false, 0],
      [momentum > 0, 0.1],
    ] as const) {
      agree((k) => {
        const [p, g, buffer] = [put(random(11)), put(random(11)), put(new Float32Array(11))];
        for (let i = 0; i < 3; i++)
          k.sgd(p, g, buffer, 11, { lr: 0.1, momentum, dampening: 0, weightDecay, nesterov, first: i === 0 });
        return [read(p, 11), read(buffer, 11)];
      });
    }
  }
  for (const decoupled of [true, false]) {
    agree((k) => {
      const [p, g, m, v] = [put(random(11)), put(random(11)), put(new Float32Array(11)), put(new Float32Array(11))];
      let [one, two] = [1, 1];
      for (let i = 0; i < 3; i++) {
        one *= 0.9;
        two *= 0.999;
        k.adam(p, g, m, v, 11, {
          lr: 0.01,
          beta1: 0.9,
          beta2: 0.999,
          eps: 1e-8,
          weightDecay: 0.1,
          decoupled,
          correction1: 1 - one,
          correction2: 1 - two,
        });
      }
      return [read(p, 11), read(m, 11), read(v, 11)];
    });
  }
});

test("norms of channels agree, over the batch and over groups of channels", () => {
  for (const [N, C, groups, cols] of [
    [1, 1, 1, 1],
    [3, 4, 2, 5],
    [2, 6, 6, 16],
    [4, 3, 1, 131],
  ] as const) {
    const perGroup = C / groups;
    const layouts = [
      [C, N, cols, cols, C * cols, C, 1, 0],
      [N * groups, perGroup, cols, perGroup * cols, cols, groups, perGroup, 1],
    ] as const;
    for (const [count, rows, width, groupStride, rowStride, cycle, groupChannels, rowChannels] of layouts) {
      const extent = [count, rows, width, groupStride, rowStride] as const;
      const layout = [...extent, cycle, groupChannels, rowChannels] as const;
      for (const affine of [true, false]) {
        agree((k) => {
          const n = N * C * cols;
          const [x, g, out, dx] = [put(random(n)), put(random(n)), put(random(n)), put(random(n))];
          const [mean, variance, rstd] = [put(random(count)), put(random(count)), put(random(count, 0.5, 1.5))];
          const [w, b, dW, dB] = affine ? [0, 0, 0, 0].map(() => put(random(C))) : [0, 0, 0, 0];
          k.channelStatistics(x, mean, variance, ...extent);
          k.channelNorm(x, w!, b!, out, mean, rstd, ...layout);
          k.channelNormBackward(g, x, w!, mean, rstd, dx, dW!, dB!, ...layout);
          const affines = affine ? [read(dW!, C), read(dB!, C)] : [];
          return [read(mean, count), read(variance, count), read(out, n), read(dx, n), ...affines];
        }, 1e-5);
      }
    }
  }
});
