import fc from "fast-check";
import { expect, test } from "vitest";
import { nn, randn, safetensors, save, type Tensor, tensor, zeros } from "../../src/index.js";

/** A file of one tensor "a" of a kind, with these bytes. */
function file(dtype: string, bytes: ArrayBufferView, n: number): Uint8Array {
  const data = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = new TextEncoder().encode(JSON.stringify({ a: { dtype, shape: [n], data_offsets: [0, data.length] } }));
  const whole = new Uint8Array(8 + header.length + data.length);
  new DataView(whole.buffer).setBigUint64(0, BigInt(header.length), true);
  whole.set(header, 8);
  whole.set(data, 8 + header.length);
  return whole;
}
const read = (dtype: string, bytes: ArrayBufferView, n: number) => safetensors.decode(file(dtype, bytes, n)).tensors.a!;

test.each<[string, ArrayBufferView, number[], string]>([
  ["I64", BigInt64Array.of(1n, -2n, 2147483647n), [1, -2, 2147483647], "int32"],
  ["U64", BigUint64Array.of(3n), [3], "int32"],
  ["U32", Uint32Array.of(7), [7], "int32"],
  ["I16", Int16Array.of(-5, 6), [-5, 6], "int32"],
  ["U16", Uint16Array.of(65535), [65535], "int32"],
  ["I8", Int8Array.of(-128, 127), [-128, 127], "int8"],
  ["U8", Uint8Array.of(0, 255), [0, 255], "int32"],
  ["BF16", Uint16Array.of(0x3f80, 0xc040, 0x7f80), [1, -3, Infinity], "float32"],
  [
    "F16",
    Uint16Array.of(0x3c00, 0xc000, 0x3555, 0x0001, 0x7bff, 0x7c00, 0x8000),
    [1, -2, 0.333251953125, 1 / 16777216, 65504, Infinity, -0],
    "float32",
  ],
])("%s is read, and widened", (dtype, bytes, values, becomes) => {
  const x = read(dtype, bytes, values.length);
  expect(Array.from(x.data())).toEqual(values);
  expect(x.dtype).toBe(becomes);
});

test("a whole number that int32 cannot hold is refused, not cut", () =>
  expect(() => read("I64", BigInt64Array.of(4294967296n), 1)).toThrow(
    'safetensors: "a" holds 4294967296, which is beyond the whole numbers that a tensor can hold',
  ));

test("a kind that is not read is named; the file is not called unsafe", () =>
  expect(() => read("F8_E4M3", Uint8Array.of(1), 1)).toThrow(
    /^safetensors: "a" holds numbers of kind "F8_E4M3", which are not read here; read are F64, F32/,
  ));

test("halves are written to the nearest, ties to even, and all halves come back as they were", () => {
  const halves = Uint16Array.from({ length: 65536 }, (_, i) => i).filter(
    (h) => (h & 0x7c00) !== 0x7c00 || (h & 1023) === 0,
  );
  const numbers = read("F16", halves, halves.length);
  const bytes = safetensors.encode({ a: numbers }, undefined, { kind: "F16" });
  expect(new Uint16Array(bytes.slice(bytes.length - 2 * halves.length).buffer)).toEqual(halves);
  fc.assert(
    fc.property(fc.float({ noNaN: true, min: -65504, max: 65504 }), (value) => {
      const written = safetensors.encode({ a: tensor([value]) }, undefined, { kind: "F16" });
      const back = safetensors.decode(written).tensors.a!.item();
      const error = Math.abs(back - value);
      expect(error).toBeLessThanOrEqual(Math.max(Math.abs(value) / 2048, 2 ** -25));
    }),
    { numRuns: 300, seed: 1 },
  );
});

test("I8 and U8 are written by name, and only whole numbers that fit", () => {
  const state = { w: tensor([-128, 127]), mask: tensor([0, 255]), b: tensor([0.5]) };
  const bytes = safetensors.encode(state, undefined, { kind: { w: "I8", mask: "U8" } });
  const { tensors } = safetensors.decode(bytes);
  expect([tensors.w, tensors.mask, tensors.b].map((x) => x!.toArray())).toEqual([[-128, 127], [0, 255], [0.5]]);
  const write = (kind: object) => () => safetensors.encode(state, undefined, { kind } as never);
  expect(write({ mask: "I8" })).toThrow('"mask" cannot be written as I8, whole numbers from -128 to 127: one is 255');
  expect(write({ b: "U8" })).toThrow('"b" cannot be written as U8, whole numbers from 0 to 255: one is 0.5');
  expect(write({ b: "Q4" })).toThrow('the kind of "b" must be F16, I8 or U8, but is Q4');
});

test.each<[string, unknown, string]>([
  ["a model", nn.linear(1, 1), "safetensors: expects the numbers of the model, not the model; write model.stateDict()"],
  ["a plain array", { weights: [1, 2] }, 'safetensors: "weights" is not a tensor; write tensor(weights)'],
  [
    "one tensor",
    tensor([1]),
    "safetensors: expects tensors by name, such as model.stateDict() or { weights: tensor([1, 2]) }, but got one tensor",
  ],
  ["nothing", undefined, "but got undefined"],
])("saving %s gets a sentence", async (_what, given, sentence) => {
  await expect(save("unused.safetensors", given as Record<string, Tensor>)).rejects.toThrow(sentence);
});

test("a state dict from PyTorch goes into our model: batch norm, recurrent nets, attention", () => {
  const net = nn.sequential(nn.linear(3, 4), nn.batchNorm1d(4));
  net.loadStateDict(
    nn.fromPytorch({
      "0.weight": zeros([4, 3]),
      "0.bias": tensor([1, 2, 3, 4]),
      "1.weight": zeros([4]),
      "1.bias": zeros([4]),
      "1.running_mean": tensor([5, 6, 7, 8]),
      "1.running_var": zeros([4]),
      "1.num_batches_tracked": tensor(Int32Array.of(9)),
    }),
  );
  expect(net.namedBuffers()[0]![1].toArray()).toEqual([5, 6, 7, 8]);
  const theirs = {
    weight_ih_l0: zeros([16, 3]),
    weight_hh_l0: zeros([16, 4]),
    bias_ih_l0: zeros([16]),
    bias_hh_l0: zeros([16]),
  };
  nn.lstm(3, 4).loadStateDict(nn.fromPytorch(theirs));
  const joined = randn([24, 8]);
  const attention = nn.multiHeadAttention(8, 2);
  attention.loadStateDict(
    nn.fromPytorch({
      in_proj_weight: joined,
      in_proj_bias: zeros([24]),
      "out_proj.weight": zeros([8, 8]),
      "out_proj.bias": zeros([8]),
    }),
  );
  expect(attention.stateDict()["key.weight"]!.toArray()).toEqual(joined.narrow(0, 8, 8).toArray());
});

test("paths that differ are renamed first", () =>
  expect(
    Object.keys(nn.fromPytorch({ "features.0.weight": zeros([1]) }, (path) => path.replace("features.", ""))),
  ).toEqual(["0.weight"]));
