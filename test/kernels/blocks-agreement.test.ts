import { expect, test } from "vitest";
import { heap } from "../../src/kernels/index.js";
import { agree, integers, put, random, read, reference, simd } from "./pair.js";

/** Blocks of weights with plausible scales: random bytes would be infinite halves. */
function blocks(count: number, bytes: number, halves: number): number {
  const data = Uint8Array.from(integers(count * bytes, 256));
  for (let b = 0; b < count; b++) {
    for (let h = 0; h < halves; h++) {
      const at = b * bytes + 2 * h;
      data[at + 1] = (data[at + 1]! & 0x83) | 0x28 | (data[at + 1]! & 4); // exponents of about 2⁻⁴
    }
  }
  return put(data, heap.u8);
}

const formats = [
  ["linearQ4", 20, 2],
  ["linearQ8", 34, 1],
] as const;

test.each(formats)(
  "%s agrees for all edges, and a row does not depend on the rows beside it",
  (name, bytes, halves) => {
    for (const [m, n, k] of [
      [1, 1, 32],
      [1, 9, 64],
      [4, 4, 32],
      [5, 17, 96],
      [9, 33, 64],
      [3, 5, 0],
      [0, 4, 32],
      [131, 6, 64],
    ] as const) {
      agree((kernels) => {
        const [x, out] = [put(random(m * k)), put(random(m * n))];
        const w = blocks((n * k) / 32, bytes, halves);
        kernels[name](x, w, out, m, n, k);
        const together = read(out, m * n);
        for (let row = 0; row < m; row++) kernels[name](x + row * k * 4, w, out + row * n * 4, 1, n, k);
        expect(read(out, m * n)).toEqual(together);
        return [together];
      }, 3e-5);
    }
  },
);

test("a block of zeros is zero, and subnormal scales are numbers as any other", () => {
  for (const kernels of [reference, simd]) {
    const [x, out] = [put(new Float32Array(32)), put(random(1))];
    kernels.linearQ8(x, blocks(1, 34, 1), out, 1, 1, 32);
    expect(read(out, 1)[0]).toBe(0);
    const w = new Uint8Array(34);
    w[0] = 1; // 2⁻²⁴
    w[2] = 64;
    kernels.linearQ8(put(Float32Array.from({ length: 32 }, (_, i) => +(i === 0))), put(w, heap.u8), out, 1, 1, 32);
    expect(read(out, 1)[0]).toBeCloseTo(64 / 16777216, 12);
  }
});

test("grouped attention agrees, whatever is seen and shared, and a row does not depend on the rows beside it", () => {
  for (const [T, heads, shared, S, D, room] of [
    [1, 1, 1, 1, 4, 1],
    [3, 6, 2, 7, 8, 9],
    [5, 9, 3, 11, 64, 16],
    [2, 4, 4, 6, 20, 6],
  ] as const) {
    for (const seen of [S - T + 1, 1, S]) {
      agree((kernels) => {
        const [q, k, v] = [put(random(T * heads * D)), put(random(shared * room * D)), put(random(shared * room * D))];
        const [out, p] = [put(random(T * heads * D)), put(random(heads * T * S))];
        kernels.groupedAttention(q, k, v, out, p, T, heads, shared, S, D, room * D, 0.4, seen);
        const together = read(out, T * heads * D);
        for (let t = 0; t < T; t++) {
          const row = t * heads * D * 4;
          kernels.groupedAttention(q + row, k, v, out + row, 0, 1, heads, shared, S, D, room * D, 0.4, seen + t);
        }
        expect(read(out, T * heads * D)).toEqual(together);
        return [together, read(p, heads * T * S)];
      });
    }
  }
});

test("pairs are turned alike", () => {
  agree((kernels) => {
    const [x, table] = [put(random(3 * 2 * 8)), put(new Float32Array(3 * 16))];
    for (let t = 0; t < 3; t++) {
      for (let i = 0; i < 8; i++) {
        const angle = t + (i >> 1);
        heap.f32[table / 4 + t * 16 + i] = Math.cos(angle);
        heap.f32[table / 4 + t * 16 + 8 + i] = (i & 1 ? 1 : -1) * Math.sin(angle);
      }
    }
    kernels.rotatePairs(x, table, 3, 2, 8);
    return [read(x, 48)];
  });
});
