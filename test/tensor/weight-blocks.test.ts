import { expect, test } from "vitest";
import { allclose, Generator, linear, randn, type Tensor, zeros } from "../../src/index.js";
import { dequantizeRows, linearBlocks, weightBlocks } from "../../src/tensor/ops/weight-blocks.js";
import { blocks } from "../persistence/gguf-file.js";

const generator = new Generator(4);
const normal = (shape: number[]) => randn(shape, { generator }) as Tensor;

test.each(["Q4_1", "Q8_0"] as const)(
  "%s: a layer on blocks is one on what they stand for, forward and backward",
  (kind) => {
    const weight = weightBlocks(
      kind,
      [5, 64],
      blocks(kind === "Q4_1" ? 3 : 8, 5 * 64, () => generator.uniform()),
    );
    const wide = dequantizeRows(weight);
    expect(wide.shape).toEqual([5, 64]);
    expect(dequantizeRows(weight, [3, 0, 3]).toArray()).toEqual(
      [3, 0, 3].map((i) => (wide.toArray() as number[][])[i]),
    );
    for (const shape of [
      [1, 64],
      [2, 3, 64],
      [9, 64],
    ]) {
      const [x, g] = [normal(shape), normal([...shape.slice(0, -1), 5])];
      const [a, b] = [x.clone().detach() as Tensor, x.clone().detach() as Tensor];
      for (const one of [a, b]) one.requiresGrad = true;
      const [found, wanted] = [linearBlocks(a, weight), linear(b, wide)];
      expect(allclose(found, wanted, { rtol: 1e-4, atol: 1e-3 })).toBe(true);
      found.backward(g);
      wanted.backward(g);
      expect(allclose(a.grad!, b.grad!, { rtol: 1e-5, atol: 1e-5 })).toBe(true);
    }
  },
);

test("what does not fit gets a sentence", () => {
  const weight = weightBlocks("Q8_0", [2, 32], new Uint8Array(68));
  expect(() => weightBlocks("Q8_0", [2, 32], new Uint8Array(60))).toThrow(
    /\[2, 32\] in Q8_0 takes 68 bytes.*there are 60/,
  );
  expect(() => weightBlocks("Q4_1", [2, 16], new Uint8Array(20))).toThrow(/in whole blocks of 32/);
  expect(() => linearBlocks(zeros([1, 64]), weight)).toThrow("linear(32, 2, Q8_0): expects […, 32], but x is [1, 64]");
  expect(linearBlocks(zeros([1, 32], { dtype: "float64" }), weight).dtype).toBe("float32");
  expect(() => linearBlocks([1] as never, weight)).toThrow(/linearBlocks: x must be a tensor/);
});
