import { expect, test } from "vitest";
import {
  dequantize,
  Generator,
  linear,
  linearInt8,
  noGrad,
  quantize,
  rand,
  randn,
  type Tensor,
  tensor,
  zeros,
} from "../../src/index.js";
import { memoryInUse } from "../../src/tensor/storage.js";

const normal = (shape: number[], seed = 1) => randn(shape, { generator: new Generator(seed) }) as Tensor;

test("no weight moves by more than half a scale, at any magnitude", () => {
  for (const size of [1, 1e-3, 1e30, 1e-30, 1e-38, 1e-44]) {
    const w = normal([20, 33]).mul(size) as Tensor;
    const { weight, scale } = quantize(w);
    const [given, bytes, scales] = [w.data(), weight.data(), scale.data()];
    given.forEach((value, i) => {
      const step = scales[Math.floor(i / 33)]!;
      expect(Math.abs(value - bytes[i]! * step)).toBeLessThanOrEqual((step / 2) * (1 + 1e-5));
    });
    expect([weight.dtype, scale.dtype, scale.shape]).toEqual(["int8", "float32", [20]]);
  }
});

test("the largest number of a row is kept at 127, and a row of zeros is zeros", () => {
  const { weight, scale } = quantize(
    tensor([
      [0.5, -2],
      [0, 0],
    ]),
  );
  expect(weight.toArray()).toEqual([
    [32, -127],
    [0, 0],
  ]);
  expect(dequantize(weight, scale).toArray()[1]).toEqual([0, 0]);
});

test("quantizing what was quantized changes nothing", () => {
  const { weight, scale } = quantize(normal([9, 40]));
  const again = quantize(dequantize(weight, scale));
  expect(again.weight.toArray()).toEqual(weight.toArray());
});

test("a linear layer on bytes is float64's on the weights that the bytes stand for, whatever the sizes", () => {
  for (const [lead, inputs, outputs] of [
    [[1], 576, 70],
    [[3, 5], 17, 9],
    [[7], 8, 4],
    [[], 5, 3],
    [[0], 5, 3],
    [[2], 1, 1],
  ] as [number[], number, number][]) {
    const [x, b] = [normal([...lead, inputs], 2), normal([outputs], 3)];
    const { weight, scale } = quantize(normal([outputs, inputs], 4));
    const exact = linear(
      x.to("float64"),
      weight.to("float64").mul(scale.to("float64").unsqueeze(1)) as Tensor,
      b.to("float64"),
    );
    const found = linearInt8(x, weight, scale, b);
    expect(found.shape).toEqual(exact.shape);
    const off = found.to("float64").sub(exact).abs().toArray().flat(Infinity) as number[];
    expect(Math.max(0, ...off)).toBeLessThan(1e-5 * inputs);
    expect(linearInt8(x.to("float64"), weight, scale, b).dtype).toBe("float64");
  }
});

test("a row is the same to the last bit alone and among others: a cache changes nothing", () => {
  const [x, { weight, scale }] = [normal([11, 100]), quantize(normal([13, 100], 5))];
  const together = linearInt8(x, weight, scale);
  for (let i = 0; i < 11; i++)
    expect(linearInt8(x.slice(0, i, i + 1), weight, scale).toArray()[0]).toEqual(together.toArray()[i]);
});

test("views are read as they are: a transposed input, rows out of a larger table", () => {
  const { weight, scale } = quantize(normal([12, 6], 6));
  const x = normal([6, 4], 7).transpose(0, 1) as Tensor;
  const wanted = linearInt8(x.clone(), weight.slice(0, 3, 9).clone(), scale.slice(0, 3, 9).clone());
  expect(linearInt8(x, weight.slice(0, 3, 9), scale.slice(0, 3, 9)).toArray()).toEqual(wanted.toArray());
});

test("gradients flow to what comes before; the bytes have none", () => {
  const { weight, scale } = quantize(
    tensor([
      [1, 2],
      [3, -4],
    ]),
  );
  const x = tensor([[1, 1]], { requiresGrad: true });
  linearInt8(x, weight, scale).sum().backward();
  const wanted = dequantize(weight, scale).sum(0);
  expect(x.grad!.sub(wanted).abs().max().item()).toBeLessThan(1e-5);
  expect(() => {
    weight.requiresGrad = true;
  }).toThrow("requiresGrad: only float32 and float64 tensors have gradients, but this one is int8");
  expect(() => noGrad(() => linearInt8(x, weight, scale)).backward(tensor([[1, 1]]))).toThrow(/backward/);
});

test("bytes take a quarter of the memory", () => {
  const w = rand([1000, 1000]);
  const before = memoryInUse().bytes;
  const kept = quantize(w);
  const taken = memoryInUse().bytes - before;
  expect(taken).toBeLessThan(1.06e6); // float32: 4e6
  expect(kept.weight.numel()).toBe(1e6);
});

test("int8 is a kind of number of its own: whole numbers that fit, arithmetic in int32", () => {
  const x = tensor([100, -128], { dtype: "int8" });
  expect([x.toArray(), x.add(x).dtype, x.add(x).toArray()]).toEqual([[100, -128], "int32", [200, -256]]);
  expect([x.sum().item(), x.mean().dtype, tensor(Int8Array.of(-1)).dtype]).toEqual([-28, "float32", "int8"]);
  expect(zeros([2], { dtype: "int8" }).scatterAdd(0, [0, 0], x).toArray()).toEqual([-28, 0]);
  const range = "does not fit int8, which holds whole numbers from -128 to 127; use";
  expect(() => tensor([128], { dtype: "int8" })).toThrow(`tensor: 128 ${range} int32 instead, as in x.to("int32")`);
  expect(() => tensor([3e9]).to("int8")).toThrow(`to: 3000000000 ${range} float64 instead`);
  expect(() => tensor([1, Number.NaN]).to("int8")).toThrow("replace NaN and Infinity first");
  expect(() => x.add_(1)).toThrow("int8 cannot hold the result, which is int32");
  expect(() => x.add_(x)).toThrow(`200 ${range}`);
  expect(() => x.setAt([0], 300)).toThrow(`300 ${range}`);
});

test("bad input gets a sentence", () => {
  const { weight, scale } = quantize(zeros([3, 2]));
  const call =
    (...given: unknown[]) =>
    () =>
      linearInt8(...(given as [Tensor, Tensor, Tensor, Tensor]));
  expect(() => quantize(zeros([3]))).toThrow("quantize: expects a matrix [rows, columns], but is given [3]");
  expect(() => quantize(tensor([[1, Infinity]]))).toThrow("expects numbers that float32 can hold, but one is Infinity");
  expect(() => quantize([[1]] as never)).toThrow(/quantize: .*tensor/);
  expect(() => dequantize(zeros([3, 2]), scale)).toThrow("dequantize: the weight must be int8, but is float32");
  expect(() => dequantize(weight, zeros([2]))).toThrow("dequantize: the scale must be [3], but is [2]");
  expect(call(zeros([1, 2]), zeros([3, 2]), scale)).toThrow(
    "linearInt8: the weight must be int8, but is float32; quantize(weight) makes int8 and scales of it",
  );
  expect(call(zeros([1, 3]), weight, scale)).toThrow("linearInt8(2, 3): expects 2 features, got 3 in [1, 3]");
  expect(call(zeros([1, 2]), weight, zeros([3, 1]))).toThrow("linearInt8: the scale must be [3], but is [3, 1]");
  expect(call(zeros([1, 2]), weight, scale, zeros([2]))).toThrow("linearInt8: the bias must be [3], but is [2]");
  expect(call(zeros([1, 2]), weight)).toThrow("linearInt8: scale must be a tensor, but is undefined");
});
